#pragma once
// One part against a whole vocabulary: parts sixteen side by side, so that one alignment's arithmetic does for sixteen.
//
// A batch keeps, for every sound there is, what that sound costs beside each column of its sixteen parts; an alignment is then nothing but loads, sums and
// minima of sixteen bytes (lanes.h). A row that is too dear everywhere ends it. What is found here may be alike and is left to similarity() to judge;
// what is not found is not alike.

#include <span>
#include <vector>

#include "names/lanes.h"
#include "names/sound_table.h"
#include "names/sounds.h"

namespace recto::names {

/// One part made ready to be held against batches.
class SoundQuery {
 public:
  SoundQuery(const Sounds& sounds, const SoundTable& table);

 private:
  friend class SoundBatches;
  friend class BatchAlignment;
  struct Step {
    Sound sound = 0;
    Sound first = 0, second = 0;  ///< what it may be instead; 0 for a sound that is one
    uint8_t loss = 0;
    uint8_t with_last = 255;  ///< the least that this sound and the one before cost in the place of one that splits
  };
  const Sounds& sounds_;
  size_t count_;
  std::array<Step, Sounds::kLongest> steps_;
};

/// Parts by their places in a list. Immutable. Some 600 bytes a part.
class SoundBatches {
 public:
  SoundBatches() = default;
  /// Of the parts with these numbers, none of which may be an initial. `table` must outlive the batches. O(n log n).
  SoundBatches(std::span<const Sounds> parts, std::span<const uint32_t> numbers, const SoundTable& table);

  /// What is looked for: all parts whose similarity to the query may be at least `least`, which is above 0. Appended to `out`.
  struct Alike {
    const SoundQuery* query = nullptr;
    float least = 1;
    std::vector<uint32_t>* out = nullptr;
  };
  /// Many at once: each batch is fetched from memory but once.
  void find_alike(std::span<const Alike> wanted) const;

 private:
  friend class BatchAlignment;
  struct Batch {
    uint32_t costs = 0;                   ///< costs_: first of (sounds + 1) · columns lanes
    uint8_t columns = 0, shortest = 255;  ///< sounds of the longest and of the shortest part
    bool splits = false;                  ///< holds a sound that may be two
    uint8_t most_consonants = 0;
    uint64_t least_bag = ~uint64_t{0}, most_bag = 0;  ///< by place
    uint16_t mass = 0;                                ///< the greatest
    std::array<uint16_t, Sounds::kLongest> ends{};    ///< bit k: the k-th part ends at that column
    std::array<uint32_t, Lanes::kCount> numbers{};
    bool may_be_alike(const Sounds& part) const;
  };
  struct Member {
    Sounds sounds;
    uint32_t number = 0;
  };
  void divide_by_consonants(std::span<Member> members);
  void add(std::span<const Member> members);
  uint32_t alike(const Batch& batch, const Alike& wanted) const;
  static void append(const Batch& batch, uint32_t lanes, std::vector<uint32_t>& out);

  const SoundTable* table_ = nullptr;
  std::vector<Batch> batches_;
  std::vector<Lanes> costs_;
};

}  // namespace recto::names
