// Names are paired part by part, greedily by similarity (pairer.h). The score is
//
//     agreeing / (agreeing + kDiffers · min(left, right) + kMissing · |left - right|) · factors
//
// where `agreeing` sums weight · worth(similarity) over the pairs, and left and right are the weights of what agrees with nothing. What
// both sides have and does not agree is a difference; what one side has more is only missing on the other.

#include "names/pairing.h"

#include <algorithm>
#include <bit>

#include "names/pairer.h"
#include "names/pronounce.h"

namespace recto::names {
namespace {

constexpr float kDiffers = 1.2F;
constexpr float kGivenDiffers = 0.6F;       ///< both have a given name, and neither agrees with anything
constexpr float kReordered = 0.95F;         ///< the same parts in another order
constexpr float kInitialsOnly = 0.1F;       ///< nothing agrees but initials
constexpr float kAllInitials = 0.8F;        ///< neither name is anything but initials
constexpr float kGenerationDiffers = 0.6F;  ///< junior against senior

constexpr uint16_t bit(size_t i) { return static_cast<uint16_t>(1U << i); }

bool all_initials(const Outline& name) { return name.initials == bit(name.count) - 1; }

/// The parts of two names, looked at where they are asked for.
class PreparedParts {
 public:
  PreparedParts(const Prepared& left, const Prepared& right, const Tables& tables)
      : left_(left), right_(right), tables_(tables) {}

  uint16_t alike(size_t i) {
    uint16_t out = 0;
    for (size_t j = 0; j < right_.count; ++j) {
      similarities_[i][j] = names::similarity(left_.parts[i], right_.parts[j], tables_);
      if (similarities_[i][j] > 0) out = static_cast<uint16_t>(out | bit(j));
    }
    return out;
  }
  float similarity(size_t i, size_t j) const { return similarities_[i][j]; }

  static bool any_together(unsigned left, unsigned right) {
    return left != 0 && right != 0 && ((left & left >> 1) | (right & right >> 1)) != 0;
  }
  template <class Found>
  void each_together(uint16_t left, uint16_t right, Found found) const {
    each(left_, left, right_, right, [&](size_t i, size_t j, float alike) { found(two(i), bit(j), alike); });
    each(right_, right, left_, left, [&](size_t j, size_t i, float alike) { found(bit(i), two(j), alike); });
  }

 private:
  static uint16_t two(size_t first) { return static_cast<uint16_t>(3U << first); }

  template <class Found>
  void each(const Prepared& two, unsigned of_two, const Prepared& one, unsigned of_one, Found found) const {
    for (unsigned firsts = of_two & of_two >> 1; firsts != 0; firsts &= firsts - 1) {
      const auto i = static_cast<size_t>(std::countr_zero(firsts));
      const Sounds &first = two.parts[i], &second = two.parts[i + 1];
      for (unsigned rest = of_one; rest != 0; rest &= rest - 1) {
        const auto j = static_cast<size_t>(std::countr_zero(rest));
        if (may_be_together(first, second, one.parts[j]))
          found(i, j, joined_similarity(first, second, one.parts[j], tables_));
      }
    }
  }

  const Prepared& left_;
  const Prepared& right_;
  const Tables& tables_;
  std::array<std::array<float, Prepared::kParts>, Prepared::kParts> similarities_;
};

}  // namespace

float joined_similarity(const Sounds& first, const Sounds& second, const Sounds& one, const Tables& tables) {
  return similarity_at_least(together(first, second, tables.sounds()), one, kJoinedFloor, tables);
}

Pairing pair_up(const Prepared& left, const Prepared& right, const Tables& tables) {
  const Outline its = outline_of(left), others = outline_of(right);
  PreparedParts parts(left, right, tables);
  return Pairer(its, others, parts).pair_up();
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
