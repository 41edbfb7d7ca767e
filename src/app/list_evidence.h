#pragma once
// What a year of birth and a place say of two entries whose names agree: words, never a score.

#include <string>
#include <string_view>
#include <vector>

#include "names/tables.h"

namespace recto::app {

/// A cell's text folded to spelling, without white space around it.
std::u32string plain_cell(std::u32string_view text);

/// The years that stand in a text: numbers of four digits from 1000 to 2999, in any digits; of a range both ends. Years of the Islamic calendar
/// (1300 to 1499) as the two of the common era they lie in.
std::vector<unsigned> years_in(std::u32string_view text);

/// "year of birth the same", "year of birth a year apart", "year of birth differs", or "year of birth missing on the left" (right); nothing
/// where both are empty.
std::string year_evidence(std::u32string_view left, std::u32string_view right);
/// The same of places; "place the same in another spelling" by names::score.
std::string place_evidence(std::u32string_view left, std::u32string_view right, const names::Tables& tables);

}  // namespace recto::app
