#include "names/least_costs.h"

#include <algorithm>

namespace recto::names {
namespace {

/// What a sound costs beside the one that suits it best, of those of a part and of those they may be taken for.
uint8_t least_cost(Sound sound, std::span<const Sound> others, const SoundTable& table) {
  uint8_t least = table.cost(sound, 0);
  for (const Sound other : others) {
    least = std::min(least, table.cost(sound, other));
    if (!table.splits(other)) continue;
    for (const Sound half : table.parts(other)) least = std::min(least, table.cost(sound, half));
  }
  return least;
}

}  // namespace

LeastCosts::LeastCosts(std::span<const Sounds> parts, const SoundTable& table)
    : sounds_(table.size()), costs_(parts.size() * table.size()) {
  for (size_t k = 0; k < parts.size(); ++k) {
    const std::span others(parts[k].symbols.data(), parts[k].length);
    uint8_t* row = costs_.data() + k * sounds_;
    for (size_t x = 0; x < sounds_; ++x) row[x] = least_cost(static_cast<Sound>(x), others, table);
    for (size_t x = 0; x < sounds_; ++x) {  // a sound that may be two
      const auto [first, second] = table.parts(static_cast<Sound>(x));
      if (first == 0) continue;
      const unsigned both = unsigned{least_cost(first, others, table)} + least_cost(second, others, table);
      row[x] = static_cast<uint8_t>(std::min(unsigned{row[x]}, both + SoundTable::kSplit));
    }
  }
}

}  // namespace recto::names
