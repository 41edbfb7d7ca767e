#include "search/phrase_screen.h"

namespace recto::search {
namespace {

using Kind = QueryNode::Kind;
constexpr unsigned kMostBits = 64;
constexpr size_t kPrints = 65536;

}  // namespace

PhraseScreen::PhraseScreen(const QueryNode& tree, std::span<const WordForms> forms)
    : marked_(kPrints / 64), place_of_(kPrints) {
  add_needed(tree, forms);
}

void PhraseScreen::add_needed(const QueryNode& node, std::span<const WordForms> forms) {
  switch (node.kind) {
    case Kind::phrase:
      return add_phrase(node, forms);
    case Kind::near:
    case Kind::plain:
    case Kind::all:
      for (const QueryNode& child : node.children) add_needed(child, forms);
      return;
    case Kind::except:
      return add_needed(node.children.front(), forms);
    case Kind::word:
    case Kind::any:
    case Kind::nothing_but:
      return;
  }
}

void PhraseScreen::add_phrase(const QueryNode& phrase, std::span<const WordForms> forms) {
  if (length_ + phrase.words.size() > kMostBits) return;
  first_ |= uint64_t{1} << length_;
  for (const size_t word : phrase.words) {
    for (const Form& form : forms[word].forms) {
      const Print print = print_of(form.term);
      marked_[print / 64] |= uint64_t{1} << (print % 64);
      if (place_of_[print] == 0) {
        place_of_[print] = static_cast<uint16_t>(places_.size());
        places_.push_back(0);
      }
      places_[place_of_[print]] |= uint64_t{1} << length_;
    }
    ++length_;
  }
  last_ |= uint64_t{1} << (length_ - 1);
}

bool PhraseScreen::lets_through(std::span<const Print> prints) const {
  uint64_t reached = 0, whole = 0;
  for (const Print print : prints) {
    if ((marked_[print / 64] >> (print % 64) & 1) == 0) {
      reached = 0;
      continue;
    }
    reached = (reached << 1 | first_) & places_[place_of_[print]];
    whole |= reached & last_;
    if (whole == last_) return true;
  }
  return whole == last_;
}

}  // namespace recto::search
