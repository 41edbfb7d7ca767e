#include "readers/pdf/reader.h"

#include <mupdf/fitz/version.h>

#include <algorithm>
#include <cmath>

#include "readers/pdf/deadline.h"
#include "readers/pdf/document.h"
#include "readers/pdf/layout.h"
#include "readers/pdf/picture.h"

namespace recto::pdf {
namespace {

constexpr float kPointsPerInch = 72;

/// Faults of the whole file that leave pages to be read.
Result<void> tell_faults(const Document& document, harness::Answer& answer) {
  if (document.was_repaired()) {
    TRY(answer.fault(ErrorKind::corrupt, "the file is damaged: its table of objects was broken and has been rebuilt"));
  }
  if (document.claimed_pages() != document.page_count()) {
    TRY(answer.fault(ErrorKind::corrupt, "the file claims " + std::to_string(document.claimed_pages()) + " pages; " +
                                             std::to_string(document.page_count()) + " were found"));
  }
  return {};
}

Result<void> read_page(Document& document, PageNumber number, harness::Answer& answer) {
  auto glyphs = document.glyphs(number);
  if (!glyphs) return answer.page_fault(number, glyphs.error().kind, glyphs.error().message);
  return answer.page(to_page(*glyphs, number), glyphs->signals);
}

/// The largest resolution up to `wanted` at which the page stays within `most_pixels`; 0 if there is none.
int affordable_dpi(const Box& page, int wanted, uint64_t most_pixels) {
  const double width = static_cast<double>(page.x1) / kPointsPerInch,
               height = static_cast<double>(page.y1) / kPointsPerInch;
  if (!(width > 0 && height > 0)) return 0;
  const double by_area = std::sqrt(static_cast<double>(most_pixels) / (width * height));
  const double by_side = (wire::kMaxSide - 1) / std::max(width, height);
  const int dpi = static_cast<int>(std::min({static_cast<double>(wanted), by_area * 0.999, by_side}));
  return dpi < wire::kMinDpi ? 0 : dpi;
}

/// A page that is one scanned picture is drawn at the picture's own resolution if that is near the wanted one: each
/// pixel stays what the scanner saw, instead of being mixed with its neighbours.
int native_dpi(const GlyphPage& page, int wanted) {
  constexpr float kWholePage = 0.9F, kLeast = 0.66F, kMost = 1.34F;
  const float ratio = page.picture_dpi / static_cast<float>(wanted);
  if (page.largest_picture < kWholePage || ratio < kLeast || ratio > kMost) return wanted;
  return static_cast<int>(std::lround(page.picture_dpi));
}

Result<void> send_pixels(Document& document, PageNumber number, const wire::Request& request, harness::Answer& answer) {
  const GlyphPage page = TRY(document.glyphs(number));
  const int wanted = std::clamp(native_dpi(page, request.dpi.value), wire::kMinDpi, wire::kMaxDpi);
  const uint64_t most = std::min(request.limits.page_pixels, wire::kMaxPagePixels);
  const int dpi = affordable_dpi({0, 0, page.width, page.height}, wanted, most);
  if (dpi == 0) return fail(ErrorKind::limit, "the page is too large to be drawn");
  Document::View view;
  view.scale = static_cast<float>(dpi) / kPointsPerInch;
  const Raster raster = TRY(document.render(number, view));
  const wire::GreyShape shape{Pixels(raster.width), Pixels(raster.height), Dpi(dpi)};
  const auto* samples = reinterpret_cast<const unsigned char*>(raster.samples.data());
  return answer.pixels({number, shape, page.rotation}, {samples, raster.samples.size()});
}

}  // namespace

std::string PdfReader::name() const { return "pdf/2 mupdf " FZ_VERSION; }

void PdfReader::prepare() { arm_deadlines(); }

Result<void> PdfReader::read(const wire::Request& request, harness::Source& source, harness::Answer& answer) {
  const auto bytes = TRY(source.bytes());
  Document document = TRY(Document::open(bytes));
  TRY(answer.document("pdf", document.title(), document.page_count()));
  TRY(tell_faults(document, answer));
  for (uint32_t i = 1; i <= document.page_count(); ++i) {
    const Deadline deadline(request.limits.page_ms);
    TRY(read_page(document, PageNumber(i), answer));
  }
  return {};
}

Result<void> PdfReader::pixels(const wire::Request& request, harness::Source& source, harness::Answer& answer) {
  const auto bytes = TRY(source.bytes());
  Document document = TRY(Document::open(bytes));
  for (const PageNumber number : request.pages) {
    const Deadline deadline(request.limits.page_ms);
    const auto sent = send_pixels(document, number, request, answer);
    if (sent || sent.error().kind == ErrorKind::cancelled)
      TRY(sent);
    else
      TRY(answer.page_fault(number, sent.error().kind, sent.error().message));
  }
  return {};
}

Result<void> PdfReader::picture(const wire::Request& request, harness::Source& source, harness::Answer& answer) {
  if (request.pages.size() != 1) return fail(ErrorKind::invalid_input, "a picture is of one page");
  const auto bytes = TRY(source.bytes());
  Document document = TRY(Document::open(bytes));
  const Deadline deadline(request.limits.page_ms);
  const Box page = TRY(document.bounds(request.pages[0], request.rotation));
  const Box region = request.region.empty() ? page : request.region;
  const Box size{0, 0, region.x1 - region.x0, region.y1 - region.y0};
  const int dpi = affordable_dpi(size, request.dpi.value, request.limits.page_pixels);
  if (dpi == 0) return fail(ErrorKind::limit, "the region is too large or too small to be drawn");
  return answer.picture(TRY(draw_picture(document, request, region, dpi)));
}

}  // namespace recto::pdf
