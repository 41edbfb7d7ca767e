#pragma once
// Numbers as official papers write them, and lines of invented letters that carry them.

#include <string>
#include <vector>

#include "bench/generate/random.h"

namespace recto::bench {

enum class DigitSet { eastern, western };
std::string_view to_string(DigitSet set);  ///< "eastern", "western"

/// `western` (ASCII) in the digits of `set`.
std::string in_digits(std::string_view western, DigitSet set);

/// A count, an amount, a year, a date, a reference, a telephone or identity number, …: UTF-8, as it is written in running text.
std::string any_number(DigitSet set, Random& random);

/// About `lines` lines of Arabic with one to three numbers each. The same seed gives the same lines on every machine.
std::vector<std::string> lines_with_numbers(DigitSet set, size_t lines, uint64_t seed);

}  // namespace recto::bench
