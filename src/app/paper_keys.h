#pragma once
// The keys by which the letters and lists of a large case are found without looking at all of them: kept when they are read, asked for in a check.

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/letter.h"
#include "model/list.h"

namespace recto::app {

/// Of each letter its number, as translations write it too, and its day (of the common calendar).
std::vector<std::string> keys_of(std::span<const Letter> letters);
/// Of each list its title, as a number that it holds is looked for.
std::vector<std::string> keys_of(std::span<const List> lists);

/// The key of letters with a bare number.
std::string key_of_number(std::u32string_view bare);
/// The part of a title's key that holds a bare number.
std::string part_of_title(std::u32string_view bare);
/// The first and the last key of letters of the days that a date of a story means, an ISO date or two of any precision; two empty ones where it has no year.
std::pair<std::string, std::string> keys_of_days(std::string_view iso);

}  // namespace recto::app
