#pragma once
// Which part of one name agrees with which of the other. What score() and compare() both stand on.

#include <algorithm>
#include <array>
#include <cstdint>

#include "names/prepared.h"

namespace recto::names {

/// One part, or two neighbours on one side, that agree.
struct Agreement {
  uint16_t left = 0, right = 0;  ///< bit i: part i
  float similarity = 0;
  uint16_t weight = 0;  ///< of the lighter side
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

/// Which neighbours of one name may be one part of the other, and how alike they are; asked only for parts that agree with nothing else.
class Neighbours {
 public:
  virtual ~Neighbours() = default;
  struct Bits {
    std::array<uint16_t, Prepared::kParts>
        left{};  ///< of part i of the left name and its next: bit j, the right name's part j
    std::array<uint16_t, Prepared::kParts> right{};  ///< the other way round
  };
  /// Only what lies within these parts need be said.
  virtual Bits may_be_together(uint16_t left, uint16_t right) = 0;
  /// Of two that may be; 0 for less than kJoinedFloor.
  virtual float left_alike(size_t first, size_t right) = 0;
  virtual float right_alike(size_t first, size_t left) = 0;
};

/// The similarity of each part of one name with each of another; 0 where either has no such part.
struct Likenesses {
  std::array<std::array<float, Prepared::kParts>, Prepared::kParts> at;  ///< [left][right]
};
Likenesses likenesses(const Prepared& left, const Prepared& right, const Tables& tables);

/// The best pair first, then the best of what is left; then two neighbours that are left against one part.
Pairing pair_up(const Prepared& left, const Prepared& right, const Tables& tables);
/// The same for parts whose similarities are known.
Pairing pair_up(const Likenesses& alike, const Outline& left, const Outline& right, Neighbours& neighbours);
inline constexpr float kJoined = 0.85F;       ///< what is left of the similarity of two neighbours to one part
inline constexpr float kJoinedFloor = 0.65F;  ///< two words written as one are nearly the same letters, or not that
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
