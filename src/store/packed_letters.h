#pragma once
// The letters of a document in the bytes of one row. docs/FORMATS.md, "Packed letters".
//
// Derived data, and cheap to derive again: the record has a version byte and no more; what another version wrote is read anew
// from the pages.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/letter.h"

namespace recto::store {

/// The letters as bytes; the same letters always give the same. O(n).
std::string pack_letters(std::span<const Letter> letters);
/// Errors: corrupt (not what pack_letters writes, whole).
Result<std::vector<Letter>> unpack_letters(std::string_view untrusted_record);

}  // namespace recto::store
