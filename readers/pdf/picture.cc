#include "readers/pdf/picture.h"

#include <mupdf/fitz.h>

#include <algorithm>

#include "readers/harness/marks.h"

namespace recto::pdf {
namespace {

Box to_pixels(const Box& box, const Box& region, float scale) {
  return {(box.x0 - region.x0) * scale, (box.y0 - region.y0) * scale, (box.x1 - region.x0) * scale,
          (box.y1 - region.y0) * scale};
}

}  // namespace

Result<wire::Picture> draw_picture(Document& document, const wire::Request& request, const Box& region, int dpi) {
  const float scale = static_cast<float>(dpi) / 72;
  const PageNumber page = request.pages.front();
  const Document::View view{.scale = scale, .rotation = request.rotation, .clip = region, .channels = 3};
  Raster raster = TRY(document.render(page, view));
  auto* samples = reinterpret_cast<unsigned char*>(raster.samples.data());
  const harness::RgbCanvas canvas{{samples, raster.samples.size()}, raster.width, raster.height};
  for (const wire::Mark& mark : request.marks) {
    harness::draw_mark(canvas, to_pixels(mark.box, region, scale), mark.style, std::max(1, dpi / 75));
  }
  return wire::Picture{page, Pixels(raster.width), Pixels(raster.height), TRY(document.to_png(raster))};
}

}  // namespace recto::pdf
