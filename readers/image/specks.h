#pragma once
// Connected pieces of ink.

#include <vector>

#include "readers/image/pix.h"

namespace recto::image {

struct Piece {
  PixelBox box;
  int area = 0;  ///< pixels
};

/// The pieces of ink of a picture (8-connected) and which one each pixel belongs to.
struct Pieces {
  std::vector<Piece> list;
  Plane<int32_t> label;  ///< index into `list`, or -1 where there is no ink
};
/// O(pixels). Pieces come in the order of their topmost rows.
Pieces pieces_of(const Ink& ink);

/// The same without pieces that have no pixel darker than `strong` in `grey`: noise that crossed the ink's threshold here and there
/// but never is as dark as ink (hysteresis, after Canny 1986).
Pieces strong_pieces_of(const Ink& ink, const Grey& grey, int strong);

}  // namespace recto::image
