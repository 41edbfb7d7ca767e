#pragma once
// One line of glyphs as text in reading order.

#include <string>
#include <vector>

#include "readers/pdf/lines.h"
#include "readers/pdf/visual_order.h"

namespace recto::pdf {

/// A cluster in reading order: its letters and where they stand. A space has an empty box.
struct Piece {
  std::u32string letters;
  Box box;
  bool turned = false;  ///< stands in right-to-left text: a bracket here may be mirrored
};

struct LetterCounts {
  size_t right_to_left = 0, left_to_right = 0;
};
/// Letters of both directions among a page's glyphs.
LetterCounts count_letters(const GlyphPage& page);

/// The line's pieces: words separated by exactly one space piece, none at the ends. `page_base` decides for lines whose
/// letters are of both directions in like number. O(n log n).
std::vector<Piece> line_pieces(const GlyphPage& page, const Line& line, BaseDirection page_base);

}  // namespace recto::pdf
