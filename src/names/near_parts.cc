#include "names/near_parts.h"

#include <algorithm>

#include "names/pronounce.h"

namespace recto::names {

NearParts::NearParts(const NameList& list) {
  std::map<Key, uint32_t> known;
  std::vector<uint32_t> class_of(list.distinct());
  for (uint32_t part = 0; part < list.distinct(); ++part) {
    const Sounds& sounds = list.sounds(part);
    const auto [at, is_new] = known.try_emplace(key_of(sounds), static_cast<uint32_t>(classes_.size()));
    if (is_new) classes_.push_back(sounds);
    class_of[part] = at->second;
  }
  std::map<uint64_t, uint32_t> known_two;
  for (uint32_t name = 0; name < list.size(); ++name) {
    first_.push_back(static_cast<uint32_t>(places_.size()));
    const size_t count = list.outline(name).count;
    const uint32_t* parts = list.parts(name);
    for (size_t i = 0; i < count; ++i) {
      Place& place = places_.emplace_back();
      place.part = class_of[parts[i]];
      if (i + 1 == count) continue;
      const Sounds &first = list.sounds(parts[i]), &second = list.sounds(parts[i + 1]);
      if (first.is_initial() || second.is_initial()) continue;
      const Two two{first.bag + second.bag, unsigned{first.consonants} + second.consonants};
      const auto next = static_cast<uint32_t>(classes_.size() + neighbours_.size());
      const auto [at, is_new] = known_two.try_emplace(two.bag, next);
      if (is_new) neighbours_.push_back(two);
      place.two = at->second;
    }
  }
  first_.push_back(static_cast<uint32_t>(places_.size()));
}

std::shared_ptr<const NearParts::Row> NearParts::row(const Sounds& part) const {
  const std::scoped_lock lock(mutex_);
  std::shared_ptr<const Row>& out = rows_[key_of(part)];
  if (out != nullptr) return out;
  Row row(words());
  const auto set = [&row](size_t number) { row[number / 64] |= uint64_t{1} << number % 64; };
  for (size_t k = 0; k < classes_.size(); ++k) {
    if (may_be_alike(classes_[k], part)) set(k);
  }
  for (size_t k = 0; k < neighbours_.size() && !part.is_initial(); ++k) {
    const Two& two = neighbours_[k];
    if (byte_differences(two.bag, part.bag) <= most_apart_together(two.consonants, part.consonants))
      set(classes_.size() + k);
  }
  out = std::make_shared<const Row>(std::move(row));
  return out;
}

uint32_t NearParts::given_class(uint32_t name) const {
  const auto its = places(name);
  return its.empty() ? 0 : its.front().part;
}

bool NearParts::given_together(const Row& row, uint32_t name) const {
  const uint32_t two = places(name).front().two;
  return two != kNone && has(row, two);
}

bool NearParts::any(const Row& row, uint32_t name) const {
  return std::ranges::any_of(places(name), [&row](const Place& place) {
    return has(row, place.part) || (place.two != kNone && has(row, place.two));
  });
}

}  // namespace recto::names
