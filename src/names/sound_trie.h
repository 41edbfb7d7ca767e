#pragma once
// The forms of a list by their sounds, walked with an edit-distance row a node, so that parts that begin or end alike are compared together.
//
// Wanted: every form f whose alignment with a part g costs at most B. Cut g in two; then one half costs at most B/2 against the beginning or the
// end of f. So there are two tries, of the forms and of the forms reversed; a walk of each goes only where its first half of g may still cost at most
// B/2 (which few sounds allow), and on from there up to B. Half the budget cuts the walk near the root: some hundred nodes of ten thousands.

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "names/sounds.h"

namespace recto::names {

class SoundTable;

/// A form and what decides how dear it may be.
struct TrieForm {
  Sounds sounds;
  uint32_t number = 0;
  float slack = 0, weight = 0;
};

/// How dear an alignment with a form may be.
struct Budget {
  float mass = 0, weight = 0;  ///< of what is looked up
  float threshold = 0;
  /// The highest cost for a form, or for all forms of at most that slack, weight and mass.
  float most(float slack, float other_weight, float other_mass) const;
};

class SoundTrie {
 public:
  enum class Direction : uint8_t { forward, backward };
  SoundTrie() = default;
  /// O(n log n); some 30 bytes a node.
  SoundTrie(std::vector<TrieForm> forms, Direction direction);
  /// Appends the numbers of forms that cost at most their budget and whose first half (in this direction) costs at most half of it. The two
  /// directions together give all forms within their budget, some twice.
  void find(const Sounds& sounds, const Budget& budget, const SoundTable& table, std::vector<uint32_t>& out) const;

 private:
  struct Node {
    uint8_t sound = 0, depth = 0;
    uint32_t end = 0;                       ///< the first node that is not below this one
    uint32_t first = 0, last = 0;           ///< of forms_: those that end here
    float slack = 0, weight = 0, mass = 0;  ///< the greatest of the forms here and below
  };
  struct Walk;
  void add(const TrieForm& form);
  void close(size_t depth);

  Direction direction_ = Direction::forward;
  std::vector<Node> nodes_;  ///< before those below them
  std::vector<TrieForm> forms_;
  std::vector<uint32_t> path_;  ///< while it is made: the nodes from the root to the last form
};

}  // namespace recto::names
