#pragma once
// The grammar of numbers in words and digits, English and Arabic: "two hundred and six", «ثلاثمائة وخمسون ألفا», "2.5 million", "three
// quarters", «الحادي والعشرون», "hundreds".

#include <optional>
#include <string_view>

#include "reading/facts/exact.h"
#include "reading/facts/tokens.h"

namespace recto::reading {

enum class NumberForm : uint8_t { cardinal, ordinal, fraction, vague };

struct Number {
  size_t end = 0;   ///< the token behind it
  CharRange range;  ///< without و ف ب ل ك before it
  Exact value;
  Exact high;  ///< of a vague amount the most, else the value
  NumberForm form = NumberForm::cardinal;
  bool in_digits = false;  ///< digits alone: no word belongs to it
  bool malformed = false;  ///< no such number is written so: "600 hundred"
  bool doubtful = false;   ///< its separator may be of the other kind
  bool weak = false;       ///< "one", «واحد» alone: may be no number
};

/// Which numbers are looked for.
enum class Reach : uint8_t {
  whole,     ///< the longest number
  one_term,  ///< one word or digits: «خمسة» of «بين خمسة وعشرين»
  below,     ///< the longest number that is no ratio itself: what a ratio is of
};

/// The number that begins at token i; empty where none does. O(its length).
std::optional<Number> number_at(const Tokens& tokens, size_t i, Reach reach = Reach::whole);

/// A year from 1000 to 2199 written out, also in pairs: "two thousand and fifteen", "nineteen seventy two".
std::optional<Number> year_in_words(const Tokens& tokens, size_t i);

}  // namespace recto::reading
