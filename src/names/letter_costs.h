#pragma once
// What a word's letters say of its likeness to a part, before they are made into sounds: a bound that takes a load and a sum a letter, where pronouncing takes a
// microsecond. For walks over a vocabulary.
//
// A grapheme's sounds cost at least what each costs beside whichever sound of the part suits it best (least_costs.h), less what the likeness asked for lets their
// mass cost: its excess. A letter counts with the excess it has by itself, and two letters that begin a grapheme of several with what that one has less than
// its letters. So the sum over a word is no more than any reading of it exceeds what the part's own mass allows.

#include <string_view>
#include <unordered_map>

#include "names/least_costs.h"
#include "names/tables.h"

namespace recto::names {

/// Against one part at one likeness. Immutable.
class LetterCosts {
 public:
  /// `least` is above 0 and at most 1. O(letters.tsv), ten microseconds.
  LetterCosts(const Sounds& part, float least, const Tables& tables);

  /// The excess of a letter, in a word of at most Sounds::kLongest; far below zero for one that may be read as another one, or as two sounds.
  float of(char32_t letter) const;
  /// What two letters may take off that, as they begin a grapheme: 0 or less.
  float of_two(char32_t first, char32_t second) const;
  /// A word is less alike than `least` if its letters and pairs of letters add up to more; of a letter that stands twice, the second one counts only if it
  /// is below zero.
  float most() const { return most_; }

 private:
  std::unordered_map<char32_t, float> letters_;
  std::unordered_map<uint64_t, float> pairs_;
  float most_ = 0;
};

}  // namespace recto::names
