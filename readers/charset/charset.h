#pragma once
// Bytes of any charset to text.
//
// Order of trust: a byte order mark; UTF-8 that has no fault at all; UTF-16 without a mark, told by where its zero or
// Arabic high bytes stand; what the file says of itself (HTML); UTF-8 with few faults (a file cut in the middle of a
// letter); EBCDIC by its spaces; Arabic charsets, told apart by how plausible the letters are that they give, because
// uchardet confuses Windows-1256, ISO-8859-6 and CP720; then uchardet; Windows-1252 at last.

#include <string>
#include <string_view>

#include "base/result.h"

namespace recto::charset {

/// True when too many bytes are such as no charset has in a text.
bool looks_binary(std::string_view bytes);

/// The name of the charset of `bytes`, as ICU knows it: "UTF-8", "windows-1256". `said`: what the file claims, may be
/// empty; it is believed if ICU knows it and UTF-8 does not fit better. Looks at the first 64 KiB where all may not matter.
/// Errors: unsupported (it looks like binary data).
Result<std::string> detect_charset(std::string_view bytes, std::string_view untrusted_said = {});

/// The text of `bytes` in a charset of that name, without a byte order mark; what is malformed becomes U+FFFD.
/// Errors: unsupported (no such charset), limit (memory). O(n).
Result<std::u32string> decode(std::string_view bytes, const std::string& charset);

}  // namespace recto::charset
