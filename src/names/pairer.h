#pragma once
// How the parts of two names are assigned to each other: the best pair first, then the best of what is left; then two neighbours that are left against one
// part. Of ten parts at most, and with a floor under which nothing is alike, that is the best pairing but for ties.
//
// It is written once for every way of knowing how alike parts are (computed for two names alone, or kept for a list), and asks only what it needs: of each part
// which ones it is alike to, as bits, as most are alike to none.

#include <bit>
#include <concepts>
#include <cstdlib>
#include <span>

#include "names/pairing.h"

namespace recto::names {

/// What is known of the parts of a left and a right name.
template <class Parts>
concept PartsOfTwo = requires(Parts parts, size_t i, size_t j, uint16_t bits) {
  /// The right name's parts (bit j: part j) with a similarity above 0 to the left name's part i, and the similarity of one of them.
  { parts.alike(i) } -> std::same_as<uint16_t>;
  { parts.similarity(i, j) } -> std::same_as<float>;
  /// Calls found(left, right, similarity) for two neighbours of one name and the part of the other that they may be, written as one word: first the left name's
  /// neighbours, then the right name's, all in their order. Of these parts only; where the similarity is below kJoinedFloor, with 0 or not at all.
  parts.each_together(bits, bits, [](uint16_t, uint16_t, float) {});
  /// False only if it would call nothing.
  { parts.any_together(bits, bits) } -> std::same_as<bool>;
};

template <PartsOfTwo Parts>
class Pairer {
 public:
  Pairer(const Outline& left, const Outline& right, Parts& parts) : left_(left), right_(right), parts_(parts) {
    pairing_.left_alone = static_cast<uint16_t>((1U << left.count) - 1);
    pairing_.right_alone = static_cast<uint16_t>((1U << right.count) - 1);
  }

  const Pairing& pair_up() {
    pair_singles();
    if (parts_.any_together(pairing_.left_alone, pairing_.right_alone)) pair_neighbours();
    return pairing_;
  }

 private:
  /// Not initialised: most of its arrays are never used.
  struct Candidate {
    float similarity;
    uint16_t left, right;
  };

  void pair_singles() {
    std::array<Candidate, Prepared::kParts * Prepared::kParts> candidates;
    size_t count = 0;
    for (size_t i = 0; i < left_.count; ++i) {
      for (unsigned alike = parts_.alike(i); alike != 0; alike &= alike - 1) {
        const auto j = static_cast<size_t>(std::countr_zero(alike));
        candidates.data()[count++] = {parts_.similarity(i, j), bit(i), bit(j)};
      }
    }
    take_best({candidates.data(), count}, better);
  }

  void pair_neighbours() {
    std::array<Candidate, 2 * Prepared::kParts * Prepared::kParts> candidates;
    size_t count = 0;
    parts_.each_together(pairing_.left_alone, pairing_.right_alone, [&](uint16_t left, uint16_t right, float alike) {
      if (alike > 0) candidates.data()[count++] = {alike * kJoined, left, right};
    });
    take_best({candidates.data(), count},
              [](const Candidate& one, const Candidate& than) { return one.similarity > than.similarity; });
  }

  /// Takes the best candidate whose parts are all free, until there is none.
  template <class Better>
  void take_best(std::span<const Candidate> candidates, Better better_than) {
    for (size_t left = candidates.size(); left > 0; --left) {
      const Candidate* best = nullptr;
      for (const Candidate& one : candidates) {
        if (is_free(one) && (best == nullptr || better_than(one, *best))) best = &one;
      }
      if (best == nullptr) return;
      add(*best);
    }
  }

  /// More alike; among equals the ones that stand in the same place, so that a name's twice is no matter.
  static bool better(const Candidate& one, const Candidate& than) {
    if (one.similarity != than.similarity) return one.similarity > than.similarity;
    const int i = std::countr_zero(one.left), j = std::countr_zero(one.right);
    const int k = std::countr_zero(than.left), l = std::countr_zero(than.right);
    return std::abs(i - j) != std::abs(k - l) ? std::abs(i - j) < std::abs(k - l) : i + j < k + l;
  }

  static uint16_t bit(size_t i) { return static_cast<uint16_t>(1U << i); }

  bool is_free(const Candidate& one) const {
    return (one.left & ~pairing_.left_alone) == 0 && (one.right & ~pairing_.right_alone) == 0;
  }

  void add(const Candidate& one) {
    const unsigned weight = std::min(weight_of(one.left, left_), weight_of(one.right, right_));
    pairing_.agreements[pairing_.count++] = {one.left, one.right, one.similarity, static_cast<uint16_t>(weight)};
    pairing_.left_alone = static_cast<uint16_t>(pairing_.left_alone & ~one.left);
    pairing_.right_alone = static_cast<uint16_t>(pairing_.right_alone & ~one.right);
  }

  const Outline& left_;
  const Outline& right_;
  Parts& parts_;
  Pairing pairing_;
};

}  // namespace recto::names
