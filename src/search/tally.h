#pragma once
// Adds up, record by record, what the words looked up are worth: word after word, each record's best form of a word once.

#include <algorithm>
#include <bit>
#include <cstdint>
#include <vector>

#include "search/database.h"

namespace recto::search {

class Tally {
 public:
  /// Room for so many records; more may come, at some cost.
  explicit Tally(size_t records) : slots_(std::bit_ceil(2 * std::max<size_t>(records, 64))) {}

  /// Record `record` has word `word` in a form worth `weight`. Of one word the best form must come first.
  void add(uint32_t record, uint32_t word, double weight) {
    Slot& slot = find(record);
    if (slot.word == word + 1) return;
    if (slot.record == 0) ++used_;
    slot = {record, word + 1, slot.weight + weight};
    if (2 * used_ > slots_.size()) grow();
  }

  size_t size() const { return used_; }
  /// The records with most, at most `limit`: by weight, then number.
  std::vector<Found> best(size_t limit) const {
    std::vector<Found> out;
    out.reserve(used_);
    for (const Slot& slot : slots_) {
      if (slot.record != 0) out.push_back({slot.record, slot.weight});
    }
    const auto better = [](const Found& a, const Found& b) {
      return a.weight != b.weight ? a.weight > b.weight : a.record < b.record;
    };
    const size_t kept = std::min(limit, out.size());
    std::partial_sort(out.begin(), out.begin() + static_cast<ptrdiff_t>(kept), out.end(), better);
    out.resize(kept);
    return out;
  }

 private:
  struct Slot {
    uint32_t record = 0;  ///< 0: free
    uint32_t word = 0;    ///< the last one added, from 1
    double weight = 0;
  };
  Slot& find(uint32_t record) {
    size_t at = record * 2654435761U & (slots_.size() - 1);
    while (slots_[at].record != 0 && slots_[at].record != record) at = (at + 1) & (slots_.size() - 1);
    return slots_[at];
  }
  void grow() {
    std::vector<Slot> before(2 * slots_.size());
    before.swap(slots_);
    for (const Slot& slot : before) {
      if (slot.record != 0) find(slot.record) = slot;
    }
  }

  std::vector<Slot> slots_;
  size_t used_ = 0;
};

}  // namespace recto::search
