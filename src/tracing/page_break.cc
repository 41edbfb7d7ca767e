#include "tracing/page_break.h"

#include <algorithm>

#include "tracing/word_kinds.h"

namespace recto::tracing {
namespace {

constexpr size_t kMostEdgeLines = 8;
constexpr double kSameLine = 0.8;  // a recogniser reads one header twice, differently

/// A line's tokens, and their text with every digit as #.
struct EdgeLine {
  WordStream::Tokens tokens;
  std::u32string text;
};

enum class Edge { head, foot };

std::u32string without_digits(const WordStream& words, WordStream::Tokens tokens) {
  std::u32string out;
  for (size_t k = tokens.first; k < tokens.last; ++k) {
    for (const char32_t c : words.folded(words.tokens[k])) {
      const bool digit = c >= U'0' && c <= U'9';
      if (!digit)
        out += c;
      else if (out.empty() || out.back() != U'#')
        out += U'#';
    }
  }
  return out;
}

bool same_line(const SourceText& page, size_t left, size_t right) {
  const auto& tokens = page.words->tokens;
  const size_t from = tokens[left].range.end.value;
  return page.text_of(0).substr(from, tokens[right].range.start.value - from).find(U'\n') == std::u32string_view::npos;
}

/// The outermost lines with words, from the edge inwards.
std::vector<EdgeLine> edge_lines(const SourceText& page, Edge edge) {
  std::vector<EdgeLine> lines;
  const size_t count = page.words->tokens.size();
  size_t first = edge == Edge::head ? 0 : count, last = first;
  while (lines.size() < kMostEdgeLines && (edge == Edge::head ? last < count : first > 0)) {
    if (edge == Edge::head) {
      first = last++;
      while (last < count && same_line(page, last - 1, last)) ++last;
    } else {
      last = first--;
      while (first > 0 && same_line(page, first - 1, first)) --first;
    }
    lines.push_back({{first, last}, without_digits(*page.words, {first, last})});
  }
  return lines;
}

bool is_page_number(const EdgeLine& line) {
  return line.text == U"#" || line.text == U"page#" || line.text == U"page#of#" || line.text == U"#of#" ||
         line.text == U"صفحه#";
}

/// How many of the outermost lines are furniture: an unbroken run from the edge.
size_t furniture(const std::vector<EdgeLine>& lines, const std::vector<EdgeLine>& others) {
  size_t count = 0;
  for (const EdgeLine& line : lines) {
    const bool recurs = std::any_of(others.begin(), others.end(), [&](const EdgeLine& other) {
      return likeness(line.text, other.text) >= kSameLine;
    });
    if (!recurs && !is_page_number(line)) break;
    ++count;
  }
  return count;
}

}  // namespace

WordStream::Tokens body(const SourceText& page, const SourceText& other) {
  WordStream::Tokens tokens{0, page.words->tokens.size()};
  const std::vector<EdgeLine> head = edge_lines(page, Edge::head), foot = edge_lines(page, Edge::foot);
  const size_t head_lines = furniture(head, edge_lines(other, Edge::head));
  const size_t foot_lines = furniture(foot, edge_lines(other, Edge::foot));
  if (head_lines > 0) tokens.first = head[head_lines - 1].tokens.last;
  if (foot_lines > 0) tokens.last = std::max(tokens.first, foot[foot_lines - 1].tokens.first);
  return tokens;
}

SourceText over_page_break(const SourceText& first, const SourceText& second, size_t reach) {
  WordStream::Tokens before = body(first, second), after = body(second, first);
  const auto& left = first.words->tokens;
  const auto& right = second.words->tokens;
  while (before.first < before.last &&
         left[before.last - 1].start + left[before.last - 1].length - left[before.first].start > reach)
    ++before.first;
  while (after.first < after.last &&
         right[after.last - 1].start + right[after.last - 1].length - right[after.first].start > reach)
    --after.last;
  WordStream words;
  words.append(*first.words, before, 0);
  words.append(*second.words, after, 1);
  return {std::make_shared<const WordStream>(std::move(words)), {first.pages[0], second.pages[0]}};
}

}  // namespace recto::tracing
