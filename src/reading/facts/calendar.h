#pragma once
// Days of the Gregorian calendar and of the Islamic one, and how they are written.
//
// The Islamic calendar is the civil (tabular) one that ICU calls "islamic-civil": 30-year cycle, epoch 16 July 622 (Julian). What was
// sighted or announced may differ by a day or two.

#include <cstdint>
#include <string>

#include "reading/dates.h"

namespace recto::reading {

/// A day, month or year; what is not known is 0.
struct Ymd {
  int year = 0, month = 0, day = 0;
  bool operator==(const Ymd&) const = default;
};

/// Days since 1970-01-01 of a whole date.
int64_t day_number(const Ymd& date, Calendar calendar);
/// The Gregorian date of a day number.
Ymd gregorian_of(int64_t day_number);
/// The days of a month; of February 29 where the year is not known.
int month_length(const Ymd& date, Calendar calendar);
/// 1 Monday to 7 Sunday, of a whole Gregorian or Islamic date.
int weekday_of(const Ymd& date, Calendar calendar);
/// A month later or earlier, the day cut to the month's length.
Ymd add_months(Ymd date, int months);

/// 2013-12-31, 2013-12, 2013, --12-31, --12; empty where nothing is known.
std::string iso(const Ymd& date);
/// Reads YYYY-MM-DD; all zero for anything else.
Ymd parse_iso_day(const std::string& text);

/// The first and last Gregorian day of a day, month or year with a year, as ISO days.
struct Days {
  std::string first, last;
};
Days days_of(const Ymd& date, Calendar calendar);

}  // namespace recto::reading
