#pragma once
// A bound on what two parts cost each other, from sums alone: each sound of one costs at least what it costs beside whichever sound of the other suits it best.
//
// Neighbours written together meet thirty parts with nearly their consonants, by place; what they are within a place (s, sh, z) is not looked at before. An
// alignment for each was a third of the join, this is ten loads. It leaves one or two of them.

#include <span>
#include <vector>

#include "names/sound_table.h"
#include "names/sounds.h"

namespace recto::names {

/// Of the parts of one list. Immutable. Some 110 bytes a part.
class LeastCosts {
 public:
  LeastCosts() = default;
  /// O(n).
  LeastCosts(std::span<const Sounds> parts, const SoundTable& table);

  /// No more than the cheapest alignment of the part with that number and another one costs. 10 ns.
  unsigned between(size_t number, const Sounds& other) const {
    const uint8_t* row = costs_.data() + number * sounds_;
    unsigned sum = 0;
    for (size_t i = 0, end = other.length; i < end; ++i) sum += row[other.symbols.data()[i]];
    return sum;
  }

 private:
  size_t sounds_ = 0;
  std::vector<uint8_t> costs_;  ///< [part][sound]
};

}  // namespace recto::names
