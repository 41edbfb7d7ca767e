#pragma once
// What two stretches of sentences in two languages have in common.

#include <span>
#include <vector>

#include "linking/bilingual_text.h"

namespace recto::linking {

/// Consecutive sentences.
using Stretch = std::span<const BilingualSentence>;

/// What of one side was found on the other.
struct CommonGround {
  unsigned values = 0, values_found = 0;  ///< figures, dates, references, identifiers
  unsigned words = 0, words_found = 0;    ///< different words that the dictionary knows, and capital ones as names
  /// 0–1: the share of them, a value counting as two words; 0 where there is nothing to be found.
  double share() const;
};

/// What of `one` is in `other`: values by their keys, words by the dictionary, capital words by their sound. O(words · translations).
CommonGround common_ground(Stretch one, Stretch other, const Dictionary& dictionary);

/// Both ways: the mean of the shares.
double likeness(Stretch one, Stretch other, const Dictionary& dictionary);

/// Whether two words may be one name: a Latin one with a capital and an Arabic one that sound alike.
bool same_sound(const BilingualWord& a, const BilingualWord& b);

}  // namespace recto::linking
