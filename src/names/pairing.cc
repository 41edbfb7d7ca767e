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

unsigned weight_of(uint16_t parts, const Outline& name) {
  unsigned sum = 0;
  for (; parts != 0; parts = static_cast<uint16_t>(parts & (parts - 1))) {
    sum += name.weights[static_cast<size_t>(std::countr_zero(parts))];
  }
  return sum;
}

bool all_initials(const Outline& name) { return name.initials == bit(name.count) - 1; }

/// One run of pairing.
class Pairer {
 public:
  Pairer(const Outline& left, const Outline& right) : left_(left), right_(right) {
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
    while (count > 0) {
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

  void pair_neighbours(Neighbours& neighbours) {
    if (pairing_.left_alone == 0 || pairing_.right_alone == 0 || left_.count + right_.count == 2) return;
    const Neighbours::Bits bits = neighbours.may_be_together(pairing_.left_alone, pairing_.right_alone);
    while (pairing_.left_alone != 0 && pairing_.right_alone != 0) {
      Joined best;
      each_open(bits.left, left_.count, pairing_.left_alone, pairing_.right_alone, [&](size_t i, size_t j) {
        const float alike = neighbours.left_alike(i, j);
        if (alike > best.alike) best = {alike, two(i), bit(j)};
      });
      each_open(bits.right, right_.count, pairing_.right_alone, pairing_.left_alone, [&](size_t i, size_t j) {
        const float alike = neighbours.right_alike(i, j);
        if (alike > best.alike) best = {alike, bit(j), two(i)};
      });
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

  static uint16_t two(size_t first) { return static_cast<uint16_t>(3U << first); }

  /// Calls each(i, j) for the neighbours that are alone and may be one part that is.
  template <class Each>
  static void each_open(const std::array<uint16_t, Prepared::kParts>& bits, size_t count, uint16_t alone,
                        uint16_t other_alone, Each each) {
    for (size_t i = 0; i + 1 < count; ++i) {
      if ((alone & two(i)) != two(i)) continue;
      for (unsigned open = bits[i] & other_alone; open != 0; open &= open - 1)
        each(i, static_cast<size_t>(std::countr_zero(open)));
    }
  }

  void add(uint16_t left, uint16_t right, float alike) {
    const unsigned weight = std::min(weight_of(left, left_), weight_of(right, right_));
    pairing_.agreements[pairing_.count++] = {left, right, alike, static_cast<uint16_t>(weight)};
    pairing_.left_alone = static_cast<uint16_t>(pairing_.left_alone & ~left);
    pairing_.right_alone = static_cast<uint16_t>(pairing_.right_alone & ~right);
  }

  const Outline& left_;
  const Outline& right_;
  Pairing pairing_;
};

/// The neighbours of two names, looked at where they are asked for.
class PreparedNeighbours : public Neighbours {
 public:
  PreparedNeighbours(const Prepared& left, const Prepared& right, const Tables& tables)
      : left_(left), right_(right), tables_(tables) {}

  Bits may_be_together(uint16_t left, uint16_t right) override {
    Bits out;
    find(left_, left, right_, right, out.left);
    find(right_, right, left_, left, out.right);
    return out;
  }
  float left_alike(size_t first, size_t right) override { return alike(left_, first, right_.parts[right]); }
  float right_alike(size_t first, size_t left) override { return alike(right_, first, left_.parts[left]); }

 private:
  static void find(const Prepared& two, uint16_t of_two, const Prepared& one, uint16_t of_one,
                   std::array<uint16_t, Prepared::kParts>& out) {
    for (unsigned firsts = of_two & of_two >> 1; firsts != 0; firsts &= firsts - 1) {
      const auto i = static_cast<size_t>(std::countr_zero(firsts));
      for (unsigned rest = of_one; rest != 0; rest &= rest - 1) {
        const auto j = static_cast<size_t>(std::countr_zero(rest));
        if (names::may_be_together(two.parts[i], two.parts[i + 1], one.parts[j]))
          out[i] = static_cast<uint16_t>(out[i] | bit(j));
      }
    }
  }
  float alike(const Prepared& two, size_t first, const Sounds& one) const {
    const Sounds joined = together(two.parts[first], two.parts[first + 1], tables_.sounds());
    return similarity_at_least(joined, one, kJoinedFloor, tables_);
  }

  const Prepared& left_;
  const Prepared& right_;
  const Tables& tables_;
};

}  // namespace

Likenesses likenesses(const Prepared& left, const Prepared& right, const Tables& tables) {
  Likenesses alike;
  for (size_t i = 0; i < left.count; ++i) {
    for (size_t j = 0; j < right.count; ++j) alike.at[i][j] = similarity(left.parts[i], right.parts[j], tables);
  }
  return alike;
}

Pairing pair_up(const Likenesses& alike, const Outline& left, const Outline& right, Neighbours& neighbours) {
  Pairer pairer(left, right);
  pairer.pair_singles(alike);
  pairer.pair_neighbours(neighbours);
  return pairer.pairing();
}

Pairing pair_up(const Prepared& left, const Prepared& right, const Tables& tables) {
  PreparedNeighbours neighbours(left, right, tables);
  return pair_up(likenesses(left, right, tables), outline_of(left), outline_of(right), neighbours);
}

Outline outline_of(const Prepared& name) {
  Outline out;
  out.count = name.count;
  out.generation = name.generation;
  for (size_t i = 0; i < name.count; ++i) {
    out.weights[i] = name.parts[i].weight;
    if (name.parts[i].is_initial()) out.initials = static_cast<uint16_t>(out.initials | bit(i));
  }
  return out;
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
  const Outline outline = outline_of(left);
  const auto whole = static_cast<float>(weight_of(static_cast<uint16_t>(bit(left.count) - 1), outline));
  const auto agreeing = static_cast<float>(weight_of(possible, outline));
  return most_with(agreeing, whole - agreeing);
}

float rate(const Pairing& pairing, const Outline& left, const Outline& right) {
  float agreeing = 0, whole = 0;
  bool named = false;
  for (size_t i = 0; i < pairing.count; ++i) {
    const Agreement& one = pairing.agreements[i];
    agreeing += worth(one.similarity) * one.weight;
    whole += one.weight;
    named |= (one.left & left.initials) == 0 && (one.right & right.initials) == 0;
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
