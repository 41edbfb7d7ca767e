#pragma once
// Ruled lines: of forms, tables and frames, and under words.

#include "readers/image/pix.h"

namespace recto::image {

/// Takes ruled lines, upright within two degrees, out of `ink` and paints them white in `grey` (of the same size), so that words standing on
/// a line, or in a frame that they touch, are ink of their own. Strokes that cross a line stay whole. `letter_height` in pixels: what is
/// shorter than eight of them, or thicker than half of one, is no ruled line. O(pixels).
void remove_rules(Ink& ink, Grey& grey, int letter_height);

}  // namespace recto::image
