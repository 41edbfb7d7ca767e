#pragma once
// Numbers in a line of Arabic, found by their ink and read digit by digit. See docs/decisions/011-digits.md.

#include <string>
#include <vector>

#include "readers/image/digit_net.h"

namespace recto::image {

/// A number as it stands in a line, with the signs that stand close to it.
struct FoundNumber {
  std::u32string text;   ///< in logical order: shown by the rules of bidirectional text it looks as it does on the page
  float confidence = 0;  ///< 0–1: that all its digits and the signs between them are right
  bool eastern = false;  ///< in the digits ٠١٢٣٤٥٦٧٨٩
  PixelBox box;
  PieceIds pieces;                                  ///< its ink
  bool close_before = false, close_behind = false;  ///< ink without a space between follows on the left, on the right
};

/// From the left. What may be a word is left alone: each character must be more likely a digit or a sign than anything else; a single digit that looks
/// like a letter, or digits that touch letters, must be surer than others. About 40 µs a piece of ink of a digit's size, up to 1 ms
/// for one that may be digits that touch.
std::vector<FoundNumber> find_numbers(const Grey& grey, const Pieces& pieces, const TextLine& line,
                                      const DigitNet& net);

}  // namespace recto::image
