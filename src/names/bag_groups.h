#pragma once
// Parts grouped by their counts of consonants by place, so that those a part may be alike to by definition are met without looking at each.

#include <algorithm>
#include <span>
#include <vector>

#include "names/sounds.h"

namespace recto::names {

class BagGroups {
 public:
  BagGroups() = default;
  /// Of the parts with these numbers. O(n log n).
  BagGroups(std::span<const Sounds> parts, std::vector<uint32_t> numbers) : numbers_(std::move(numbers)) {
    const auto order = [&](uint32_t number) { return std::pair(parts[number].consonants, parts[number].bag); };
    std::ranges::sort(numbers_, {}, order);
    for (uint32_t i = 0; i < numbers_.size(); ++i) {
      const auto [consonants, bag] = order(numbers_[i]);
      if (groups_.empty() || groups_.back().bag != bag) groups_.push_back({bag, i, i, consonants});
      groups_.back().last = i + 1;
    }
  }

  /// Calls each(number) for every part whose counts differ from `bag` by at most most_apart(consonants, its consonants). Some 100 ns for
  /// ten thousand parts, and those found.
  template <class MostApart, class Each>
  void each_near(uint64_t bag, unsigned consonants, MostApart most_apart, Each each) const {
    for (const Group& group : groups_) {
      const unsigned its = group.consonants, most = most_apart(consonants, its);
      if (its + most < consonants) continue;
      if (its > consonants + most) return;  // most grows by less than its
      if (byte_differences(bag, group.bag) > most) continue;
      for (uint32_t i = group.first; i < group.last; ++i) each(numbers_[i]);
    }
  }

 private:
  struct Group {
    uint64_t bag = 0;
    uint32_t first = 0, last = 0;  ///< of numbers_
    uint8_t consonants = 0;
  };
  std::vector<Group> groups_;  ///< by consonants
  std::vector<uint32_t> numbers_;
};

}  // namespace recto::names
