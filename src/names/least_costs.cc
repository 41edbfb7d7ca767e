#include "names/least_costs.h"

#include <algorithm>
#include <span>

namespace recto::names {
namespace {

/// What a sound costs beside the one that suits it best, of those of a part and of those they may be taken for.
uint8_t least_beside(Sound sound, std::span<const Sound> others, const SoundTable& table) {
  const uint8_t* costs = table.costs(sound);
  uint8_t least = costs[0];
  for (const Sound other : others) {
    least = std::min(least, costs[other]);
    if (!table.splits(other)) continue;
    for (const Sound half : table.parts(other)) least = std::min(least, costs[half]);
  }
  return least;
}

/// Where a sound may be two, it may cost what the two do.
void take_for_two(CostRow& row, const SoundTable& table) {
  for (const Sound sound : table.splitting()) {
    const auto [first, second] = table.parts(sound);
    row[sound] =
        static_cast<uint8_t>(std::min(unsigned{row[sound]}, unsigned{row[first]} + row[second] + SoundTable::kSplit));
  }
}

}  // namespace

CostRow least_costs(const Sounds& part, const SoundTable& table) {
  CostRow row{};
  const std::span others(part.symbols.data(), part.length);
  for (size_t x = 0; x < table.size(); ++x) row[x] = least_beside(static_cast<Sound>(x), others, table);
  take_for_two(row, table);
  return row;
}

CostRow least_costs(const CostRow& first, const CostRow& second, const SoundTable& table) {
  CostRow row;
  for (size_t x = 0; x < row.size(); ++x) row.data()[x] = std::min(first.data()[x], second.data()[x]);
  take_for_two(row, table);
  return row;
}

}  // namespace recto::names
