#pragma once
// The words of a written name, before anything is known about them.

#include <string>
#include <string_view>
#include <vector>

#include "base/types.h"

namespace recto::names {

struct Word {
  std::u32string letters;  ///< lower case, composed, accents kept: what is spelled out
  std::u32string folded;   ///< folded to text::Folding::spelling: what is looked up
  CharRange range;         ///< in the text given
  bool arabic = false;
  bool dot = false;     ///< a full stop follows
  bool comma = false;   ///< a comma, Arabic or Latin, follows
  bool joined = false;  ///< a hyphen joins it to the word before
  bool digits = false;  ///< nothing but digits
};

/// Cuts at everything that is no letter, mark or apostrophe, between scripts (but for a letter or two within a word), and where a small letter is followed by a
/// capital one (PolPot). A digit within a word of letters is part of it (3abd, Ig0r). Words of other scripts than Arabic
/// and Latin are transliterated by ICU. What is in brackets is left out unless there is nothing else. O(n); ICU's
/// transliterators are made at the first word of another script, some 20 ms.
std::vector<Word> words_of(std::u32string_view untrusted_text);

}  // namespace recto::names
