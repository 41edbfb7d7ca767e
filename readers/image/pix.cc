#include "readers/image/pix.h"

namespace recto::image {

PixelBox unite(const PixelBox& a, const PixelBox& b) {
  if (a.empty()) return b;
  if (b.empty()) return a;
  return {std::min(a.x0, b.x0), std::min(a.y0, b.y0), std::max(a.x1, b.x1), std::max(a.y1, b.y1)};
}

PixelBox intersect(const PixelBox& a, const PixelBox& b) {
  return {std::max(a.x0, b.x0), std::max(a.y0, b.y0), std::min(a.x1, b.x1), std::min(a.y1, b.y1)};
}

PixelBox grow(const PixelBox& box, int by) { return {box.x0 - by, box.y0 - by, box.x1 + by, box.y1 + by}; }

namespace {
l_uint32* row_of(const Pix& pix, int y) {
  auto& changeable = const_cast<Pix&>(pix);  // Leptonica's accessors take no const
  return pixGetData(&changeable) + static_cast<ptrdiff_t>(y) * pixGetWpl(&changeable);
}
}  // namespace

Grey to_grey(const Pix& pix) {
  Grey grey(pixGetWidth(&pix), pixGetHeight(&pix));
  for (int y = 0; y < grey.height; ++y) {
    l_uint32* from = row_of(pix, y);
    uint8_t* to = grey.row(y);
    for (int x = 0; x < grey.width; ++x) to[x] = static_cast<uint8_t>(GET_DATA_BYTE(from, x));
  }
  return grey;
}

PixPtr to_pix(const Grey& grey) {
  PixPtr pix(pixCreate(grey.width, grey.height, 8));
  for (int y = 0; y < grey.height; ++y) {
    const uint8_t* from = grey.row(y);
    l_uint32* to = row_of(*pix, y);
    for (int x = 0; x < grey.width; ++x) SET_DATA_BYTE(to, x, from[x]);
  }
  return pix;
}

PixPtr ink_to_pix(const Ink& ink) {
  PixPtr pix(pixCreate(ink.width, ink.height, 1));
  for (int y = 0; y < ink.height; ++y) {
    const uint8_t* from = ink.row(y);
    l_uint32* to = row_of(*pix, y);
    for (int x = 0; x < ink.width; ++x)
      if (from[x]) SET_DATA_BIT(to, x);
  }
  return pix;
}

Grey crop(const Grey& grey, const PixelBox& box) {
  Grey part(box.width(), box.height());
  for (int y = 0; y < part.height; ++y) std::copy_n(grey.row(box.y0 + y) + box.x0, part.width, part.row(y));
  return part;
}

}  // namespace recto::image
