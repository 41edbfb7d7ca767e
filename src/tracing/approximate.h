#pragma once
// Where a pattern stands in a text, tolerating edits.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace recto::tracing {

/// A stretch of the text and its distance from the pattern: insertions, deletions and replacements of single scalars.
struct Occurrence {
  uint32_t start = 0, end = 0;
  uint32_t distance = 0;
  bool operator==(const Occurrence&) const = default;
};

/// A pattern made ready for many texts.
class ApproximatePattern {
 public:
  /// `pattern` is not empty. O(|pattern|) and one bit for each of its scalars and distinct scalars.
  explicit ApproximatePattern(std::u32string_view pattern);

  /// The least distance of the pattern from any stretch of the text; empty if it is over `most`.
  /// O(|text| · most/64), at most O(|text| · |pattern|/64). Myers 1999, section 4.
  std::optional<uint32_t> distance(std::u32string_view text, uint32_t most) const;

  /// The stretches at the least distance, if it is at most `most`: ascending, not overlapping, at most `limit`. Of stretches that
  /// overlap the one that ends first. Cost of distance(), and of one more run over each stretch.
  std::vector<Occurrence> best(std::u32string_view text, uint32_t most, size_t limit) const;

  size_t length() const { return pattern_.size(); }

 private:
  enum class Start : uint8_t { anywhere, at_beginning };
  struct Block {
    uint64_t plus, minus;
    uint32_t score;
  };
  size_t symbol(char32_t c) const;
  int advance(Block& block, size_t index, uint64_t equal, int carry) const;
  uint32_t rows(size_t index) const;
  template <class Report>
  void run(std::u32string_view text, uint32_t most, Start start, Report report) const;
  uint32_t start_of(std::u32string_view text, uint32_t end, uint32_t distance) const;

  std::u32string pattern_;
  size_t blocks_;
  std::vector<uint16_t> low_symbols_;  // of scalars below kLow; 0: not in the pattern
  std::unordered_map<char32_t, uint16_t> high_symbols_;
  std::vector<uint64_t> equal_;  // [symbol][block]: which rows hold the symbol
};

}  // namespace recto::tracing
