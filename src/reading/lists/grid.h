#pragma once
// Tables on one page: rows that the same white gutters run through, cut into cells.

#include <vector>

#include "reading/lists/rows.h"

namespace recto::reading::lists {

/// The words of a cell, as indexes into the page's words in the order they are read.
using CellWords = std::vector<uint32_t>;

/// A row of a grid: a cell a column, in the order they are read.
struct GridRow {
  std::vector<CellWords> cells;
  float y = 0;
  bool spans = false;   ///< a word reaches over a gutter, and no row has cells so: a heading inside the table
  bool whole = false;   ///< all between two ruled lines: one row, see WordRow
  bool struck = false;  ///< a stroke runs through its place
  std::vector<uint16_t> columns,
      rows;  ///< over how many each cell is merged, as ListCell says; empty: none is
};

/// What may be a table; columns.h says whether it is one.
struct Grid {
  const Page* page = nullptr;
  std::vector<float> edges;  ///< x of the columns' borders, in the order they are read: one more than there are columns
  std::vector<GridRow> rows;       ///< from the top
  float pitch = 0;                 ///< usual distance of two rows
  size_t first_row = 0;            ///< of the page's rows: where the grid begins
  const PageRows* laid = nullptr;  ///< the page it was found on
  size_t columns() const { return edges.empty() ? 0 : edges.size() - 1; }
};

/// A row cut into cells at the edges of columns.
GridRow cells_between(const WordRow& words, const std::vector<float>& edges);

/// From the top. A grid has at least two columns and two rows. O(n log n).
std::vector<Grid> find_grids(const PageRows& page);

}  // namespace recto::reading::lists
