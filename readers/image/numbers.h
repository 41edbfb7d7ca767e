#pragma once
// Numbers in a line of Arabic, references with single letters among them (214/ق/3), found by their ink and read character by character. See
// docs/decisions/011-digits.md and 034.

#include <string>
#include <vector>

#include "readers/image/digit_net.h"

namespace recto::image {

/// The most that a word which is held for unsure may have: one below 0.80 counts as such (docs/decisions/004).
inline constexpr float kUnsure = 0.79f;

/// A number as it stands in a line, with the signs that stand close to it.
struct FoundNumber {
  std::u32string text;   ///< in logical order: shown by the rules of bidirectional text it looks as it does on the page
  float confidence = 0;  ///< 0–1: that all its digits and the signs between them are right
  bool eastern = false;  ///< in the digits ٠١٢٣٤٥٦٧٨٩
  PixelBox box;
  PieceIds pieces;                                  ///< its ink
  bool close_before = false, close_behind = false;  ///< ink without a space between follows on the left, on the right
  bool letters = false;                             ///< a reference with letters in it: 214/ق/3
};

/// The digits that may stand on a page: none but Western ones among Latin letters.
enum class DigitSets { both, western };

/// From the left. What may be a word is left alone: each character must be more likely a digit or a sign than anything else; a single digit that looks
/// like a letter, or digits that touch letters, must be surer than others. About 40 µs a piece of ink of a digit's size, up to 1 ms
/// for one that may be digits that touch.
std::vector<FoundNumber> find_numbers(const Grey& grey, const Pieces& pieces, const TextLine& line, const DigitNet& net,
                                      DigitSets sets = DigitSets::both);

}  // namespace recto::image
