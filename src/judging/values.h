#pragma once
// How the value of a story's fact stands to the value of a paper's: the same, said less exactly, said more exactly, another.

#include <cstdint>

#include "model/finding.h"

namespace recto::judging {

enum class ValueRelation : uint8_t {
  same,     ///< they say the same
  covered,  ///< the story says less exactly what the paper says: "about 2,500" of 2,487, "hundreds" of 750, "December" of 14 December
  finer,  ///< the story is more exact than the paper: 200 of "over 200", 14 December of "December", a year that the paper does not name
  other,  ///< they cannot both be meant
  unknown,  ///< one of them has no value: too large, or counted from a day that is not known
};

/// Relates two facts of one type. Figures compare as numbers, with their bounds; "about" allows half a unit of the last digit that is
/// not zero, at most a tenth; an ordinal is never a count. Dates compare as spans of days, those without a year by month and day; a paper's date
/// whose order of day and month is in doubt is never the same, only `finer`. References and identifiers compare as text. Units and things
/// counted are not looked at. O(length).
ValueRelation relate(FactType type, const FactValue& story, const FactValue& paper);

}  // namespace recto::judging
