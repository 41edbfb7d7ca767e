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

// What a join needs in order not to compare all pairs, and miss none.

/// A form is what `score` lets a part of the other name agree with: each part alone, and each two neighbours together.
struct Form {
  Sounds sounds;
  uint16_t covers = 0;  ///< bit i: made of part i
};
/// All forms of a name: at most 2·count − 1.
std::vector<Form> forms(const Prepared& name, const Tables& tables);

/// The parts (bit i: part i) of which at least one must agree: if score(a, b) >= threshold > 0, then a form f of a with
/// (f.covers & needed_parts(a, threshold)) != 0 and a form g of b have similarity(f, g) > 0. The rarest parts are
/// taken first. So a join finds, for each needed form of the left list, the forms of the right list that are alike
/// (distinct forms are few, and may_be_alike is fast), and scores only the names that hold one. No bits when no name can
/// reach the threshold.
uint16_t needed_parts(const Prepared& a, float threshold);

}  // namespace recto::names
