#pragma once
// Dates as offices write them: by country, calendar and habit.

#include <string>
#include <string_view>

#include "bench/generate/random.h"

namespace recto::bench {

struct Day {
  unsigned year, month, day;
  /// ISO 8601.
  std::string iso() const;
};

/// A day of the years 1975 to 2019.
Day any_day(Random& random);
/// So many days later.
Day later(const Day& day, unsigned days);
/// The same day in the civil Islamic calendar (tabular, within a day of any that was announced).
Day hijri_of(const Day& day);

/// A day in a style: slash 14/12/2013, dash, year_first 2013/12/14, levantine 14 كانون الأول 2013, egyptian ديسمبر, maghrebi ديسمبر with
/// its own names (جانفي, أوت), english 14 December 2013, us December 14, 2013, dtg 141425Z DEC 13. Western digits; an unknown style is slash.
std::string written(const Day& day, std::string_view style);

}  // namespace recto::bench
