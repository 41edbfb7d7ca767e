#pragma once
// The plain matrix of P. Sellers 1980: slow and obviously right. Only tests use it.

#include <algorithm>
#include <string_view>
#include <vector>

namespace recto::tracing::reference {

/// For each end in the text (0 … |text|) the least distance of the pattern from a stretch that ends there. O(|pattern| · |text|).
inline std::vector<uint32_t> distances(std::u32string_view pattern, std::u32string_view text) {
  std::vector<uint32_t> column(pattern.size() + 1);
  for (uint32_t row = 0; row <= pattern.size(); ++row) column[row] = row;
  std::vector<uint32_t> out = {column.back()};
  for (const char32_t c : text) {
    uint32_t diagonal = 0;  // row 0 is 0 everywhere: a stretch starts anywhere
    for (size_t row = 1; row <= pattern.size(); ++row) {
      const uint32_t replaced = diagonal + (pattern[row - 1] != c);
      diagonal = column[row];
      column[row] = std::min({replaced, column[row] + 1, column[row - 1] + 1});
    }
    out.push_back(column.back());
  }
  return out;
}

/// The distance of two whole texts. O(|a| · |b|).
inline uint32_t distance(std::u32string_view a, std::u32string_view b) {
  std::vector<uint32_t> column(a.size() + 1);
  for (uint32_t row = 0; row <= a.size(); ++row) column[row] = row;
  for (uint32_t at = 0; at < b.size(); ++at) {
    uint32_t diagonal = at;
    column[0] = at + 1;
    for (size_t row = 1; row <= a.size(); ++row) {
      const uint32_t replaced = diagonal + (a[row - 1] != b[at]);
      diagonal = column[row];
      column[row] = std::min({replaced, column[row] + 1, column[row - 1] + 1});
    }
  }
  return column.back();
}

}  // namespace recto::tracing::reference
