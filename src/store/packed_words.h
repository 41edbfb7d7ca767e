#pragma once
// A page in the few bytes that a row holds. docs/FORMATS.md, "Packed pages", gives the exact bytes with test vectors.
//
// A page of 350 words has 2,200 letters and 1,750 numbers about its words. Four things make it small: words that are what
// stands between white space (they nearly always are) have no offsets at all; boxes are whole eighths of a point and
// told by their distance from the word before, along the line and in the direction of reading; each kind of number is a
// column of its own; text and columns are compressed apart (zstd), each with its own code table. Figures: docs/TESTING.md.
//
// What is lost: box edges move by at most 1/16 pt (a box thinner than 1/8 pt becomes 1/8 pt), a word's confidence by at most
// 1/400. Packing what was unpacked gives the same bytes.

#include <string>
#include <string_view>

#include "base/result.h"
#include "model/page.h"
#include "store/compression.h"

namespace recto::store {

/// What every page must be: words ascend, do not overlap and end within the text; the text is Unicode scalars; numbers
/// are finite. O(n).
bool is_well_formed(const Page& page);

/// The page, which must be well formed, as bytes; the same page always gives the same. O(n), about 100 µs for 350 words.
Record pack_page(const Page& page);
/// Errors: corrupt (not what pack_page writes, whole).
Result<Page> unpack_page(std::string_view untrusted_record);

}  // namespace recto::store
