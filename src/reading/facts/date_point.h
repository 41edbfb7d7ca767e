#pragma once
// One date of a text as its parts: the day, month and year that stand there, in whatever order and script.

#include <optional>

#include "reading/facts/calendar.h"
#include "reading/facts/tokens.h"

namespace recto::reading {

struct DatePoint {
  size_t end = 0;  ///< the token behind it
  CharRange range;
  Ymd date;
  Calendar calendar = Calendar::gregorian;
  bool calendar_said = false;        ///< an era or a month's name said it
  bool short_year = false;           ///< a year of two digits
  bool either_order = false;         ///< day and month, in digits, may change places
  bool in_digits = false;            ///< day and month both in digits
  bool month_written_first = false;  ///< of such
  int weekday = 0;                   ///< named beside it, 1 Monday; 0 for none
  int decade = 0;                    ///< the first year of a decade, or of a century
  int century = 0;                   ///< its number
  bool no_such_year = false;         ///< four digits stand where the year does, and are none
};

/// Whether what stands closed up before a date may belong to it, as in 123-12-1234, or has been read as the first end of a span.
enum class Setting : uint8_t { free, behind_joiner };

/// The date that begins at token i: with a month's name, in digits with separators, a year that its neighbours speak for, a decade or a
/// century. Short years are completed to lie within 90 years before and 10 after `pivot_year`. O(1).
std::optional<DatePoint> date_point_at(const Tokens& tokens, size_t i, Setting setting, int pivot_year);

/// A day of the month at token i, in digits or words; for spans such as "4 to 22 January". The date has the day only.
std::optional<DatePoint> day_alone_at(const Tokens& tokens, size_t i, Setting setting);

/// Whether the four-digit number at token i is spoken for as a year by the words around it.
bool year_is_spoken_for(const Tokens& tokens, size_t i);
/// The year 1000–2199 at token i, in digits.
std::optional<int> plain_year(const Token& token);

}  // namespace recto::reading
