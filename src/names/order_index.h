#pragma once
// Parts by the order of their consonants, so that those within one consonant more, less or other are met without looking at each: two rows are that near
// only if they are the same after leaving out at most one of each (Mor and Fraenkel 1982). So a part is kept under its row and under each row with one
// left out, and looked for in the same way.

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "names/pronounce.h"
#include "names/sound_table.h"
#include "names/sounds.h"

namespace recto::names {

class OrderIndex {
 public:
  /// What is needed of a part to leave it: most are.
  struct Entry {
    uint64_t bag = 0, places = 0;
    std::array<Sound, Sounds::kLongest> symbols{};
    uint32_t number = 0;
    uint16_t mass = 0;
    uint8_t length = 0, consonants = 0;
  };

  OrderIndex() = default;
  /// Of these parts. Some 300 bytes a part. O(n log n).
  explicit OrderIndex(std::vector<Entry> entries);

  /// Calls each(entry) once for every part whose order is within one of `order` (within_one) and whose consonants by place differ from `bag` by at most
  /// most_apart_together. `found` is room to work in. Some 200 ns, and those found.
  template <class Each>
  void each_near(const Order& order, uint64_t bag, unsigned consonants, std::vector<uint32_t>& found, Each each) const {
    found.clear();
    collect(order, bag, consonants, found);
    std::ranges::sort(found);
    uint32_t before = ~0U;
    for (const uint32_t one : found) {
      if (std::exchange(before, one) != one) each(entries_.data()[one]);
    }
  }

 private:
  /// Entries that have a key, as a stretch of under_.
  struct Slot {
    uint64_t key = 0;
    uint32_t first = 0, last = 0;
  };
  /// An entry under a key, with what rejects most beside its place.
  struct Place {
    uint64_t bag, places;
    uint32_t entry;
    uint8_t consonants;
  };

  void collect(const Order& order, uint64_t bag, unsigned consonants, std::vector<uint32_t>& found) const;
  size_t slot_of(uint64_t key) const;
  Place place_of(uint32_t entry) const;

  std::vector<Entry> entries_;
  std::vector<Place> under_;
  std::vector<Slot> slots_;  ///< by a mixture of the key, open addressing; empty where first is last
};

}  // namespace recto::names
