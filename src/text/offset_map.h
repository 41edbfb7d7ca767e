#pragma once
// How the offsets of a text that was made from another (folded, normalised, corrected) lie in the other.

#include <cstdint>
#include <vector>

#include "base/types.h"

namespace recto::text {

/// Maps a derived text to its source, monotonically. Stored as runs; a lookup is a binary search.
class OffsetMap {
 public:
  /// Appends: the next `derived` scalars of the derived text stand for the next `source` scalars of the source. Either may be 0.
  void add(uint32_t derived, uint32_t source);
  CharOffset derived_length() const;
  CharOffset source_length() const;
  /// The source range that a derived range stands for: whole runs where a run is not one to one.
  CharRange to_source(CharRange derived) const;
  /// The derived range made from a source range.
  CharRange to_derived(CharRange source) const;

 private:
  struct Run {
    uint32_t derived_start, source_start;
    bool one_to_one;
  };
  std::vector<Run> runs_;
  uint32_t derived_length_ = 0, source_length_ = 0;
};

}  // namespace recto::text
