#pragma once
// A text as the words and signs that names are found among.

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/types.h"

namespace recto::reading {

enum class Script : uint8_t { sign, number, arabic, latin, other };

struct NameWord {
  CharRange range;
  std::u32string folded;  ///< to text::Folding::spelling; of a sign itself
  Script script = Script::sign;
  bool capital = false;      ///< begins with a capital
  bool capitals = false;     ///< of at least two letters, all capitals
  bool joined = false;       ///< nothing stands between it and the word before
  bool begins_line = false;  ///< a line ends before it, or the text begins
  bool begins_sentence = false;
};

/// Words (runs of letters, or of digits) and single signs, in order. O(n).
std::vector<NameWord> name_words(std::u32string_view text);

/// The stretches that are read by themselves: sentences and lines, at most 200 words each.
std::vector<std::pair<size_t, size_t>> stretches_of(std::span<const NameWord> words);

/// What may be an Arabic word's front: the word without و ف, then without ب ل ك س (لل gives ال), then without ال. Letters taken are
/// counted; at least two remain, three behind ال. The word itself comes first. At most five.
struct Front {
  std::u32string rest;
  uint8_t taken = 0;     ///< scalars of the folded word before `rest`'s own
  bool article = false;  ///< ال is among what was taken, or لل was read so
};
std::vector<Front> fronts_of(std::u32string_view folded_arabic_word);

}  // namespace recto::reading
