#pragma once
// A look at the outside of a PNG: what the host checks before it hands a picture on to a browser.

#include <string_view>

#include "base/result.h"
#include "base/types.h"

namespace recto::wire {

/// True when `untrusted` is a signature and a chain of chunks from IHDR (of this width and height) to IEND, of critical
/// chunks and plain colour information only: no text, no animation, nothing after the end. Does not decode. O(chunks).
/// ISO/IEC 15948, sections 5.2 and 5.3.
bool is_plain_png(std::string_view untrusted, Pixels width, Pixels height);

}  // namespace recto::wire
