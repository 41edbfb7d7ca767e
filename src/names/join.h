#pragma once
// A list of names against another, without comparing all pairs, missing none.
//
// Two names reach a score only if one of the rarer parts of the first agrees closely enough with some part of the second. So the
// first list is kept as an index from the sounds of those parts (forms, prepared.h) to the names that need them; the sounds of the second
// list's parts are looked up in it, the distinct ones once; and only names met there are scored.
//
// How closely is close enough. With pairing.cc's score a / (a' + m), a part of weight w whose agreement is worth σ (worth, pairing.h), at the
// weight ρw of the lighter side, brings the score below T by ρw(T - σ), a part that agrees with nothing by at least kMissing·T·w; parts that agree wholly make up for w(1 - T)
// each. Let N be the weight of the needed parts and R that of the rest: if all needed parts had ρ(T - σ) > R(1 - T)/N, the score would
// be below T. The needed parts are the rarest, as many as it takes that a part without any agreement is as bad as that. So each name has a
// slack R(1 - T)/N, and a form stands for it only if ρ(T - σ) ≤ slack. All further factors of the score are at most 1.

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "names/prepared.h"
#include "names/sound_trie.h"

namespace recto::names {

/// One list, ready for another to be held against it at one threshold. Immutable, some 600 bytes a name.
class NameIndex {
 public:
  /// `threshold` is above 0 and at most 1. `tables`, those the names were prepared with, must outlive the index. O(n log n).
  NameIndex(std::vector<Prepared> names, float threshold, const Tables& tables);

  struct Found {
    uint32_t name = 0;  ///< its place in the list
    float score = 0;
    bool operator==(const Found&) const = default;
  };
  /// What one thread looks names up with; remembers what the parts it met are alike to.
  class Finder {
   public:
    explicit Finder(const NameIndex& index);
    /// All names of the index whose score with `other` is at least the threshold, by their places: exactly those that comparing all would
    /// find. Some microseconds; valid until the next call.
    std::span<const Found> find(const Prepared& other);
    /// How many scores it took to find them, over all calls.
    uint64_t scored() const { return scored_; }

   private:
    struct Link {
      uint32_t form = 0;
      float deficit = 0;  ///< the ρ(T - σ) above
    };
    const std::vector<Link>& links(const Form& form, unsigned weight);
    void look_up(const Form& form, unsigned weight, std::vector<Link>& out);
    void find_like(const Form& form, float weight);
    void try_names(const std::vector<Link>& links, const Prepared& other);

    const NameIndex& index_;
    std::unordered_map<std::string, std::vector<Link>> known_;
    std::vector<uint32_t> met_;  ///< by name: the call in which it was met last
    uint32_t call_ = 0;
    uint64_t scored_ = 0;
    std::vector<uint32_t> like_;
    std::vector<Found> found_;
  };

 private:
  /// A name that needs a form.
  struct Need {
    uint32_t name = 0;
    float slack = 0;
  };
  struct Needs {
    uint32_t first = 0, last = 0;  ///< of needs_, by falling slack
  };
  enum Group : uint8_t { single, joined, initial, kGroups };
  struct Gathered;
  void arrange(std::vector<Gathered> gathered);

  const Tables& tables_;
  float threshold_;
  std::vector<Prepared> names_;
  std::vector<Need> needs_;
  std::vector<TrieForm> forms_;
  std::vector<Needs> needs_of_;                          ///< by form
  std::array<std::vector<uint32_t>, kGroups> by_group_;  ///< forms
  struct Tries {
    SoundTrie forward, backward;
  };
  std::array<Tries, initial> tries_;  ///< of single and joined forms; initials are gone through one by one
};

}  // namespace recto::names
