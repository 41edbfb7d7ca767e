#pragma once
// Glyphs gathered into lines.
//
// Steps: 1. along the content stream, glyphs that share a baseline and follow each other without a wide gap make a
// segment; the pen may move either way, since Arabic producers draw in both orders. 2. Segments of one baseline that
// touch, wherever they stand in the stream, make a line. 3. A segment drawn twice at the same place (false bold,
// shadow) counts once. Widths of gaps are in font sizes: a gap that separates table cells is 1.2 or more, the space
// between words 0.2 to 0.6.

#include <cstdint>
#include <vector>

#include "readers/pdf/glyphs.h"

namespace recto::pdf {

/// A run of glyphs on one baseline. `low`, `high` are places along the baseline's direction, `across` is the baseline's
/// own place across it (down the page for upright text), all in points.
struct Line {
  std::vector<uint32_t> glyphs;  ///< indexes in the order of the stream
  float along_x = 1, along_y = 0;
  float low = 0, high = 0, across = 0;
  float size = 0;      ///< of its largest glyph
  uint32_t order = 0;  ///< place in the stream: the first glyph of its longest segment
};

/// The lines of a page, by `order`. O(n log n).
std::vector<Line> find_lines(const GlyphPage& page);

/// Where a point lies along a line's direction, and across it.
float along(const Line& line, float x, float y);
float across(const Line& line, float x, float y);

}  // namespace recto::pdf
