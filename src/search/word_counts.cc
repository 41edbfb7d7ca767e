#include "search/word_counts.h"

#include <algorithm>
#include <functional>

namespace recto::search {
namespace {

constexpr size_t kFirstSlots = 1'024;

}  // namespace

WordCounts::Hash WordCounts::hash_of(std::string_view word) {
  const uint64_t hash = std::hash<std::string_view>()(word);
  return static_cast<Hash>(hash ^ hash >> 32);
}

void WordCounts::add(std::string_view word, Hash hash, uint32_t times) {
  if (2 * size_ >= slots_.size()) grow();
  const size_t mask = slots_.size() - 1;
  size_t at = hash & mask;
  while (slots_[at].count > 0) {
    if (slots_[at].hash == hash && word_of(slots_[at]) == word) {
      slots_[at].count += times;
      return;
    }
    at = (at + 1) & mask;
  }
  slots_[at] = {hash, static_cast<uint32_t>(letters_.size()), static_cast<uint32_t>(word.size()), times};
  letters_ += word;
  ++size_;
}

void WordCounts::clear() {
  std::fill(slots_.begin(), slots_.end(), Slot{});
  letters_.clear();
  size_ = 0;
}

void WordCounts::grow() {
  std::vector<Slot> old(std::max(kFirstSlots, 2 * slots_.size()));
  old.swap(slots_);
  const size_t mask = slots_.size() - 1;
  for (const Slot& slot : old) {
    if (slot.count == 0) continue;
    size_t at = slot.hash & mask;
    while (slots_[at].count > 0) at = (at + 1) & mask;
    slots_[at] = slot;
  }
}

}  // namespace recto::search
