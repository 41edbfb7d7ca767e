#pragma once
// Rows of a list in a page's text: lines that open with their numbers, one more from line to line.

#include <string_view>
#include <vector>

#include "model/page.h"

namespace recto::reading {

struct NumberedRow {
  CharRange line;    ///< with its line end
  CharRange serial;  ///< the number that opens it
};

/// Three lines at least (twelve where the numbers may be years) that follow each other and count up by one, in any digits; lines of white space may stand
/// between them. Ascending. A serial number says where a row stands and counts nothing. O(n).
std::vector<NumberedRow> numbered_rows(std::u32string_view text);

/// The sentences of a text (text::sentences), cut where one of its `rows` begins and behind it. O(n).
std::vector<CharRange> sentences_and_rows(std::u32string_view text, const std::vector<NumberedRow>& rows);

/// Whether what begins at `at` is the serial number of one of the `rows`. O(log rows).
bool is_serial(const std::vector<NumberedRow>& rows, CharOffset at);

}  // namespace recto::reading
