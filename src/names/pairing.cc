// Names are paired part by part, greedily by similarity: of ten parts at most, and with a floor under which nothing is alike,
// the greedy pairing is the best one but for ties. The score is
//
//     agreeing / (agreeing + kDiffers · min(left, right) + kMissing · |left - right|) · factors
//
// where `agreeing` sums weight · worth(similarity) over the pairs, and left and right are the weights of what agrees with nothing. What
// both sides have and does not agree is a difference; what one side has more is only missing on the other.

#include "names/pairing.h"

#include <algorithm>
#include <bit>

#include "names/pronounce.h"

namespace recto::names {
namespace {

constexpr float kDiffers = 1.2F;
constexpr float kGivenDiffers = 0.6F;       ///< both have a given name, and neither agrees with anything
constexpr float kReordered = 0.95F;         ///< the same parts in another order
constexpr float kInitialsOnly = 0.4F;       ///< nothing agrees but initials
constexpr float kAllInitials = 0.8F;        ///< neither name is anything but initials
constexpr float kGenerationDiffers = 0.6F;  ///< junior against senior

constexpr uint16_t bit(size_t i) { return static_cast<uint16_t>(1U << i); }

unsigned weight_of(uint16_t parts, const Prepared& name) {
  unsigned sum = 0;
  for (; parts != 0; parts = static_cast<uint16_t>(parts & (parts - 1))) {
    sum += name.parts[static_cast<size_t>(std::countr_zero(parts))].weight;
  }
  return sum;
}

bool is_initial(uint16_t parts, const Prepared& name) {
  return name.parts[static_cast<size_t>(std::countr_zero(parts))].kind == PartKind::initial;
}

bool all_initials(const Prepared& name) {
  return std::all_of(name.parts.begin(), name.parts.begin() + name.count,
                     [](const Sounds& part) { return part.is_initial(); });
}

/// One run of pairing.
class Pairer {
 public:
  Pairer(const Prepared& left, const Prepared& right, const Tables& tables)
      : left_(left), right_(right), tables_(tables) {
    pairing_.left_alone = static_cast<uint16_t>(bit(left.count) - 1);
    pairing_.right_alone = static_cast<uint16_t>(bit(right.count) - 1);
  }

  void pair_singles(const Likenesses& alike) {
    struct Candidate {
      float similarity;
      uint8_t i, j;
    };
    std::array<Candidate, Prepared::kParts * Prepared::kParts> candidates;
    size_t count = 0;
    for (uint8_t i = 0; i < left_.count; ++i) {
      for (uint8_t j = 0; j < right_.count; ++j) {
        candidates[count] = {alike.at[i][j], i, j};
        count += alike.at[i][j] > 0 ? 1 : 0;
      }
    }
    while (true) {
      const Candidate* best = nullptr;
      for (size_t c = 0; c < count; ++c) {
        const Candidate& one = candidates[c];
        const bool free = (pairing_.left_alone & bit(one.i)) != 0 && (pairing_.right_alone & bit(one.j)) != 0;
        if (free && (best == nullptr || better(one.similarity, one.i, one.j, best->similarity, best->i, best->j)))
          best = &one;
      }
      if (best == nullptr) return;
      add(bit(best->i), bit(best->j), best->similarity);
    }
  }

  void pair_neighbours() {
    while (pairing_.left_alone != 0 && pairing_.right_alone != 0) {
      Joined best;
      best_neighbours(left_, pairing_.left_alone, right_, pairing_.right_alone, false, best);
      best_neighbours(right_, pairing_.right_alone, left_, pairing_.left_alone, true, best);
      if (best.alike <= 0) return;
      add(best.left, best.right, best.alike * kJoined);
    }
  }

  const Pairing& pairing() const { return pairing_; }

 private:
  /// More alike; among equals the ones that stand in the same place, so that a name's twice is no matter.
  static bool better(float alike, int i, int j, float than, int k, int l) {
    if (alike != than) return alike > than;
    return std::abs(i - j) < std::abs(k - l) || (std::abs(i - j) == std::abs(k - l) && i + j < k + l);
  }

  struct Joined {
    float alike = 0;
    uint16_t left = 0, right = 0;
  };

  /// The best of two neighbours of `two` that are alone against one part of `one` that is; `flipped`: `two` is the right name.
  void best_neighbours(const Prepared& two, uint16_t two_alone, const Prepared& one, uint16_t one_alone, bool flipped,
                       Joined& best) const {
    for (size_t i = 0; i + 1U < two.count; ++i) {
      const auto both = static_cast<uint16_t>(bit(i) | bit(i + 1));
      if ((two_alone & both) != both) continue;
      for (size_t j = 0; j < one.count; ++j) {
        if ((one_alone & bit(j)) == 0 || !may_be_together(two.parts[i], two.parts[i + 1], one.parts[j])) continue;
        const Sounds joined = together(two.parts[i], two.parts[i + 1], tables_.sounds());
        const float alike = similarity_at_least(joined, one.parts[j], std::max(best.alike, kJoinedFloor), tables_);
        if (alike > best.alike) best = flipped ? Joined{alike, bit(j), both} : Joined{alike, both, bit(j)};
      }
    }
  }

  void add(uint16_t left, uint16_t right, float alike) {
    const unsigned weight = std::min(weight_of(left, left_), weight_of(right, right_));
    pairing_.agreements[pairing_.count++] = {left, right, alike, static_cast<uint16_t>(weight)};
    pairing_.left_alone = static_cast<uint16_t>(pairing_.left_alone & ~left);
    pairing_.right_alone = static_cast<uint16_t>(pairing_.right_alone & ~right);
  }

