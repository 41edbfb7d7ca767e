#pragma once
// Bounds on what two parts cost each other, from sums alone: each sound of one costs at least what it costs beside whichever sound of the other suits it
// best, or what losing it costs.
//
// An alignment takes a tenth of a microsecond and more; this takes a load and a sum a sound. Of parts that have nearly the same consonants by place it leaves a
// few in a hundred: within a place (s, sh, z) it sees what the counts do not.

#include <array>
#include <cstdint>

#include "names/sound_table.h"
#include "names/sounds.h"

namespace recto::names {

/// For every sound the least that it costs against a part. O(sounds · length), a microsecond.
using CostRow = std::array<uint8_t, SoundTable::kSounds>;
CostRow least_costs(const Sounds& part, const SoundTable& table);

/// The row of two neighbours written together, from theirs. 50 ns.
CostRow least_costs(const CostRow& first, const CostRow& second, const SoundTable& table);

/// No more than the cheapest alignment of `other` with the part whose row this is.
inline unsigned least_cost(const CostRow& row, const std::array<Sound, Sounds::kLongest>& other, size_t length) {
  unsigned sum = 0;
  for (size_t i = 0; i < length; ++i) sum += row.data()[other.data()[i]];
  return sum;
}

}  // namespace recto::names
