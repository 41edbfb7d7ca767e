#pragma once
// Rows of text within a block.

#include "readers/image/blocks.h"

namespace recto::image {

/// A row: the height of most of its ink (near the baseline of Arabic) and the pieces that belong to it.
struct Row {
  int peak = 0;
  int top = 0, bottom = 0;  ///< the band of the page that is nearer to this row than to its neighbours
  PieceIds pieces;
};

/// Rows of one block from the top. `small` are pieces too small to make a row (dots, vowel signs): each joins the row it stands in.
std::vector<Row> find_rows(const Pieces& pieces, const PieceIds& text, const PieceIds& small, int letter_height);

}  // namespace recto::image
