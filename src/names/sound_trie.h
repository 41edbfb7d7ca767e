#pragma once
// The forms of a list by their sounds, walked with a row of an alignment a node, so that parts that begin or end alike are compared together.
//
// Wanted: every form f that is alike enough to a part g. Cut both where an alignment crosses a column of g: then one of the halves has no more
// cost than its own sounds allow (sound_rows.h). So there are two tries, of the forms and of the forms reversed; a walk of each goes only where
// the first half of g may still be alike to a beginning of f, which few sounds allow, and on from there as far as the whole may be.
// The same walk tells whether a form goes on after a beginning that is alike to g: two neighbours written together are alike to a
// form only if the first is to its beginning or the second to its end.

#include <span>
#include <vector>

#include "names/sound_rows.h"

namespace recto::names {

/// A form in a trie.
struct TrieForm {
  Sounds sounds;
  uint32_t number = 0;
};

class SoundTrie {
 public:
  SoundTrie() = default;
  /// `gains` and `table` must outlive the trie. O(n log n); 20 bytes a node.
  SoundTrie(std::vector<TrieForm> forms, Direction direction, const Gains& gains, const SoundTable& table);

  /// What is looked for in one walk.
  struct Wanted {
    Rate rate;
    size_t end = 0;  ///< of the first half of the columns
    bool begun =
        false;  ///< not forms that are alike, but those that go on after a beginning that is alike to all columns
    std::vector<uint32_t>* out = nullptr;  ///< their numbers are appended here
  };
  /// Finds the forms that may be alike at that rate to the columns, which must be in the trie's direction, and whose first half
  /// is. The two directions, with ends that add up to all columns, give all forms that are alike, some twice, and some that are not.
  void find(SoundColumns& columns, const Wanted& wanted) const;
  /// The same for two at once, at the price of the dearer one.
  void find(SoundColumns& columns, const Wanted& one, const Wanted& other) const;

 private:
  struct Node {
    uint32_t child = 0, children_end = 0;        ///< nodes_: children stand side by side
    uint32_t first = 0, own_last = 0, last = 0;  ///< numbers_: the forms that end here, then those below
    uint32_t mass = 0;                           ///< of the sounds up to here
  };
  class Track;
  void arrange(std::span<const TrieForm> forms);
  template <size_t kTracks>
  void walk(SoundColumns& columns, std::array<Track, kTracks>& tracks) const;

  const Gains* gains_ = nullptr;
  const SoundTable* table_ = nullptr;
  std::vector<Node> nodes_;    ///< by depth
  std::vector<Sound> sounds_;  ///< of each node: looked at more often than the rest
  std::vector<uint32_t> numbers_;
};

}  // namespace recto::names
