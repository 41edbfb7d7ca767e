#pragma once
// Whether a text can be a human language, told from letters alone: no dictionary, a few microseconds a page.
//
// Latin letters: the share of neighbouring pairs that are among the 260 commonest of European languages. Prose in any of
// them is above 0.85; letters shifted by a broken map, or read from noise, are below 0.65. Arabic: the share of the nine
// commonest letters, about 0.65 in prose and in lists of names, 0.32 when letters are at random.

#include <string_view>

namespace recto::reading {

struct LetterStatistics {
  size_t scalars = 0;         ///< not counting white space
  size_t latin = 0;           ///< ASCII letters
  size_t latin_accented = 0;  ///< U+00C0–U+00FF letters and the symbols that mojibake is made of
  size_t arabic = 0;          ///< Arabic letters
  size_t digits = 0;
  size_t other_letters = 0;   ///< of other scripts
  size_t tokens = 0;          ///< between white space
  size_t single_letters = 0;  ///< tokens of one letter
  size_t latin_pairs = 0, common_latin_pairs = 0;
  size_t common_arabic = 0;
  size_t presentation_forms = 0;

  size_t letters() const { return latin + latin_accented + arabic + other_letters; }
};

/// O(n).
LetterStatistics letter_statistics(std::u32string_view text);

}  // namespace recto::reading
