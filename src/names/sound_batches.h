#pragma once
// One part against a whole vocabulary: parts sixteen side by side, so that one alignment's arithmetic does for sixteen.
//
// A batch keeps, for every sound there is, what that sound costs beside each column of its sixteen parts; an alignment is then nothing but loads, sums and
// minima of sixteen bytes (lanes.h). A row that is too dear everywhere ends it. The parts looked for are held against a batch in the order of their
// sounds, so that the rows of a beginning they share are computed once. What is found here may be alike and is left to similarity() to judge; what is
// not found is not alike.

#include <span>
#include <vector>

#include "names/lanes.h"
#include "names/least_costs.h"
#include "names/sound_table.h"
#include "names/sounds.h"

namespace recto::names {

class BatchAlignment;

/// Parts by their places in a list. Immutable. Some 600 bytes a part.
class SoundBatches {
 public:
  SoundBatches() = default;
  /// Of the parts with these numbers, none of which may be an initial. `table` must outlive the batches. O(n log n).
  SoundBatches(std::span<const Sounds> parts, std::span<const uint32_t> numbers, const SoundTable& table);

  /// What is looked for: all parts whose similarity to `part` may be at least `least`, which is above 0. Appended to `out`.
  struct Alike {
    const Sounds* part = nullptr;
    float least = 1;
    std::vector<uint32_t>* out = nullptr;
  };
  /// Many at once, the more the cheaper: each batch is fetched from memory once, and beginnings are shared.
  void find_alike(std::span<const Alike> wanted) const;

 private:
  friend class BatchAlignment;
  struct Query;
  struct Batch {
    uint32_t costs = 0;                   ///< costs_: first of (sounds + 1) · columns lanes
    uint8_t columns = 0, shortest = 255;  ///< sounds of the longest and of the shortest part
    uint16_t splits = 0;                  ///< bit j: a part's sound there may be two
    uint8_t most_consonants = 0;
    uint64_t least_bag = ~uint64_t{0}, most_bag = 0;  ///< by place
    uint16_t mass = 0;                                ///< the greatest
    std::array<uint16_t, Sounds::kLongest> ends{};    ///< bit k: the k-th part ends at that column
    std::array<uint32_t, Lanes::kCount> numbers{};
    CostRow least{};  ///< what each sound costs at least, beside any of the parts
    bool may_be_alike(const Query& query) const;
  };
  struct Member {
    Sounds sounds;
    uint32_t number = 0;
    CostRow least{};
  };
  void divide(std::span<Member> members);
  void add(std::span<const Member> members);
  std::vector<Query> sorted_queries(std::span<const Alike> wanted) const;
  static uint32_t alike(const Batch& batch, const Query& query, BatchAlignment& alignment, size_t shared);
  static void append(const Batch& batch, uint32_t lanes, std::vector<uint32_t>& out);

  const SoundTable* table_ = nullptr;
  std::vector<Batch> batches_;
  std::vector<Lanes> costs_;
};

}  // namespace recto::names
