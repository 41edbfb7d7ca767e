#include "search/page_breaks.h"

#include <algorithm>

namespace recto::search {
namespace {

using Kind = QueryNode::Kind;

uint64_t pieces_with(const std::vector<size_t>& words, std::span<const WordForms> forms) {
  uint64_t sum = 0;
  for (const size_t word : words) sum += forms[word].count();
  return sum;
}

/// The one of several that takes the least to walk through.
void keep_rarer(std::vector<size_t>& best, std::vector<size_t> other, std::span<const WordForms> forms) {
  if (other.empty()) return;
  if (best.empty() || pieces_with(other, forms) < pieces_with(best, forms)) best = std::move(other);
}

}  // namespace

std::optional<PageBreak> page_break(const PieceTable& table, uint32_t number) {
  if (!table.goes_on(number)) return std::nullopt;
  const std::span<const Print> before = table.words(number).prints, after = table.words(number + 1).prints;
  if (before.empty() || after.empty()) return std::nullopt;
  return PageBreak{before.last(std::min(kBridgeWords, before.size())),
                   after.first(std::min(kBridgeWords, after.size()))};
}

std::vector<size_t> anchors(const QueryNode& node, std::span<const WordForms> forms) {
  std::vector<size_t> best;
  switch (node.kind) {
    case Kind::word:
    case Kind::phrase:
      for (const size_t word : node.words) keep_rarer(best, {word}, forms);
      return best;
    case Kind::any:
      for (const QueryNode& child : node.children) {
        const std::vector<size_t> one = anchors(child, forms);
        if (one.empty()) return {};
        best.insert(best.end(), one.begin(), one.end());
      }
      return best;
    case Kind::except:
      return anchors(node.children.front(), forms);
    case Kind::nothing_but:
      return {};
    case Kind::near:
    case Kind::plain:
    case Kind::all:
      for (const QueryNode& child : node.children) keep_rarer(best, anchors(child, forms), forms);
      return best;
  }
  return best;
}

}  // namespace recto::search