  const Prepared& left_;
  const Prepared& right_;
  const Tables& tables_;
  Pairing pairing_;
};

}  // namespace

Likenesses likenesses(const Prepared& left, const Prepared& right, const Tables& tables) {
  Likenesses alike;
  for (size_t i = 0; i < left.count; ++i) {
    for (size_t j = 0; j < right.count; ++j) alike.at[i][j] = similarity(left.parts[i], right.parts[j], tables);
  }
  return alike;
}

Pairing pair_up(const Likenesses& alike, const Prepared& left, const Prepared& right, const Tables& tables) {
  Pairer pairer(left, right, tables);
  pairer.pair_singles(alike);
  pairer.pair_neighbours();
  return pairer.pairing();
}

Pairing pair_up(const Prepared& left, const Prepared& right, const Tables& tables) {
  return pair_up(likenesses(left, right, tables), left, right, tables);
}

bool is_reordered(const Pairing& pairing) {
  for (size_t i = 0; i < pairing.count; ++i) {
    for (size_t j = 0; j < i; ++j) {
      const Agreement &a = pairing.agreements[i], &b = pairing.agreements[j];
      if ((a.left < b.left) != (a.right < b.right)) return true;
    }
  }
  return false;
}

float most_with(float agreeing, float alone) { return agreeing > 0 ? agreeing / (agreeing + kMissing * alone) : 0; }

namespace {

/// True if the given name may agree as one of two neighbours against one part, on either side.
bool given_may_be_joined(const Prepared& name, const Prepared& other) {
  const Sounds& given = name.parts[0];
  for (size_t j = 0; j < other.count; ++j) {
    if (name.count > 1 && may_be_together(given, name.parts[1], other.parts[j])) return true;
    if (j + 1U < other.count && may_be_together(other.parts[j], other.parts[j + 1], given)) return true;
  }
  return false;
}

bool given_may_agree_with(const Prepared& name, const Prepared& other, const Tables& tables) {
  if (given_may_be_joined(name, other)) return true;
  return std::any_of(other.parts.begin(), other.parts.begin() + other.count,
                     [&](const Sounds& part) { return similarity(name.parts[0], part, tables) > 0; });
}

}  // namespace

bool given_may_agree(const Prepared& left, const Prepared& right, const Tables& tables) {
  if (left.count == 0 || right.count == 0) return false;
  return given_may_agree_with(left, right, tables) && given_may_agree_with(right, left, tables);
}

namespace {

/// False if the given name of one agrees with no part of the other, alone or with a neighbour.
bool given_may_agree(const Likenesses& alike, const Prepared& left, const Prepared& right) {
  float of_left = 0, of_right = 0;
  for (size_t j = 0; j < right.count; ++j) of_left = std::max(of_left, alike.at[0][j]);
  for (size_t i = 0; i < left.count; ++i) of_right = std::max(of_right, alike.at[i][0]);
  return (of_left > 0 || given_may_be_joined(left, right)) && (of_right > 0 || given_may_be_joined(right, left));
}

}  // namespace

float score_at_least(const Likenesses& alike, const Prepared& left, const Prepared& right, float threshold,
                     const Tables& tables) {
  if (left.count == 0 || right.count == 0) return 0;
  if (threshold > kGivenMissing && !given_may_agree(alike, left, right)) return 0;
  const float exact = rate(pair_up(alike, left, right, tables), left, right);
  return exact >= threshold ? exact : 0;
}

float most_possible(const Prepared& left, const Prepared& right) {
  uint16_t possible = 0;
  for (size_t j = 0; j < right.count; ++j) {
    const Sounds& one = right.parts[j];
    for (size_t i = 0; i < left.count; ++i) {
      const bool next = i + 1U < left.count, other_next = j + 1U < right.count;
      if (may_be_alike(left.parts[i], one)) possible = static_cast<uint16_t>(possible | bit(i));
      if (next && may_be_together(left.parts[i], left.parts[i + 1], one)) {
        possible = static_cast<uint16_t>(possible | bit(i) | bit(i + 1));
      }
      if (other_next && may_be_together(one, right.parts[j + 1], left.parts[i]))
        possible = static_cast<uint16_t>(possible | bit(i));
    }
  }
  const auto whole = static_cast<float>(weight_of(static_cast<uint16_t>(bit(left.count) - 1), left));
  const auto agreeing = static_cast<float>(weight_of(possible, left));
  return most_with(agreeing, whole - agreeing);
}

float rate(const Pairing& pairing, const Prepared& left, const Prepared& right) {
  float agreeing = 0, whole = 0;
  bool named = false;
  for (size_t i = 0; i < pairing.count; ++i) {
    const Agreement& one = pairing.agreements[i];
    agreeing += worth(one.similarity) * one.weight;
    whole += one.weight;
    named |= !is_initial(one.left, left) && !is_initial(one.right, right);
  }
  if (agreeing <= 0) return 0;
  const auto left_alone = static_cast<float>(weight_of(pairing.left_alone, left));
  const auto right_alone = static_cast<float>(weight_of(pairing.right_alone, right));
  const float differs = std::min(left_alone, right_alone), missing = std::max(left_alone, right_alone) - differs;
  float score = agreeing / (whole + kDiffers * differs + kMissing * missing);
  const bool left_given = (pairing.left_alone & 1) == 0, right_given = (pairing.right_alone & 1) == 0;
  if (!left_given && !right_given) score *= kGivenDiffers;
  if (left_given != right_given) score *= kGivenMissing;
  if (!named) score *= all_initials(left) && all_initials(right) ? kAllInitials : kInitialsOnly;
  if (is_reordered(pairing)) score *= kReordered;
  if (left.generation != 0 && right.generation != 0 && left.generation != right.generation) score *= kGenerationDiffers;
  return score;
}

}  // namespace recto::names
