#pragma once
// Where the parts of a given text stand in one source text.

#include <optional>
#include <string_view>
#include <vector>

#include "tracing/approximate.h"
#include "tracing/comparison.h"
#include "tracing/given_text.h"

namespace recto::tracing {

/// The given text made ready to be looked for in many places.
class Query {
 public:
  /// `given` has a token outside brackets, and outlives this. The story's own words are not looked for.
  explicit Query(const GivenText& given);

  const GivenText& given() const { return given_; }
  /// Folded scalars looked for, spaces between words counted.
  uint32_t length() const { return length_; }

  /// The least number of edits with which all parts can be found, wherever each is; empty if over `most`. O(|text| · length/64).
  std::optional<uint32_t> distance(std::u32string_view folded_text, uint32_t most) const;

  struct Part {
    WordStream::Tokens given, source;
    uint32_t distance = 0;
  };
  struct Location {
    std::vector<Part> parts;  ///< in the order of the given text
    bool in_order = true;
    uint32_t distance = 0;
  };
  /// The places at the least distance, at most `limit`: each begins from one occurrence of the longest part, with the others as near to it
  /// as they are in their order; where one stands better out of order it is left there and the location says so.
  std::vector<Location> locate(const WordStream& source, WordStream::Tokens window, uint32_t most, size_t limit) const;

 private:
  struct Piece {
    WordStream::Tokens given;
    ApproximatePattern pattern;
  };
  Location around(const WordStream& source, WordStream::Tokens window, const Part& anchor) const;
  std::optional<Part> place(size_t piece, const WordStream& source, WordStream::Tokens window, bool last) const;

  const GivenText& given_;
  std::vector<Piece> pieces_;
  size_t longest_ = 0;
  uint32_t length_ = 0;
};

/// The stretch of a stream's text that tokens cover.
std::u32string_view text_of(const WordStream& words, WordStream::Tokens tokens);

}  // namespace recto::tracing
