// The distance of two parts: the cheapest alignment of their sounds, Wagner and Fischer 1974, with the costs of
// sound_table.h; left as soon as a whole row is too dear. Two parts hold at most 16 sounds, so a row lives on the stack.

#include "names/sounds.h"

#include <algorithm>
#include <bit>

#include "names/sound_table.h"

namespace recto::names {
namespace {

/// The table of an alignment: at [i][j] the cost of the first i sounds against the first j.
using Costs = std::array<std::array<uint16_t, Sounds::kLongest + 1>, Sounds::kLongest + 1>;

/// Row i of the table, from the ones before; its least cost. Plain pointers: this is the innermost loop of everything.
template <bool kSplits>
unsigned fill_row(Costs& costs, size_t i, const Sounds& a, const Sounds& b, const SoundTable& table) {
  const Sound* others = b.symbols.data();
  const Sound sound = a.symbols[i - 1];
  const uint8_t* its = table.costs(sound);
  const uint8_t* losses = table.costs(0);
  const unsigned loss = losses[sound];
  const uint16_t* above = costs[i - 1].data();
  uint16_t* row = costs[i].data();
  unsigned left = above[0] + loss, least = left;
  row[0] = static_cast<uint16_t>(left);
  for (size_t j = 1, end = b.length; j <= end; ++j) {
    const Sound other = others[j - 1];
    left = std::min({left + losses[other], above[j] + loss, unsigned{above[j - 1]} + its[other]});
    if constexpr (kSplits) {
      if (j > 1) left = std::min(left, above[j - 2] + table.split_cost(sound, others[j - 2], other));
      if (i > 1) left = std::min(left, costs[i - 2][j - 1] + table.split_cost(other, a.symbols[i - 2], sound));
    }
    row[j] = static_cast<uint16_t>(left);
    least = std::min(least, left);
  }
  return least;
}

/// The cheapest alignment's cost; anything above `most` for one that is dearer.
template <bool kSplits>
unsigned alignment_cost(const Sounds& a, const Sounds& b, unsigned most, const SoundTable& table) {
  Costs costs;
  const uint8_t* losses = table.costs(0);
  uint16_t* first = costs[0].data();
  first[0] = 0;
  for (size_t j = 0, end = b.length; j < end; ++j)
    first[j + 1] = static_cast<uint16_t>(first[j] + losses[b.symbols[j]]);
  unsigned before = 0;
  for (size_t i = 1, end = a.length; i <= end; ++i) {
    const unsigned least = fill_row<kSplits>(costs, i, a, b, table);
    if (least > most && (!kSplits || before > most)) return least;
    before = least;
  }
  return costs[a.length][b.length];
}

/// What an initial agrees with: any part that may begin with its sound.
float initial_similarity(const Sounds& a, const Sounds& b, const SoundTable& table) {
  constexpr float kAgrees = 0.75F;
  constexpr double kClose = 1.5;  ///< nats
  if (a.length == 0 || b.length == 0) return 0;
  return table.cost(a.symbols[0], b.symbols[0]) <= kClose * SoundTable::kUnit ? kAgrees : 0;
}

bool same_symbols(const Sounds& a, const Sounds& b) {
  const auto [i, j] = std::bit_cast<std::array<uint64_t, 2>>(a.symbols);
  const auto [k, l] = std::bit_cast<std::array<uint64_t, 2>>(b.symbols);
  return ((i ^ k) | (j ^ l)) == 0;
}

/// How alike two parts sound, if that is at least `least`; else 0.
float sound_similarity(const Sounds& a, const Sounds& b, float least, const SoundTable& table) {
  const unsigned most = dearest(a.mass, b.mass, least);
  const unsigned cost =
      a.splits || b.splits ? alignment_cost<true>(a, b, most, table) : alignment_cost<false>(a, b, most, table);
  if (cost > most) return 0;
  const float alike = 1 - static_cast<float>(cost) / static_cast<float>(a.mass + b.mass);
  return alike >= least ? alike : 0;
}

}  // namespace

float similarity_at_least(const Sounds& a, const Sounds& b, float least, const Tables& tables) {
  if (a.is_initial() || b.is_initial()) {
    const float alike = initial_similarity(a, b, tables.sounds());
    return alike >= least ? alike : 0;
  }
  if (same_symbols(a, b)) return a.length > 0 ? 1.0F : 0.0F;
  if (!may_be_alike(a, b)) return 0;
  const float heard = sound_similarity(a, b, least, tables.sounds());
  return is_equivalent(a, b) && least <= kEquivalent ? std::max(heard, kEquivalent) : heard;
}

float similarity(const Sounds& a, const Sounds& b, const Tables& tables) {
  return similarity_at_least(a, b, kFloor, tables);
}

}  // namespace recto::names
