#pragma once
// A page's text in few bytes. docs/FORMATS.md, "Packed pages".
//
// ASCII stands for itself. Any other scalar c is one byte, 0x80 | (c & 0x7F), while it lies in the window, a block of 128
// scalars; 0x01 and the block's number (varint) move the window; 0x00 and a varint quote one scalar without moving it (as
// they do for U+0000 and U+0001). Arabic so takes one byte a letter, not two, and compresses by a quarter better than
// its UTF-8 does.

#include <string>
#include <string_view>

#include "store/byte_stream.h"

namespace recto::store {

inline bool is_scalar(uint64_t c) { return c < 0xD800 || (c >= 0xE000 && c <= 0x10FFFF); }

/// Appends scalar count, byte count and bytes. O(n).
void pack_text(std::u32string_view text, ByteWriter& out);
/// Reads what pack_text wrote; what is no Unicode scalar value, or not as counted, makes the reader bad.
std::u32string unpack_text(ByteReader& in);

}  // namespace recto::store
