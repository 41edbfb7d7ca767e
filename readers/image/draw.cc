#include "readers/image/draw.h"

#include <cmath>
#include <cstdlib>

#include "readers/harness/marks.h"

namespace recto::image {
namespace {

/// Red, green, blue, one byte each, rows without padding.
std::vector<unsigned char> samples_of(const Pix& pix) {
  auto& changeable = const_cast<Pix&>(pix);
  int width = pixGetWidth(&pix), height = pixGetHeight(&pix);
  std::vector<unsigned char> samples;
  samples.reserve(static_cast<size_t>(width) * static_cast<size_t>(height) * 3);
  for (int y = 0; y < height; ++y) {
    const l_uint32* row = pixGetData(&changeable) + static_cast<ptrdiff_t>(y) * pixGetWpl(&changeable);
    for (int x = 0; x < width; ++x)
      for (int shift : {L_RED_SHIFT, L_GREEN_SHIFT, L_BLUE_SHIFT})
        samples.push_back(static_cast<unsigned char>(row[x] >> shift));
  }
  return samples;
}

void put_samples(const std::vector<unsigned char>& samples, Pix& pix) {
  const unsigned char* from = samples.data();
  for (int y = 0; y < static_cast<int>(pixGetHeight(&pix)); ++y) {
    l_uint32* row = pixGetData(&pix) + static_cast<ptrdiff_t>(y) * pixGetWpl(&pix);
    for (int x = 0; x < static_cast<int>(pixGetWidth(&pix)); ++x, from += 3)
      composeRGBPixel(from[0], from[1], from[2], &row[x]);
  }
}

Result<std::string> png_of(Pix& pix) {
  l_uint8* bytes = nullptr;
  size_t size = 0;
  bool written = pixWriteMemPng(&bytes, &size, &pix, 0) == 0;
  std::string png = written ? std::string(reinterpret_cast<char*>(bytes), size) : std::string();
  std::free(bytes);  // Leptonica allocates with malloc
  if (!written) return fail(ErrorKind::limit, "the picture could not be made");
  return png;
}

/// The region in pixels of the upright page, clipped to it.
PixelBox pixels_of(const Box& region, const Pix& page, double page_dpi) {
  PixelBox whole{0, 0, static_cast<int>(pixGetWidth(&page)), static_cast<int>(pixGetHeight(&page))};
  if (region.empty()) return whole;
  auto pixel = [&](float points, int most) {
    return std::clamp(static_cast<double>(points) * page_dpi / 72, 0.0, static_cast<double>(most));
  };
  return {static_cast<int>(std::floor(pixel(region.x0, whole.x1))),
          static_cast<int>(std::floor(pixel(region.y0, whole.y1))),
          static_cast<int>(std::ceil(pixel(region.x1, whole.x1))),
          static_cast<int>(std::ceil(pixel(region.y1, whole.y1)))};
}

/// The part of the page at the resolution wanted, 32 bits a pixel.
Result<PixPtr> cut_out(Pix& page, const PixelBox& part, double scale, uint64_t most_pixels) {
  double pixels = part.width() * scale * (part.height() * scale);
  if (pixels > static_cast<double>(most_pixels) || part.width() * scale > wire::kMaxSide ||
      part.height() * scale > wire::kMaxSide)
    return fail(ErrorKind::limit, "the region is too large to be drawn at this resolution");
  BOX* box = boxCreate(part.x0, part.y0, part.width(), part.height());
  PixPtr clipped(pixClipRectangle(&page, box, nullptr));
  boxDestroy(&box);
  if (clipped) clipped.reset(pixConvertTo32(clipped.get()));
  auto factor = static_cast<float>(scale);
  if (clipped && std::abs(scale - 1) > 0.001) clipped.reset(pixScale(clipped.get(), factor, factor));
  if (!clipped) return fail(ErrorKind::limit, "the region is too small to be drawn");
  return clipped;
}

}  // namespace

Result<wire::Picture> draw_picture(PixPtr page, double page_dpi, const wire::Request& request) {
  if (request.rotation % 360 != 0) page.reset(pixRotateOrth(page.get(), request.rotation / 90 % 4));
  if (!page) return fail(ErrorKind::limit, "the page could not be turned");
  PixelBox part = pixels_of(request.region, *page, page_dpi);
  if (part.empty()) return fail(ErrorKind::invalid_input, "the region lies outside the page");
  double scale = request.dpi.value / page_dpi;
  PixPtr cut = TRY(cut_out(*page, part, scale, request.limits.page_pixels));
  int width = pixGetWidth(cut.get()), height = pixGetHeight(cut.get());
  std::vector<unsigned char> samples = samples_of(*cut);
  auto pixel = [&](float points, int start) {
    return static_cast<float>((static_cast<double>(points) * page_dpi / 72 - start) * scale);
  };
  for (const wire::Mark& mark : request.marks) {
    Box box{pixel(mark.box.x0, part.x0), pixel(mark.box.y0, part.y0), pixel(mark.box.x1, part.x0),
            pixel(mark.box.y1, part.y0)};
    harness::draw_mark({samples, width, height}, box, mark.style, std::max(1, request.dpi.value / 75));
  }
  put_samples(samples, *cut);
  std::string png = TRY(png_of(*cut));
  return wire::Picture{request.pages.front(), Pixels(width), Pixels(height), std::move(png)};
}

}  // namespace recto::image
