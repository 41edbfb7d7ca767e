#pragma once
// Whether a grid is a table at all, what its columns are called and what they hold.

#include <optional>
#include <vector>

#include "model/list.h"
#include "reading/lists/grid.h"

namespace recto::reading::lists {

struct GridReading {
  bool is_table = false;
  size_t headers = 0;  ///< rows at the top that name the columns
  std::vector<ListColumn> columns;
  std::optional<size_t> serial;  ///< the column of serial numbers
};

/// Weighs what speaks for a table: names of columns, serial numbers that ascend, columns of numbers or dates, short cells in nearly all places.
/// Prose in columns, letterheads and forms have too little of it. O(words).
GridReading read_grid(const Grid& grid);

/// The words of a cell with spaces between.
std::u32string text_of(const Page& page, const CellWords& words);
/// A whole number of at most six digits of either set, perhaps with a sign behind it (12- 12. 12/); else nothing.
std::optional<uint32_t> whole_number(std::u32string_view text);
/// True where two rows of cells say the same: a header that is repeated.
bool same_words(const std::vector<std::u32string>& a, const std::vector<std::u32string>& b);
/// The cells of a row as texts.
std::vector<std::u32string> texts_of(const Grid& grid, const GridRow& row);

}  // namespace recto::reading::lists
