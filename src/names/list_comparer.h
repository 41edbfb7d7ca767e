#pragma once
// One name against the names of a list, one after the other: how alike two parts are is computed once and serves all names that have the part.
//
// For each part of the other name there is a row with a cell for each distinct part of the list; for each two of its neighbours a row that says
// whether they may be that part, written as one word. Cells are filled when they are first asked for and emptied for the next name. Nothing is remembered
// of a pair of names.

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "names/name_list.h"
#include "names/pairing.h"

namespace recto::names {

/// One thread's. Some 45 bytes a distinct part of the list.
class ListComparer {
 public:
  /// Both must outlive it.
  ListComparer(const NameList& list, const Tables& tables);

  /// Sets the name that the list's names are compared with; it must outlive the comparisons. O(what was known of the one before).
  void begin(const Prepared& other);
  /// Says how alike part `j` of the other name is to a part of the list, so that it need not be computed.
  void know(size_t j, uint32_t part, float similarity) { set(alike_[j][part], j, part, similarity); }
  /// The same number as names::score(): some 50 ns where the list repeats its parts.
  float score(uint32_t name);
  /// Parts that may agree with each other, as bits; all others only as far as it is known how alike they are.
  struct Open {
    uint16_t left = 0xFFFF, right = 0xFFFF;
  };
  /// The same, if it is at least `threshold`; otherwise 0, and mostly sooner.
  float score_at_least(uint32_t name, float threshold) { return score_at_least(name, threshold, Open()); }
  float score_at_least(uint32_t name, float threshold, Open open);

  /// What know() was told.
  float known(size_t j, uint32_t part) const { return alike_[j][part]; }
  /// True if two neighbours of the other name, written as one word, may be the given name of a name of the list.
  bool may_be_given_of_two(uint32_t name);
  /// True if the other name's given name and the next, written as one word, may be a part of it.
  bool given_of_two_may_be_any(uint32_t name);
  /// True if among the open parts two neighbours of one name may be a part of the other.
  bool may_have_neighbours(uint32_t name, Open open);

 private:
  class ListNeighbours;
  struct Touched {
    uint32_t part = 0;
    uint8_t row = 0;
  };
  static constexpr float kNotAlike = -1;  ///< 0 is: not known
  enum class Joined : uint8_t { unknown, no, may_be };

  float similarity(size_t j, uint32_t part);
  float computed(size_t j, uint32_t part);
  void set(float& cell, size_t j, uint32_t part, float similarity) {
    cell = similarity > 0 ? similarity : kNotAlike;
    touched_.push_back({part, static_cast<uint8_t>(j)});
  }
  bool may_be_joined(size_t j, uint32_t part);
  bool given_may_be_joined(uint32_t name);
  bool other_given_may_be_joined(uint32_t name);
  float rated(const Likenesses& alike, uint32_t name);

  const NameList& list_;
  const Tables& tables_;
  const Prepared* other_ = nullptr;
  Outline outline_;
  std::array<unsigned, Prepared::kParts> of_two_{};           ///< consonants of a part of the other and the next
  std::array<std::vector<float>, Prepared::kParts> alike_;    ///< [part of the other][part of the list]
  std::array<std::vector<Joined>, Prepared::kParts> joined_;  ///< [neighbours of the other][part of the list]
  std::vector<Touched> touched_, touched_joined_;             ///< cells to be emptied
};

}  // namespace recto::names
