#include "names/name_list.h"

#include <bit>

namespace recto::names {

size_t PartKey::Hash::operator()(const PartKey& key) const {
  constexpr uint64_t kOdd = 0x9E3779B97F4A7C15;
  const auto words = std::bit_cast<std::array<uint64_t, 2>>(key.symbols);
  uint64_t hash = key.weight * 2 + (key.initial ? 1 : 0);
  for (const uint64_t word : {words[0], words[1], key.bag}) {
    hash = (hash ^ word) * kOdd;
    hash ^= hash >> 29;
  }
  return hash;
}

NameList::NameList(std::span<const Prepared> names) {
  std::unordered_map<PartKey, uint32_t, PartKey::Hash> known;
  names_.reserve(names.size());
  for (const Prepared& name : names) {
    Numbered& numbered = names_.emplace_back();
    numbered.outline = outline_of(name);
    for (size_t i = 0; i < name.count; ++i) {
      const auto [at, is_new] = known.try_emplace(PartKey(name.parts[i]), static_cast<uint32_t>(sounds_.size()));
      if (is_new) {
        sounds_.push_back(name.parts[i]);
        consonants_.push_back(name.parts[i].consonants);
      }
      numbered.parts[i] = at->second;
    }
  }
}

}  // namespace recto::names
