#pragma once
// Month names of letters: English, Arabic (Levantine and Iraqi, Egyptian, Maghrebi), Hijri.

#include <string_view>

#include "reading/dates.h"

namespace recto::reading::letters {

struct Month {
  unsigned number = 0;  ///< 1–12; 0: no month
  Calendar calendar = Calendar::gregorian;
  bool guessed = false;  ///< one letter was misread
};

/// The month that one or two words name, folded to Folding::spelling. A Latin word may have digits for letters (`n0v`), and
/// a word of four letters or more one misread letter; Arabic names must be whole.
Month month_named(std::u32string_view folded);

/// The one month whose English abbreviation a word of three letters is but for one letter: fed, 0cr, way. Only where a day stands before
/// it and a year behind it is such a word a month. Number 0 where there is none, or more than one, or where it is a word such dates
/// are near to (day, man).
Month month_nearly_named(std::u32string_view folded);

}  // namespace recto::reading::letters
