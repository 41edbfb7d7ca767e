#include "search/closest.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

namespace recto::search {
namespace {

constexpr size_t kMostPattern = 64;

/// For each character of the pattern a bit where it stands.
class PatternBits {
 public:
  explicit PatternBits(std::u32string_view pattern) {
    for (size_t i = 0; i < pattern.size(); ++i) at(pattern[i]) |= uint64_t{1} << i;
  }
  uint64_t operator[](char32_t c) const {
    if (c < low_.size()) return low_[c];
    const auto found = high_.find(c);
    return found == high_.end() ? 0 : found->second;
  }

 private:
  uint64_t& at(char32_t c) { return c < low_.size() ? low_[c] : high_[c]; }
  std::array<uint64_t, 0x700> low_{};
  std::unordered_map<char32_t, uint64_t> high_;
};

struct End {
  uint32_t end = 0, edits = 0;
};

/// Where the best stretch ends. With `anchored` the stretch must begin where the text does.
End best_end(std::u32string_view pattern, std::u32string_view text, bool anchored) {
  const PatternBits bits(pattern);
  const uint64_t top = uint64_t{1} << (pattern.size() - 1);
  uint64_t up = ~uint64_t{0}, down = 0;
  auto edits = static_cast<uint32_t>(pattern.size());
  End best{0, edits};
  for (uint32_t j = 0; j < text.size(); ++j) {
    const uint64_t equal = bits[text[j]], vertical = equal | down;
    const uint64_t horizontal = (((equal & up) + up) ^ up) | equal;
    uint64_t plus = down | ~(horizontal | up), minus = up & horizontal;
    edits += (plus & top) != 0;
    edits -= (minus & top) != 0;
    plus = plus << 1 | (anchored ? 1 : 0);
    minus <<= 1;
    up = minus | ~(vertical | plus);
    down = plus & vertical;
    if (edits < best.edits) best = {j + 1, edits};
  }
  return best;
}

}  // namespace

Closest closest(std::u32string_view pattern, std::u32string_view text) {
  pattern = pattern.substr(0, kMostPattern);
  if (pattern.empty()) return {};
  const End end = best_end(pattern, text, false);
  const std::u32string backwards(pattern.rbegin(), pattern.rend());
  const size_t reach = std::min<size_t>(end.end, 2 * pattern.size());
  std::u32string before(text.substr(end.end - reach, reach));
  std::reverse(before.begin(), before.end());
  const End start = best_end(backwards, before, true);
  return {end.end - start.end, end.end, end.edits};
}

}  // namespace recto::search
