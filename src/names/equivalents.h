#pragma once
// Names that are one name in several languages and no spellings of each other: Yunus and Jonah, Sulayman and Solomon.

#include <map>

#include "names/sounds.h"
#include "names/table_rows.h"

namespace recto::names {

class Equivalents {
 public:
  Equivalents() = default;
  /// Errors: invalid_input. `tables` needs its sounds, spelling and words only.
  static Result<Equivalents> from(const TableFile& equivalents, const Tables& tables);
  /// The number of the name that sounds so, the same in all its languages; 0 for one that is not in the table. O(log n).
  uint8_t name_of(const Sounds& sounds) const;

 private:
  std::map<std::array<uint8_t, Sounds::kLongest>, uint8_t> names_;
};

}  // namespace recto::names
