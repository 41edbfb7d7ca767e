#pragma once
// What the rows of a list say: how many there are, how many name a place, which name a person; and whose enclosure it is.

#include <optional>
#include <string_view>
#include <vector>

#include "tracing/letter_source.h"

namespace recto::tracing {

struct RowCount {
  uint32_t rows = 0;
  uint32_t doubtful =
      0;  ///< serial numbers that are missing or do not fit; of rows of a place: cells read unsurely; rows struck out
  PageRange at;  ///< the first row counted
};

/// The rows of a list; with `place`, those whose column of places has it, in any spelling of the same script. Nothing where no row is counted or the list has no
/// such column. O(rows).
std::optional<RowCount> count_rows(const List& list, std::u32string_view place);

/// The rows whose name, with the father's name where it has its own column or without, is `name` in any spelling or script. At most five. O(rows).
std::vector<PageRange> rows_with_name(const List& list, std::u32string_view name);

bool is_of_persons(const List& list);

/// Whether a list is the enclosure of a letter: its title gives the letter's number, or it stands in the letter's document behind it.
bool belongs_to(const KnownList& list, const KnownLetter& letter);

}  // namespace recto::tracing
