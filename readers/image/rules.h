#pragma once
// Ruled lines: of forms, tables and frames, and under words.

#include <vector>

#include "readers/image/pix.h"

namespace recto::image {

/// The course of a ruled line that was found, in pixels: from its left or upper end to the other.
struct RuledLine {
  float x0 = 0, y0 = 0, x1 = 0, y1 = 0;
};

/// Takes ruled lines, upright within two degrees, out of `ink` and paints them white in `grey` (of the same size), so that words standing on
/// a line, or in a frame that they touch, are ink of their own. Strokes that cross a line stay whole. `letter_height` in pixels: what is
/// shorter than eight of them, or thicker than half of one, is no ruled line. The lines taken out. O(pixels).
std::vector<RuledLine> remove_rules(Ink& ink, Grey& grey, int letter_height);

}  // namespace recto::image
