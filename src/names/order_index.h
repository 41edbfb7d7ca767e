#pragma once
// Parts by the order of their consonants, so that those within one consonant more, less or other are met without looking at each: two rows are that near
// only if they are the same after leaving out at most one of each (Mor and Fraenkel 1982). So a part is kept under its row and under each row with one
// left out, and looked for in the same way.

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <span>
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

  /// Calls each(entry), for some more than once, for every part whose order is within one of `order` (within_one) and whose consonants by place differ from `bag` by at
  /// most most_apart_together. Some 200 ns, and those found.
  template <class Each>
  void each_near(const Order& order, uint64_t bag, unsigned consonants, Each each) const {
    if (slots_.empty()) return;
    each_key(order, [&](uint64_t key) {
      const Slot& slot = slots_.data()[slot_of(key)];
      for (uint32_t i = slot.first; i < slot.last; ++i) {
        const Place& place = under_.data()[i];
        if (byte_differences(bag, place.bag) > most_apart_together(consonants, place.consonants)) continue;
        if (within_one(order, {place.places, std::min<unsigned>(place.consonants, Order::kMost)}))
          each(entries_.data()[place.entry]);
      }
    });
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

  /// Calls each(places) for the row itself and for it with one consonant left out. A row's places tell its length: none is 0.
  template <class Each>
  static void each_key(const Order& order, Each each) {
    each(order.places);
    uint64_t before = order.places;
    for (unsigned k = 0; k < order.count; ++k) {
      const uint64_t ahead = (uint64_t{1} << (Order::kBits * k)) - 1;
      const uint64_t without = (order.places & ahead) | (order.places >> Order::kBits & ~ahead);
      if (without != before) each(without);
      before = without;
    }
  }
  /// The slot of a key, or the empty one where it would be.
  size_t slot_of(uint64_t key) const {
    constexpr uint64_t kOdd = 0x9E3779B97F4A7C15;
    const uint64_t hash = key * kOdd;
    size_t at = (hash ^ hash >> 29) & (slots_.size() - 1);
    while (slots_.data()[at].first != slots_.data()[at].last && slots_.data()[at].key != key)
      at = (at + 1) & (slots_.size() - 1);
    return at;
  }
  Place place_of(uint32_t entry) const;

  std::vector<Entry> entries_;
  std::vector<Place> under_;
  std::vector<Slot> slots_;  ///< by a mixture of the key, open addressing; empty where first is last
};

}  // namespace recto::names
