#pragma once
// The lists of a document in the bytes of one row. docs/FORMATS.md, "Packed lists".

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/list.h"

namespace recto::store {

/// The lists as bytes; the same lists always give the same. O(n).
std::string pack_lists(std::span<const List> lists);
/// Errors: corrupt (not what pack_lists writes, whole).
Result<std::vector<List>> unpack_lists(std::string_view untrusted_record);

}  // namespace recto::store
