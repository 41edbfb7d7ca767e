#pragma once
// How much a part proves: the rarer, the more.

#include <unordered_map>
#include <vector>

#include "names/sounds.h"
#include "names/table_rows.h"

namespace recto::names {

class Commonness {
 public:
  Commonness() = default;
  /// Errors: invalid_input. `tables` needs its sounds, spelling and words only.
  static Result<Commonness> from(const TableFile& common, const Tables& tables);
  /// 1 to 255, 16 to the bit of surprise, after the commonest name of common.tsv that sounds so.
  uint8_t weight(const Sounds& sounds, const Tables& tables) const;

 private:
  struct Known {
    Sounds sounds;
    uint8_t weight;
  };
  std::unordered_map<uint64_t, std::vector<Known>> by_classes_;
};

}  // namespace recto::names
