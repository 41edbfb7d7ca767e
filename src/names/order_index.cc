#include "names/order_index.h"

namespace recto::names {
namespace {

/// Calls each(places) for the row itself and for it with one consonant left out. A row's places tell its length: none is 0.
template <class Each>
void each_key(const Order& order, Each each) {
  each(order.places);
  uint64_t before = order.places;
  for (unsigned k = 0; k < order.count; ++k) {
    const uint64_t ahead = (uint64_t{1} << (Order::kBits * k)) - 1;
    const uint64_t without = (order.places & ahead) | (order.places >> Order::kBits & ~ahead);
    if (without != before) each(without);
    before = without;
  }
}

size_t mixed(uint64_t key) {
  constexpr uint64_t kOdd = 0x9E3779B97F4A7C15;
  const uint64_t hash = key * kOdd;
  return hash ^ hash >> 29;
}

}  // namespace

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

/// The slot of a key, or the empty one where it would be.
size_t OrderIndex::slot_of(uint64_t key) const {
  size_t at = mixed(key) & (slots_.size() - 1);
  while (slots_[at].first != slots_[at].last && slots_[at].key != key) at = (at + 1) & (slots_.size() - 1);
  return at;
}

/// The places in entries_ of what is near; some more than once.
void OrderIndex::collect(const Order& order, uint64_t bag, unsigned consonants, std::vector<uint32_t>& found) const {
  if (slots_.empty()) return;
  each_key(order, [&](uint64_t key) {
    const Slot& slot = slots_[slot_of(key)];
    for (uint32_t i = slot.first; i < slot.last; ++i) {
      const Place& place = under_.data()[i];
      if (byte_differences(bag, place.bag) > most_apart_together(consonants, place.consonants)) continue;
      if (within_one(order, {place.places, std::min<unsigned>(place.consonants, Order::kMost)}))
        found.push_back(place.entry);
    }
  });
}

}  // namespace recto::names
