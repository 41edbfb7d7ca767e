#include "bench/degraded/canvas.h"

namespace recto::bench {

PixPtr picture_of(cairo_surface_t* surface, int dpi) {
  cairo_surface_flush(surface);
  const int width = cairo_image_surface_get_width(surface), height = cairo_image_surface_get_height(surface);
  const unsigned char* pixels = cairo_image_surface_get_data(surface);
  const int stride = cairo_image_surface_get_stride(surface);
  PixPtr pix(pixCreate(width, height, 8));
  pixSetResolution(pix.get(), dpi, dpi);
  for (int y = 0; y < height; ++y) {
    l_uint32* row = pixGetData(pix.get()) + static_cast<ptrdiff_t>(y) * pixGetWpl(pix.get());
    for (int x = 0; x < width; ++x) SET_DATA_BYTE(row, x, 255 - pixels[y * stride + x]);
  }
  return pix;
}

}  // namespace recto::bench
