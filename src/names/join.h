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
#include <unordered_map>
#include <vector>

#include "names/least_costs.h"
#include "names/list_comparer.h"
#include "names/name_list.h"
#include "names/near_parts.h"
#include "names/order_index.h"
#include "names/pairing.h"
#include "names/prepared.h"
#include "names/sound_batches.h"

namespace recto::names {

/// One list, ready for another to be held against it at one threshold. For any number of threads, each with a Finder. Some 2 KB a name.
class NameIndex {
  struct Known;
  /// A name that needs a form.
  struct Need {
    uint32_t name = 0;
    float slack = 0;
    uint32_t given = 0;  ///< the class of its given name, NearParts
  };
  /// A form that some sounds stand for.
  struct Link {
    uint32_t form = 0;
    float deficit = 0;  ///< the ρ(T - σ) above
  };

 public:
  /// `threshold` is above 0 and at most 1. `tables`, those the names were prepared with, must outlive the index. O(n log n).
  NameIndex(std::span<const Prepared> names, float threshold, const Tables& tables);
  ~NameIndex();

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
    /// Makes the parts of many names known at once, which takes a fraction of what it takes one by one. Changes nothing in what find() finds.
    void learn(std::span<const Prepared> others);
    /// How many scores it took to find them, over all calls.
    uint64_t scored() const { return scored_; }

   private:
    bool take_known(const Prepared& other);
    void begin(const Prepared& other);
    void put_away();
    void try_neighbours(size_t first);
    void try_names(std::span<const Link> links);
    float score(const Need& need);
    bool given_may_agree(const Need& need);
    bool may_reach(ListComparer::Open& open, uint32_t name) const;
    float loss_of(ListComparer::Open open, uint32_t name) const;

    const NameIndex& index_;
    std::unordered_map<PartKey, std::shared_ptr<const Known>, PartKey::Hash> known_;
    uint64_t epoch_ = 0;  ///< of the shelf that known_ is of
    ListComparer comparer_;
    const Prepared* other_ = nullptr;  ///< the name that is looked for
    Outline outline_;
    std::array<const Known*, Prepared::kParts> its_{};
    std::vector<uint16_t> close_;  ///< by part of the index, bit j: the other name's part j is close to it
    NearParts::Row near_any_;      ///< what a part of the other name may be alike to
    std::vector<uint32_t> met_;    ///< by name: the call in which it was met last
    uint32_t call_ = 0;
    uint64_t scored_ = 0;
    std::vector<Link> links_;
    std::vector<uint32_t> near_orders_;
    std::vector<Found> found_;
  };

 private:
  /// A distinct part, or two neighbours written together.
  struct alignas(64) Form {
    Sounds sounds;
    float weight = 0, slack = -1;  ///< the greatest of those that need it; below 0 for a part that none needs
    bool joined = false;
    uint32_t first = 0, last = 0;  ///< of needs_, by falling slack
  };
  /// The greatest slack and weight of some forms: what decides how alike a part must be to any of them.
  struct Reach {
    float slack = -1, weight = 0;
  };
  struct Alike {
    uint32_t part = 0;
    float similarity = 0;
  };
  /// What is known of one part of the other list.
  struct Known {
    std::vector<Alike> alike;  ///< every part of the index with a similarity of at least close_
    std::vector<Link> links;   ///< forms it stands for, single and joined
    std::shared_ptr<const NearParts::Row> near;
    CostRow costs{};
  };
  class Shelf;
  void keep_parts(std::span<const Prepared> names, std::vector<std::vector<Need>>& needs);
  void keep_neighbours(std::span<const Prepared> names, std::vector<std::vector<Need>>& needs);
  void arrange(std::vector<std::vector<Need>>& needs);
  std::vector<std::shared_ptr<const Known>> look_up(std::span<const Sounds> parts) const;
  std::shared_ptr<const Known> settle(const Sounds& part, std::span<const uint32_t> like) const;
  float least_alike(float part_weight, const Reach& reach, bool joined) const;
  OrderIndex::Entry entry_of(uint32_t form) const;
  float least_of_use(const Form& form, float part_weight) const;
  void link_neighbours(const OrderIndex::Entry& form, const Sounds& sounds, const CostRow& costs, float weight,
                       std::vector<Link>& out) const;
  void link(uint32_t form, float alike, float weight, std::vector<Link>& out) const;

  const Tables& tables_;
  float threshold_;
  NameList list_;
  NearParts near_;
  std::vector<Need> needs_;
  std::vector<Form> forms_;                                         ///< the parts of list_ first
  Reach reach_;                                                     ///< of single forms
  std::unordered_map<uint8_t, std::vector<uint32_t>> equivalents_;  ///< single forms by Sounds::name
  std::vector<uint32_t> initials_;
  float close_;           ///< what is less alike than that only lowers a score
  SoundBatches batches_;  ///< of single forms
  OrderIndex single_orders_, joined_orders_;
  std::unique_ptr<Shelf> shelf_;
};

}  // namespace recto::names
