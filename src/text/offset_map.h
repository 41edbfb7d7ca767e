#pragma once
// How the offsets of a text that was made from another (folded, normalised, corrected) lie in the other.

#include <cstdint>
#include <vector>

#include "base/types.h"

namespace recto::text {

/// Maps a derived text to its source, monotonically. Stored as runs; a lookup is a binary search.
class OffsetMap {
 public:
  /// Appends: the next `derived` scalars of the derived text stand for the next `source` scalars of the source. Either
  /// may be 0. Equal counts stand for each other one to one; unequal ones as a whole.
  void add(uint32_t derived, uint32_t source);
  /// The same, but they stand for each other as a whole even where the counts are equal.
  void add_block(uint32_t derived, uint32_t source);
  CharOffset derived_length() const { return CharOffset(derived_length_); }
  CharOffset source_length() const { return CharOffset(source_length_); }
  /// The source range that a derived range stands for: whole runs where a run is not one to one. What was dropped
  /// at either end of the range is not part of it; an empty range stays empty. Offsets past the end count as the end.
  CharRange to_source(CharRange derived) const;
  /// The derived range made from a source range, in the same way.
  CharRange to_derived(CharRange source) const;

 private:
  struct Run {
    uint32_t derived_start, source_start;
    bool one_to_one;
  };
  struct Side;
  void append(uint32_t derived, uint32_t source, bool one_to_one);
  CharRange convert(CharRange range, const Side& from, const Side& to) const;

  std::vector<Run> runs_;
  uint32_t derived_length_ = 0, source_length_ = 0;
};

}  // namespace recto::text
