#pragma once
// The peer: Jaro-Winkler as Winkler 1990 gives it, plain, without allocation for names of up to 64 bytes.

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace recto::bench {

/// 0 to 1. What is beyond 64 bytes is cut.
inline double jaro_winkler(std::string_view a, std::string_view b) {
  a = a.substr(0, 64);
  b = b.substr(0, 64);
  if (a.empty() || b.empty()) return 0;
  const size_t longest = std::max(a.size(), b.size());
  const size_t window = std::max<size_t>(longest / 2, 1) - 1;
  uint64_t matched_a = 0, matched_b = 0;
  for (size_t i = 0; i < a.size(); ++i) {
    const size_t from = i > window ? i - window : 0, to = std::min(i + window + 1, b.size());
    for (size_t j = from; j < to; ++j) {
      if (a[i] != b[j] || (matched_b >> j & 1) != 0) continue;
      matched_a |= uint64_t{1} << i;
      matched_b |= uint64_t{1} << j;
      break;
    }
  }
  const int matches = __builtin_popcountll(matched_a);
  if (matches == 0) return 0;
  size_t moved = 0;
  for (uint64_t left = matched_a, right = matched_b; left != 0; left &= left - 1, right &= right - 1) {
    moved += a[static_cast<size_t>(__builtin_ctzll(left))] != b[static_cast<size_t>(__builtin_ctzll(right))] ? 1 : 0;
  }
  const double m = matches;
  const double jaro = (m / static_cast<double>(a.size()) + m / static_cast<double>(b.size()) +
                       (m - static_cast<double>(moved) / 2) / m) /
                      3;
  size_t prefix = 0;
  while (prefix < std::min({a.size(), b.size(), size_t{4}}) && a[prefix] == b[prefix]) ++prefix;
  return jaro + static_cast<double>(prefix) * 0.1 * (1 - jaro);
}

}  // namespace recto::bench
