// Approximate matching with bit vectors (G. Myers, "A fast bit-vector algorithm for approximate string matching based on dynamic
// programming", JACM 46, 1999; the carry between blocks as in H. Hyyrö 2003).
//
// The column of the dynamic programming matrix under one text scalar is held as differences from row to row, each +1, 0 or −1, in two
// bits a row (`plus`, `minus`), 64 rows a block; `score` is the value at a block's last row. A step turns one block's column into the
// next with a dozen word operations, handing the difference at its last row (`carry`) to the block below. Blocks whose values
// are all over the bound need no work (Ukkonen): `last` is the lowest block still worked on.
//
// The bound falls to the best distance found so far, so a text that holds the pattern nearly exactly costs about |text| steps whatever the
// pattern's length. Where a stretch starts is found by running the reversed pattern backwards from its end.
#include "tracing/approximate.h"

#include <algorithm>

#include "base/result.h"

namespace recto::tracing {
namespace {

constexpr uint32_t kWordBits = 64;
constexpr char32_t kLow = 0x700;  // Latin, Greek, Cyrillic, Hebrew, Arabic

}  // namespace

ApproximatePattern::ApproximatePattern(std::u32string_view pattern)
    : pattern_(pattern), blocks_((pattern.size() + kWordBits - 1) / kWordBits), low_symbols_(kLow, 0) {
  CHECK(!pattern.empty());
  equal_.assign(blocks_, 0);  // symbol 0 is in no row
  uint16_t next = 1;
  for (size_t row = 0; row < pattern_.size(); ++row) {
    const char32_t c = pattern_[row];
    uint16_t& known = c < kLow ? low_symbols_[c] : high_symbols_[c];
    if (known == 0) {
      known = next++;
      equal_.resize(next * blocks_, 0);
    }
    equal_[known * blocks_ + row / kWordBits] |= uint64_t{1} << (row % kWordBits);
  }
}

size_t ApproximatePattern::symbol(char32_t c) const {
  if (c < kLow) return low_symbols_[c];
  const auto found = high_symbols_.find(c);
  return found == high_symbols_.end() ? 0 : found->second;
}

uint32_t ApproximatePattern::rows(size_t index) const {
  return index + 1 < blocks_ ? kWordBits : static_cast<uint32_t>(pattern_.size() - (blocks_ - 1) * kWordBits);
}

int ApproximatePattern::advance(Block& block, size_t index, uint64_t equal, int carry) const {
  const uint64_t vertical = equal | block.minus;
  if (carry < 0) equal |= 1;
  const uint64_t horizontal = (((equal & block.plus) + block.plus) ^ block.plus) | equal;
  uint64_t plus = block.minus | ~(horizontal | block.plus);
  uint64_t minus = block.plus & horizontal;
  const uint32_t last_row = rows(index) - 1;
  const int out = static_cast<int>((plus >> last_row) & 1) - static_cast<int>((minus >> last_row) & 1);
  plus = (plus << 1) | static_cast<uint64_t>(carry > 0);
  minus = (minus << 1) | static_cast<uint64_t>(carry < 0);
  block.plus = minus | ~(vertical | plus);
  block.minus = plus & vertical;
  block.score = static_cast<uint32_t>(static_cast<int>(block.score) + out);
  return out;
}

/// Calls report(end, distance) for every end whose distance is at most the bound; what it returns is the bound from there on.
template <class Report>
void ApproximatePattern::run(std::u32string_view text, uint32_t most, Start start, Report report) const {
  std::vector<Block> blocks(blocks_);
  const auto fresh = [&](size_t index, uint32_t above) { blocks[index] = {~uint64_t{0}, 0, above + rows(index)}; };
  size_t last = 0;
  fresh(0, 0);
  while (last + 1 < blocks_ && blocks[last].score < most) {
    ++last;
    fresh(last, blocks[last - 1].score);
  }
  const int boundary = start == Start::at_beginning ? 1 : 0;
  for (uint32_t end = 0; end < text.size(); ++end) {
    const uint64_t* equal = &equal_[symbol(text[end]) * blocks_];
    int carry = boundary;
    for (size_t k = 0; k <= last; ++k) carry = advance(blocks[k], k, equal[k], carry);
    // The value above the block below, one column back, may still lead to something within the bound.
    const auto above = static_cast<uint32_t>(static_cast<int>(blocks[last].score) - carry);
    if (last + 1 < blocks_ && above <= most && ((equal[last + 1] & 1) != 0 || carry < 0)) {
      ++last;
      fresh(last, above);
      advance(blocks[last], last, equal[last], carry);
    } else {
      while (last > 0 && blocks[last].score >= most + rows(last)) --last;
    }
    if (last + 1 == blocks_ && blocks[last].score <= most) most = report(end + 1, blocks[last].score);
  }
}

std::optional<uint32_t> ApproximatePattern::distance(std::u32string_view text, uint32_t most) const {
  std::optional<uint32_t> least;
  if (pattern_.size() <= most) least = static_cast<uint32_t>(pattern_.size());  // the empty stretch
  run(text, most, Start::anywhere, [&](uint32_t, uint32_t score) {
    if (!least || score < *least) least = score;
    return *least;
  });
  return least;
}

uint32_t ApproximatePattern::start_of(std::u32string_view text, uint32_t end, uint32_t distance) const {
  const size_t reach = std::min<size_t>(end, pattern_.size() + distance);
  const std::u32string backwards(text.rend() - end, text.rend() - end + static_cast<ptrdiff_t>(reach));
  const ApproximatePattern reversed(std::u32string(pattern_.rbegin(), pattern_.rend()));
  uint32_t length = 0, least = distance + 1;
  reversed.run(backwards, distance, Start::at_beginning, [&](uint32_t at, uint32_t score) {
    if (score < least) {
      least = score;
      length = at;
    }
    return std::min(distance, least);
  });
  return end - length;
}

std::vector<Occurrence> ApproximatePattern::best(std::u32string_view text, uint32_t most, size_t limit) const {
  std::vector<uint32_t> ends;
  uint32_t least = most + 1;
  run(text, most, Start::anywhere, [&](uint32_t end, uint32_t score) {
    if (score < least) {
      least = score;
      ends.clear();
    }
    ends.push_back(end);
    return least;
  });
  std::vector<Occurrence> found;
  for (const uint32_t end : ends) {
    if (found.size() >= limit) break;
    if (!found.empty() && end < found.back().end + pattern_.size() / 2 + 1) continue;
    const uint32_t start = start_of(text, end, least);
    if (found.empty() || start >= found.back().end) found.push_back({start, end, least});
  }
  return found;
}

}  // namespace recto::tracing
