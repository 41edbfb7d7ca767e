#pragma once
// A name made ready to be compared with millions of others.

#include <array>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "names/name.h"
#include "names/sounds.h"

namespace recto::names {

/// Fixed size, no pointers, 416 bytes. Prepared names may only be compared under the tables they were prepared with.
struct Prepared {
  static constexpr size_t kParts = 10;  ///< a name's parts beyond these (the middle of a long chain) are not compared
  uint8_t count = 0;
  uint8_t generation = 0;  ///< see Name::generation
  std::array<uint8_t, 14> unused{};
  std::array<Sounds, kParts> parts{};
};

/// O(parts); a microsecond.
Prepared prepare(const Name& name, const Tables& tables);

/// prepare() for many names, one thread's: a part that was met before is not pronounced again. Keeps up to kMostKept parts, some 50 MB.
class Preparer {
 public:
  static constexpr size_t kMostKept = 300'000;
  /// `tables` must outlive it.
  explicit Preparer(const Tables& tables) : tables_(tables) {}
  Prepared prepare(const Name& name);

 private:
  const Sounds& sounds_of(const Part& part);
  const Tables& tables_;
  std::u32string key_;
  std::unordered_map<std::u32string, Sounds> kept_;
};

/// Whether two names are one, 0 to 1: parts assigned to each other by similarity, weighted by rarity; a part that is only
/// missing costs little, a part that differs much. Symmetric. 0 if either has no parts. No allocation.
float score(const Prepared& a, const Prepared& b, const Tables& tables);
/// The same, if it is at least `threshold`; otherwise 0, and sooner.
float score_at_least(const Prepared& a, const Prepared& b, float threshold, const Tables& tables);

}  // namespace recto::names
