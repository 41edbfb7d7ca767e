#pragma once
// Blocks of text: what is left when a page is cut along its wide white gaps.

#include <cstdint>
#include <vector>

#include "readers/image/lines.h"

namespace recto::image {

using PieceIds = std::vector<int32_t>;

/// Cuts the page's text into blocks, in reading order.
std::vector<PieceIds> cut_blocks(const Pieces& pieces, PieceIds text, int letter_height, Direction direction);

}  // namespace recto::image
