#pragma once
// Dates that count from another day: yesterday, last October, three weeks ago, «الشهر الماضي», «قبل يومين».

#include <optional>

#include "reading/facts/calendar.h"
#include "reading/facts/tokens.h"

namespace recto::reading {

struct RelativeDate {
  size_t end = 0;  ///< the token behind it
  CharRange range;
  Ymd date;  ///< all zero where no reference is known
  Precision precision = Precision::day;
  bool approximate = false;  ///< counted in weeks, months or years
};

/// The relative date that begins at token i, counted from `reference` (all zero: unknown). O(1).
std::optional<RelativeDate> relative_date_at(const Tokens& tokens, size_t i, const Ymd& reference);

}  // namespace recto::reading
