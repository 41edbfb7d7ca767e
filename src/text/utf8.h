#pragma once
// UTF-8 in and out. Inside Recto a page's text is a u32string of Unicode scalar values, so that an offset is an index.

#include <string>
#include <string_view>

#include "base/result.h"

namespace recto::text {

/// Strict decoding. Errors: invalid_input (the message names the byte offset). Unicode 15, section 3.9, table 3-7.
Result<std::u32string> decode_utf8(std::string_view untrusted);
/// True for what decode_utf8 takes. O(n), no memory.
bool is_utf8(std::string_view untrusted);
/// Every ill-formed maximal subpart becomes U+FFFD.
std::u32string decode_utf8_lossy(std::string_view untrusted);
/// What is no scalar value becomes U+FFFD.
std::string encode_utf8(std::u32string_view text);

}  // namespace recto::text
