#pragma once
// Where in a text a short string stands with the fewest misread, lost or added letters.

#include <cstdint>
#include <string_view>

namespace recto::search {

struct Closest {
  uint32_t start = 0, end = 0;  ///< in `text`; empty for an empty text
  uint32_t edits = 0;
};

/// The stretch of `text` with the least edit distance to `pattern` (of equal ones the first to end), of which only the first 64
/// characters count. O(|text|). Myers 1999, bit-vector matching, section 4.
Closest closest(std::u32string_view pattern, std::u32string_view text);

}  // namespace recto::search
