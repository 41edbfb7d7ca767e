#pragma once
// A number in digits with its separators, wherever it was typeset: 2,500 · 1 234 567.89 · ١٬٢٣٤٫٥ · 12,34,567 · 1.111,11.
//
// One kind of separator in groups of three (or the Indian two) is thousands; one alone before other than three digits is the point; of
// two kinds the last is the point. One alone before exactly three digits is thousands, but for the full stop, which is a point
// in Western digits and thousands in Eastern ones: that reading is doubtful. Anything else (2015.5.13, 10,20,30) is no one
// number, and only its first digits are taken.

#include <cstddef>
#include <string>
#include <string_view>

namespace recto::reading {

/// 0–9 of an ASCII, Arabic-Indic, extended or full-width digit; -1 for anything else.
int digit_value(char32_t c);
/// Direction marks and other signs without width, which may stand anywhere.
bool is_invisible(char32_t c);

struct Numeral {
  size_t end = 0;      ///< behind its last character
  std::string digits;  ///< ASCII digits, at most one point
  bool grouped = false;
  bool doubtful = false;
  bool eastern = false;
};

/// The numeral that begins at `start`, where a digit stands, or a point before a digit. O(its length).
Numeral read_numeral(std::u32string_view text, size_t start);

}  // namespace recto::reading
