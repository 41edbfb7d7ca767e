#pragma once
// A list of names against another, without comparing all pairs, missing none.
//
// Two names reach a score only if one of the rarer parts of the first agrees closely enough with some part of the second. So the
// first list is kept as an index from the sounds of those parts (forms, prepared.h) to the names that need them; the sounds of the second
// list's parts are looked up in it, the distinct ones once; and only names met there are scored.
//
// How closely is close enough. In pairing.cc's score a / (a' + m) an agreement of weight ρw (w the weight of the first name's parts in it, ρw
// that of the lighter side) that is worth σ (worth, pairing.h) brings the score below T by ρw(T - σ), a part that agrees with nothing by at least
// kMissing·T·w; agreements make up for at most w(1 - T). Let N be the weight of the needed parts, R that of the rest, and slack = R(1 - T)/N. The needed
// parts are the rarest, as many as it takes that slack < kMissing·T. Now let every agreement that holds needed parts of weight n and others of
// weight r have ρw(T - σ) > slack·n - (1 - T)r. Added up over all needed parts that is more than (1 - T) times the rest outside of these agreements, which
// is all the rest can make up for: the score is below T. So a form stands for a name only if ρ(T - σ) <= (slack·n - (1 - T)r) / w, the form's
// own slack. All further factors of the score are at most 1.

#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "names/prepared.h"
#include "names/sound_trie.h"

namespace recto::names {

/// One list, ready for another to be held against it at one threshold. For any number of threads, each with a Finder. Some kilobytes a name.
class NameIndex {
  struct Band;
  struct Known;
  struct Link {
    uint32_t form = 0;
    float deficit = 0;  ///< the ρ(T - σ) above
  };

 public:
  /// `threshold` is above 0 and at most 1. `tables`, those the names were prepared with, must outlive the index. O(n log n).
  NameIndex(std::vector<Prepared> names, float threshold, const Tables& tables);

  struct Found {
    uint32_t name = 0;  ///< its place in the list
    float score = 0;
    bool operator==(const Found&) const = default;
  };
  /// What one thread looks names up with. What a part is alike to is looked up once for all of them.
  class Finder {
   public:
    explicit Finder(const NameIndex& index);
    /// All names of the index whose score with `other` is at least the threshold, by their places: exactly those that comparing all would
    /// find. Some microseconds; valid until the next call.
    std::span<const Found> find(const Prepared& other);
    /// How many scores it took to find them, over all calls.
    uint64_t scored() const { return scored_; }

   private:
    const Known& known(const Sounds& part);
    std::shared_ptr<const Known> look_up(const Sounds& part);
    void find_like(const Sounds& part, Known& out);
    void find_neighbours(const Sounds& first, const Sounds& second, const Sounds& both);
    void search_neighbours(const Band& band, float least, const Sounds& first, const Sounds& both);
    void link(const Sounds& sounds, float weight, bool joined);
    void try_names(std::span<const Link> links, const Prepared& other);

    const NameIndex& index_;
    std::unordered_map<std::string, std::shared_ptr<const Known>> known_;
    std::vector<uint32_t> met_;  ///< by name: the call in which it was met last
    uint32_t call_ = 0;
    uint64_t scored_ = 0;
    std::vector<uint32_t> like_;
    std::vector<Link> links_;
    std::vector<Found> found_;
  };

 private:
  /// A name that needs a form.
  struct Need {
    uint32_t name = 0;
    float slack = 0;
  };
  struct Form {
    Sounds sounds;
    float weight = 0;
    bool joined = false;
    uint32_t first = 0, last = 0;  ///< of needs_, by falling slack
  };
  /// Forms of about the same slack, which decides how alike a part must be to them. Initials are gone through one by one.
  struct Band {
    bool joined = false;
    float slack = -1, weight = 0;  ///< the greatest
    unsigned mass = 0;             ///< the greatest
    std::vector<TrieForm> forms;   ///< until the tries are made
    SoundTrie forward, backward;
    /// How alike a part of that weight must be to one of its forms. Above 1: none is.
    float least_alike(float part_weight, float threshold, bool joined) const;
  };
  /// What is known of one part: the forms it stands for, and the single forms that begin, or end, like it.
  struct Known {
    std::vector<Link> links;
    std::vector<uint32_t> begun, ended;
  };
  /// Parts that have been looked up, by their keys.
  class Shelf {
   public:
    std::shared_ptr<const Known> find(const std::string& key);
    void put(const std::string& key, std::shared_ptr<const Known> known);

   private:
    std::mutex mutex_;
    std::unordered_map<std::string, std::shared_ptr<const Known>> known_;
  };
  void gather(uint32_t name, std::unordered_map<std::string, uint32_t>& known, std::vector<std::vector<Need>>& needs);
  void arrange(std::vector<std::vector<Need>> needs);
  size_t band_of(const Form& form, float slack) const;

  const Tables& tables_;
  float threshold_;
  std::vector<Prepared> names_;
  std::vector<Need> needs_;
  std::vector<Form> forms_;
  std::vector<uint32_t> initials_;  ///< forms
  std::unique_ptr<const Gains> gains_;
  std::vector<Band> bands_;
  std::unique_ptr<Shelf> shelf_;
};

}  // namespace recto::names
