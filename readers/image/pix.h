#pragma once
// The two ways this reader holds pixels: Leptonica's pictures, owned, for decoding, scaling and turning; and planes, plain rows of
// numbers, for the reader's own passes over them.

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace recto::image {

struct LeptonicaCloser {
  void operator()(Pix* pix) const { pixDestroy(&pix); }
};
using PixPtr = std::unique_ptr<Pix, LeptonicaCloser>;

/// A rectangle of pixels, half open: x0 <= x < x1, y0 <= y < y1.
struct PixelBox {
  int x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  bool operator==(const PixelBox&) const = default;
  int width() const { return x1 - x0; }
  int height() const { return y1 - y0; }
  bool empty() const { return x0 >= x1 || y0 >= y1; }
};
PixelBox unite(const PixelBox& a, const PixelBox& b);
PixelBox intersect(const PixelBox& a, const PixelBox& b);
PixelBox grow(const PixelBox& box, int by);

template <class T>
struct Plane {
  int width = 0, height = 0;
  std::vector<T> cells;

  Plane() = default;
  Plane(int w, int h, T value = {})
      : width(w), height(h), cells(static_cast<size_t>(w) * static_cast<size_t>(h), value) {}
  T* row(int y) { return cells.data() + static_cast<ptrdiff_t>(y) * width; }
  const T* row(int y) const { return cells.data() + static_cast<ptrdiff_t>(y) * width; }
  T& at(int x, int y) { return row(y)[x]; }
  T at(int x, int y) const { return row(y)[x]; }
  PixelBox box() const { return {0, 0, width, height}; }
};
/// Grey values, 0 black to 255 white.
using Grey = Plane<uint8_t>;
/// 1 where there is ink.
using Ink = Plane<uint8_t>;

Grey to_grey(const Pix& pix_8bit);
PixPtr to_pix(const Grey& grey);
/// A 1-bit picture, black where there is ink.
PixPtr ink_to_pix(const Ink& ink);
/// A part of a plane; `box` lies inside it.
Grey crop(const Grey& grey, const PixelBox& box);

}  // namespace recto::image
