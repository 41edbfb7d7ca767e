#pragma once
// Jaro-Winkler similarity, as record linkage uses it: the peer that compares letters. Winkler 1990.

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace recto::bench {

/// 0 to 1. Letters beyond the 64th do not count. O(|a| · window).
inline double jaro_winkler(std::u32string_view a, std::u32string_view b) {
  a = a.substr(0, 64);
  b = b.substr(0, 64);
  if (a.empty() || b.empty()) return 0;
  const size_t longer = std::max(a.size(), b.size()), window = longer / 2 > 0 ? longer / 2 - 1 : 0;
  uint64_t in_a = 0, in_b = 0;
  size_t common = 0;
  for (size_t i = 0; i < a.size(); ++i) {
    const size_t last = std::min(b.size(), i + window + 1);
    for (size_t j = i > window ? i - window : 0; j < last; ++j) {
      if ((in_b >> j & 1) != 0 || a[i] != b[j]) continue;
      in_a |= uint64_t{1} << i;
      in_b |= uint64_t{1} << j;
      ++common;
      break;
    }
  }
  if (common == 0) return 0;
  size_t swapped = 0;
  for (size_t i = 0, j = 0; i < a.size(); ++i) {
    if ((in_a >> i & 1) == 0) continue;
    while ((in_b >> j & 1) == 0) ++j;
    swapped += a[i] != b[j++];
  }
  const auto m = static_cast<double>(common);
  const double jaro = (m / static_cast<double>(a.size()) + m / static_cast<double>(b.size()) +
                       (m - static_cast<double>(swapped) / 2) / m) /
                      3;
  size_t prefix = 0;
  while (prefix < 4 && prefix < a.size() && prefix < b.size() && a[prefix] == b[prefix]) ++prefix;
  return jaro + 0.1 * static_cast<double>(prefix) * (1 - jaro);
}

}  // namespace recto::bench
