#pragma once
// Dates in running text: days, months, years, decades, spans of them, in the Gregorian and the Islamic calendar, written in digits
// or words, English or Arabic.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/types.h"

namespace recto::reading {

enum class Calendar : uint8_t { gregorian, islamic };
std::string_view to_string(Calendar calendar);

/// What a date is exact to. `part`: an early, middle or late part of a month or year; `span`: from one date to another.
enum class Precision : uint8_t { day, month, year, decade, century, part, span };
std::string_view to_string(Precision precision);

/// Why a date may be another than the value says. `calendar_unsaid`: a bare Hijri month or year, taken by its name or size.
enum class DateDoubt : uint8_t {
  none,
  day_month_order,   ///< 3/4/2012 with nothing to decide; `other` holds the other order
  century,           ///< a year of two digits
  calendar_unsaid,   ///< no sign of era; the year's size decided
  weekday_differs,   ///< the weekday named is not that day's
  no_such_day,       ///< 30 February; the value is as written
  reference_needed,  ///< relative, and no reference date is known; the value is empty
  no_such_year,      ///< 18 March 2306, misread or miswritten; the value has no year
};
/// As one word, "day_month_order"; empty for none.
std::string_view to_string(DateDoubt doubt);

struct DateFact {
  CharRange range;  ///< in the text that was given
  std::string
      value;  ///< ISO 8601 in `calendar`: 2013-12-31, 2013-12, 2013, --12-31 or --12 without a year, a/b for a span
  Calendar calendar = Calendar::gregorian;
  Precision precision = Precision::day;
  /// The first and last that it can mean, as exact as written for spans ("2013-09", "2013-12" for late 2013); of an Islamic date
  /// with a year the Gregorian days, which may be off by one. Empty otherwise.
  std::string low, high;
  DateDoubt doubt = DateDoubt::none;
  std::string
      other;  ///< the other reading where the order of day and month is in doubt, or the reading that fits the weekday
  bool approximate = false;  ///< "about 1987", "late 2013"
  bool relative = false;     ///< counted from the reference date: "yesterday", "قبل ثلاثة أيام"
};

enum class DayMonthOrder : uint8_t { unknown, day_first, month_first };

/// What is known about the text from elsewhere.
struct DateContext {
  std::string
      reference;  ///< the day that relative dates count from, YYYY-MM-DD (a story's own date, a letter's); may be empty
  /// The order of day and month in digits that other pages or the document's kind speak for; the text's own evidence (a day over 12, a
  /// weekday that fits only one order) goes first. Unknown: Arabic text is read day first, English month first, with a doubt.
  DayMonthOrder order = DayMonthOrder::unknown;
};

/// True for a day of the Gregorian calendar as YYYY-MM-DD: what a reference may be.
bool is_day(const std::string& text);

/// The dates of a text, ascending, not overlapping. A bare four-digit number is a year only where its neighbours speak for it ("in 2013",
/// «عام ٢٠١٣», "(1948)"). Never fails; any text is accepted. O(n).
/// Islamic dates: the civil (tabular) calendar of ICU, "islamic-civil"; sightings may differ by a day or two.
std::vector<DateFact> find_dates(std::u32string_view text, const DateContext& context = {});

}  // namespace recto::reading
