#pragma once
// A list of names against another, without comparing all pairs, missing none.
//
// The parts of the other name are looked up by their sounds, the distinct ones once; each leads to the names of the list with which it may agree; and only a name that
// two parts lead to is compared, or one that a single part makes sure of.
//
// Why that misses none. In pairing.cc's score a / (a' + m) an agreement of weight w that is worth σ (worth, pairing.h) lies w(σ - T) above a threshold T, or below it.
// What agrees with nothing costs at least kMissing·T of its weight. Call an agreement an event if it is one of two single parts that are close (close_from: others cost
// more than kMissing·T of the lighter one's weight, as if they agreed with nothing), or one of two neighbours that may be one part, written together
// (may_be_together). A score reaches T only with
//   two events, of different parts of the other name; or
//   one, of single parts, that by itself is worth T, and lies as far above it as all other parts of the name cost: each at least kMissing·T of its weight, or of that of the
//   other name's lightest part if that is less (a part may still agree with it a little); or
//   one, of neighbours, that by itself is worth T.
// All further factors of the score are at most 1.

#include <cstdint>
#include <memory>
#include <span>
#include <unordered_map>
#include <vector>

#include "names/least_costs.h"
#include "names/list_comparer.h"
#include "names/name_list.h"
#include "names/order_index.h"
#include "names/pairing.h"
#include "names/prepared.h"
#include "names/sound_batches.h"

namespace recto::names {

/// One list, ready for another to be held against it at one threshold. For any number of threads, each with a Finder. Some 1 KB a name.
class NameIndex {
  struct Known;

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
    void mark_part(size_t j);
    void mark_neighbours(size_t j);
    bool is_marked_beside(uint32_t part, size_t j) const;
    void mark(uint32_t name, size_t j);
    void want(uint32_t name, uint16_t joined);
    unsigned lightest_but(size_t j) const;
    void put_away();
    float score(uint32_t name);
    bool may_reach(ListComparer::Open& open, uint32_t name) const;
    float loss_of(ListComparer::Open open, uint32_t name) const;

    const NameIndex& index_;
    std::unordered_map<PartKey, std::shared_ptr<const Known>, PartKey::Hash> known_;
    uint64_t epoch_ = 0;  ///< of the shelf that known_ is of
    ListComparer comparer_;
    const Prepared* other_ = nullptr;  ///< the name that is looked for
    Outline outline_;
    std::array<const Known*, Prepared::kParts> its_{};
    std::vector<uint16_t> close_;   ///< by part of the index, bit j: the other name's part j is close to it
    std::vector<uint16_t> marks_;   ///< by name, see join.cc
    std::vector<uint32_t> marked_;  ///< names that have any
    std::vector<uint32_t> wanted_;  ///< names to be compared
    std::vector<Found> found_;
    uint64_t scored_ = 0;
  };

 private:
  struct Alike {
    uint32_t part = 0;
    float similarity = 0;
  };
  /// What is known of one part of the other list.
  struct Known {
    std::vector<Alike> alike;      ///< every part of the index that is close
    std::vector<uint32_t> joined;  ///< names with two neighbours that are alike to it, written together
    CostRow costs{};
  };
  /// The names that have a part, or two neighbours; by falling `alone`: the weight of another name's lightest part up to which the part's agreement may be enough by
  /// itself, 255 where any is.
  struct Holders {
    std::span<const uint32_t> names;
    std::span<const uint8_t> alone;
  };
  class Shelf;
  void keep_parts();
  void keep_neighbours(std::span<const Prepared> names);
  uint8_t alone_limit(uint32_t name, size_t part) const;
  Holders holders(uint32_t part) const;
  std::vector<std::shared_ptr<const Known>> look_up(std::span<const Sounds> parts) const;
  std::shared_ptr<const Known> settle(const Sounds& part, std::span<const uint32_t> like) const;

  const Tables& tables_;
  float threshold_;
  NameList list_;
  float close_;  ///< what is less alike than that only lowers a score
  float
      joined_enough_;  ///< how alike two neighbours must be to a part to be worth the threshold; above 1 where none are
  std::vector<uint32_t> first_;    ///< of holders_, by part; and where the last one ends
  std::vector<uint32_t> holders_;  ///< names, see Holders
  std::vector<uint8_t> alone_;
  std::vector<Sounds> neighbours_;  ///< every two neighbours, written together
  std::vector<std::vector<uint32_t>> neighbour_holders_;
  std::unordered_map<uint8_t, std::vector<uint32_t>> equivalents_;  ///< parts by Sounds::name
  std::vector<uint32_t> initials_;
  SoundBatches batches_;  ///< of parts
  OrderIndex part_orders_, neighbour_orders_;
  std::unique_ptr<Shelf> shelf_;
};

}  // namespace recto::names
