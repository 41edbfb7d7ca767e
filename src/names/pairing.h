#pragma once
// Which part of one name agrees with which of the other. What score() and compare() both stand on.

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>

#include "names/prepared.h"

namespace recto::names {

/// One part, or two neighbours on one side, that agree. Not initialised: of a pairing's ten most are never used, and this is computed by the million.
struct Agreement {
  uint16_t left, right;  ///< bit i: part i
  float similarity;
  uint16_t weight;  ///< of the lighter side
};

struct Pairing {
  std::array<Agreement, Prepared::kParts> agreements;
  uint8_t count = 0;
  uint16_t left_alone = 0, right_alone = 0;  ///< bit i: part i agrees with nothing
};

/// What a pairing needs to know of a name besides how alike its parts are to the other's: 16 bytes.
struct Outline {
  uint8_t count = 0, generation = 0;
  uint16_t initials = 0;  ///< bit i: part i is one
  std::array<uint8_t, Prepared::kParts> weights{};
};
Outline outline_of(const Prepared& name);

/// The sum of the parts' weights.
inline unsigned weight_of(unsigned parts, const Outline& name) {
  unsigned sum = 0;
  for (; parts != 0; parts &= parts - 1) sum += name.weights[static_cast<size_t>(std::countr_zero(parts))];
  return sum;
}

/// The best pair first, then the best of what is left; then two neighbours that are left against one part (pairer.h).
Pairing pair_up(const Prepared& left, const Prepared& right, const Tables& tables);
inline constexpr float kJoined = 0.85F;       ///< what is left of the similarity of two neighbours to one part
inline constexpr float kJoinedFloor = 0.65F;  ///< two words written as one are nearly the same letters, or not that
/// How alike two neighbours are to one part that they may be, written as one word; 0 for less than kJoinedFloor.
float joined_similarity(const Sounds& first, const Sounds& second, const Sounds& one, const Tables& tables);
/// One's given name agrees with nothing, the other's does: father and child. No score is higher then.
inline constexpr float kGivenMissing = 0.65F;
/// What a similarity is worth in a score: nothing at kFloor, everything from kFull on.
inline constexpr float kFull = 0.9F;
constexpr float worth(float alike) { return std::clamp((alike - kFloor) / (kFull - kFloor), 0.0F, 1.0F); }
/// What a part that is only missing on one side costs, as a share of its weight.
inline constexpr float kMissing = 0.3F;
/// The least similarity that is worth as much; kFloor for nothing.
constexpr float least_alike(float value) { return kFloor + std::max(0.0F, value) * (kFull - kFloor); }

/// A similarity below which a pair of parts brings a score further below `threshold` than kMissing of its weight would.
constexpr float close_from(float threshold) { return least_alike((1 - kMissing) * threshold); }

/// The score of a pairing; what its factors are is said in pairing.cc.
float rate(const Pairing& pairing, const Outline& left, const Outline& right);
/// True if the parts that agree stand in another order.
bool is_reordered(const Pairing& pairing);
/// No less than the names' score; from counts of consonants alone, some 50 ns.
float most_possible(const Prepared& left, const Prepared& right);
/// False if the given name of one agrees with no part of the other, alone or with a neighbour: then no score is above kGivenMissing. A hundred ns
/// where it is close, else ten.
bool given_may_agree(const Prepared& left, const Prepared& right, const Tables& tables);
/// The highest score that `agreeing` weight can reach when `alone` weight of the same name agrees with nothing.
float most_with(float agreeing, float alone);

}  // namespace recto::names
