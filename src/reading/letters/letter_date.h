#pragma once
// Dates as letters give them: in a date line, a header, a reference, a stamp, a cable's date-time group.
//
// Narrower than a recogniser for running text, and more forgiving: a letter's date comes from poor copies, so letters for
// digits (l963), digits for letters (N0V), a year run into the time (201111:37 AM) and a lost space (23NOV63) are read. Every
// date that was not read letter for letter says so.

#include <string>
#include <string_view>
#include <vector>

#include "base/types.h"
#include "reading/dates.h"

namespace recto::reading::letters {

struct LetterDate {
  CharRange range;        ///< in the text given
  std::string value;      ///< ISO 8601: 2006-03-18, 2006-03, --03-18; of a Hijri date in its own calendar
  std::string calendar;   ///< "gregorian" or "islamic"
  std::string otherwise;  ///< the other reading of 03/04/1963; empty where there is no doubt
  bool whole = false;     ///< day, month and year
  bool guessed = false;   ///< a letter or digit was taken for another
};

/// The dates of a text, ascending, not overlapping. 03/04/1963 is read in the given order; in no known order Arabic is read
/// day first, other text month first, and `otherwise` says the doubt. Years of two digits are 1930–2029. O(n).
std::vector<LetterDate> find_letter_dates(std::u32string_view text, DayMonthOrder order = DayMonthOrder::unknown);

/// What the numeric dates of a text that can be read in one way only say about its order.
DayMonthOrder day_month_order(std::u32string_view text);

}  // namespace recto::reading::letters
