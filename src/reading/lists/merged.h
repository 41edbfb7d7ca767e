#pragma once
// Cells merged over columns or rows of a ruled table: where the line between two cells is not drawn.

#include "reading/lists/grid.h"

namespace recto::reading::lists {

/// Puts the words of merged cells together in the first of them, and says over how many columns and rows they are merged. A line that was lost in
/// copying looks the same: cells that all hold words are not merged, unless words reach over the line's place. O(cells × pieces of lines).
void merge_cells(const PageRows& page, const Frame& frame, Grid& grid);

}  // namespace recto::reading::lists
