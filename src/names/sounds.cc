// The distance of two parts: the cheapest alignment of their sounds, Wagner and Fischer 1974, with the costs of
// sound_table.h; left as soon as a whole row is too dear. Two parts hold at most 16 sounds, so a row lives on the stack.

#include "names/sounds.h"

#include <algorithm>
#include <cstdlib>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "names/sound_table.h"

namespace recto::names {
namespace {

/// The sum of the absolute differences of eight pairs of bytes.
unsigned byte_differences(uint64_t a, uint64_t b) {
#ifdef __SSE2__
  const __m128i sums =
      _mm_sad_epu8(_mm_cvtsi64_si128(static_cast<int64_t>(a)), _mm_cvtsi64_si128(static_cast<int64_t>(b)));
  return static_cast<unsigned>(_mm_cvtsi128_si32(sums));
#else
  unsigned sum = 0;
  for (unsigned shift = 0; shift < 64; shift += 8) {
    sum += static_cast<unsigned>(std::abs(static_cast<int>(a >> shift & 0xFF) - static_cast<int>(b >> shift & 0xFF)));
  }
  return sum;
#endif
}

/// The highest cost at which two parts are still alike at all.
unsigned dearest(const Sounds& a, const Sounds& b) {
  return static_cast<unsigned>(static_cast<float>(a.mass + b.mass) * (1 - kFloor));
}

/// The cheapest alignment's cost; anything above `most` for one that is dearer.
unsigned alignment_cost(const Sounds& a, const Sounds& b, unsigned most, const SoundTable& table) {
  std::array<uint16_t, Sounds::kLongest + 1> row;
  const uint8_t* losses = table.costs(0);
  row[0] = 0;
  for (size_t j = 0; j < b.length; ++j) row[j + 1] = static_cast<uint16_t>(row[j] + losses[b.symbols[j]]);
  for (size_t i = 0; i < a.length; ++i) {
    const uint8_t* costs = table.costs(a.symbols[i]);
    const unsigned loss = losses[a.symbols[i]];
    unsigned diagonal = row[0], left = diagonal + loss, least = left;
    row[0] = static_cast<uint16_t>(left);
    for (size_t j = 0; j < b.length; ++j) {
      const unsigned above = row[j + 1];
      const Sound other = b.symbols[j];
      left = std::min({left + losses[other], above + loss, diagonal + costs[other]});
      diagonal = above;
      row[j + 1] = static_cast<uint16_t>(left);
      least = std::min(least, left);
    }
    if (least > most) return least;
  }
  return row[b.length];
}

/// What an initial agrees with: any part that may begin with its sound.
float initial_similarity(const Sounds& a, const Sounds& b, const SoundTable& table) {
  constexpr float kAgrees = 0.75F;
  constexpr double kClose = 1.5;  ///< nats
  if (a.length == 0 || b.length == 0) return 0;
  return table.cost(a.symbols[0], b.symbols[0]) <= kClose * SoundTable::kUnit ? kAgrees : 0;
}

bool is_initial(const Sounds& sounds) { return sounds.kind == PartKind::initial; }

}  // namespace

bool may_be_alike(const Sounds& a, const Sounds& b) {
  if (is_initial(a) || is_initial(b)) return true;
  return byte_differences(a.bag, b.bag) * SoundTable::kBagUnit <= dearest(a, b);
}

float similarity(const Sounds& a, const Sounds& b, const Tables& tables) {
  if (is_initial(a) || is_initial(b)) return initial_similarity(a, b, tables.sounds());
  if (a.length == b.length && a.symbols == b.symbols) return a.length > 0 ? 1.0F : 0.0F;
  if (!may_be_alike(a, b)) return 0;
  const unsigned most = dearest(a, b);
  const unsigned cost = alignment_cost(a, b, most, tables.sounds());
  return cost > most ? 0 : 1 - static_cast<float>(cost) / static_cast<float>(a.mass + b.mass);
}

}  // namespace recto::names
