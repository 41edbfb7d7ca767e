#include "names/order_index.h"

#include <utility>

namespace recto::names {
OrderIndex::OrderIndex(std::vector<Entry> entries) : entries_(std::move(entries)) {
  std::vector<std::pair<uint64_t, uint32_t>> keys;
  for (uint32_t k = 0; k < entries_.size(); ++k) {
    const Order order{entries_[k].places, std::min<unsigned>(entries_[k].consonants, Order::kMost)};
    each_key(order, [&](uint64_t key) { keys.emplace_back(key, k); });
  }
  std::ranges::sort(keys);
  size_t distinct = 1;
  for (size_t i = 1; i < keys.size(); ++i) distinct += keys[i].first != keys[i - 1].first;
  slots_.resize(std::bit_ceil(2 * distinct));
  for (size_t i = 0; i < keys.size();) {
    Slot slot{keys[i].first, static_cast<uint32_t>(i), static_cast<uint32_t>(i)};
    for (; i < keys.size() && keys[i].first == slot.key; ++i) under_.push_back(place_of(keys[i].second));
    slot.last = static_cast<uint32_t>(i);
    slots_[slot_of(slot.key)] = slot;
  }
}

OrderIndex::Place OrderIndex::place_of(uint32_t entry) const {
  const Entry& its = entries_[entry];
  return {its.bag, its.places, entry, its.consonants};
}

}  // namespace recto::names
