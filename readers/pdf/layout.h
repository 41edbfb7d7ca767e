#pragma once
// A page's glyphs as a page of words: the text in reading order, and a box for every word.

#include "model/page.h"
#include "readers/pdf/glyphs.h"

namespace recto::pdf {

/// Lines end by U+000A, cells of one row are parted by U+0009, blocks by an empty line; a word is what stands between
/// white space. Order of lines: the stream's, or by columns where the stream jumps about. At most kMostScalars scalars
/// of text; what is beyond is dropped and named in `faults`. O(n log n).
Page to_page(const GlyphPage& glyphs, PageNumber number);

/// Half of what the wire allows.
constexpr size_t kMostScalars = 200'000;

}  // namespace recto::pdf
