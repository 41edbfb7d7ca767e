#pragma once
// One name against the names of a list, one after the other: what a part of the list is to the parts of the other name is computed once and serves all names
// that have the part.
//
// For each distinct part of the list there is a cell, one line of memory: how alike it is to each part of the other name, and whether it may be two neighbours of it
// written as one word, or one of two neighbours that are a part of it. Most bits are 0, and two names that share none are left after a few of them. Cells
// are filled when they are first asked for and emptied for the next name. Nothing is remembered of a pair of names.

#include <array>
#include <cstdint>
#include <vector>

#include "names/name_list.h"
#include "names/pairing.h"

namespace recto::names {

/// One thread's. 64 bytes a distinct part of the list.
class ListComparer {
 public:
  /// Both must outlive it.
  ListComparer(const NameList& list, const Tables& tables);

  /// Sets the name that the list's names are compared with; it must outlive the comparisons. O(what was known of the one before).
  void begin(const Prepared& other);
  /// Says how alike part `j` of the other name is to a part of the list, so that it need not be computed.
  void know(size_t j, uint32_t part, float similarity) { set(touched(part), j, similarity); }
  /// The same number as names::score(): some 40 ns where the list repeats its parts.
  float score(uint32_t name);
  /// Parts that may agree with each other, as bits; all others only as far as it is known how alike they are.
  struct Open {
    uint16_t left = 0xFFFF, right = 0xFFFF;
    bool together =
        true;  ///< false where it is known that no two neighbours of one name agree with a part of the other
  };
  /// The same, if it is at least `threshold`; otherwise 0, and mostly sooner.
  float score_at_least(uint32_t name, float threshold) { return score_at_least(name, threshold, Open()); }
  float score_at_least(uint32_t name, float threshold, Open open);

  /// What know() was told.
  float known(size_t j, uint32_t part) const { return cells_.data()[part].similarity.data()[j]; }

 private:
  class Parts;
  /// Of a part of the list; bit j: of part j of the other name, or of it and the next.
  struct alignas(64) Cell {
    uint16_t known = 0, alike = 0;  ///< whether `similarity` has been computed, and is above 0
    uint16_t joined = 0, begins = 0,
             ends = 0;  ///< two of the other's may be it; it may begin, or end, one of the other's
    bool joined_known = false, neighbours_known = false, is_touched = false;
    std::array<float, Prepared::kParts> similarity{};  ///< where it is known
  };

  /// A part's cell, which is emptied when the next name begins.
  Cell& touched(uint32_t part) {
    Cell& cell = cells_.data()[part];
    if (!cell.is_touched) touched_.push_back(part);
    cell.is_touched = true;
    return cell;
  }
  static void set(Cell& cell, size_t j, float similarity) {
    const auto bit = static_cast<uint16_t>(1U << j);
    cell.similarity.data()[j] = similarity;
    cell.known = static_cast<uint16_t>(cell.known | bit);
    if (similarity > 0) cell.alike = static_cast<uint16_t>(cell.alike | bit);
  }
  /// A part's cell, its likeness to these parts of the other name known.
  const Cell& similar(uint32_t part, uint16_t to) {
    const Cell& cell = cells_.data()[part];
    if ((to & ~cell.known) != 0) compute_similar(part, to & ~unsigned{cell.known});
    return cell;
  }
  /// A part's cell, what it may be of two neighbours of the other name known.
  const Cell& joined(uint32_t part) {
    if (!cells_.data()[part].joined_known) compute_joined(part);
    return cells_.data()[part];
  }
  /// The same with all that a part may be together with others.
  const Cell& neighbours(uint32_t part) {
    if (!cells_.data()[part].neighbours_known) compute_neighbours(part);
    return cells_.data()[part];
  }
  void compute_similar(uint32_t part, unsigned to);
  void compute_joined(uint32_t part);
  void compute_neighbours(uint32_t part);
  bool neighbours_may_be(uint32_t name, size_t first, size_t part);
  bool given_may_be_joined(uint32_t name);
  bool other_given_may_be_joined(uint32_t name);
  float rated(uint32_t name, bool together);

  const NameList& list_;
  const Tables& tables_;
  const Prepared* other_ = nullptr;
  Outline outline_;
  uint16_t all_ = 0;               ///< bits of all parts of the other name
  std::vector<Cell> cells_;        ///< by part of the list
  std::vector<uint32_t> touched_;  ///< cells to be emptied
};

}  // namespace recto::names
