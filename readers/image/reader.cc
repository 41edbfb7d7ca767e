#include "readers/image/reader.h"

#include <tesseract/baseapi.h>

#include "readers/image/decode.h"
#include "readers/image/draw.h"

namespace recto::image {
namespace {

/// What the user's languages leave; both scripts when none of them has a model.
ReadingOptions options_of(const wire::Request& request) {
  auto named = [&](std::initializer_list<std::string_view> names) {
    return std::any_of(names.begin(), names.end(), [&](std::string_view name) {
      return std::find(request.languages.begin(), request.languages.end(), name) != request.languages.end();
    });
  };
  ReadingOptions options;
  options.deadline = Deadline(std::chrono::milliseconds(request.limits.page_ms));
  bool arabic = named({"ara", "fas", "urd"}), latin = !request.languages.empty() && !arabic;
  bool both = request.languages.empty() || (arabic && request.languages.size() > 1);
  if (!both && arabic) options.scripts = {Script::arabic};
  if (!both && latin) options.scripts = {Script::latin};
  return options;
}

Result<PictureFile> open_file(const wire::Request& request, harness::Source& source) {
  std::span<const std::byte> bytes = TRY(source.bytes());
  return PictureFile::open(bytes, std::min(request.limits.pages, wire::kMaxPages));
}

Result<model::Page> read_picture_page(const PictureFile& file, PageNumber number, const wire::Request& request,
                                      Engines& engines) {
  PixPtr pix = TRY(file.decode(number, request.limits.page_pixels));
  double dpi = dpi_of(*pix);
  Grey grey = TRY(grey_of(*pix));
  pix.reset();
  model::Page page = TRY(read_page(grey, dpi, options_of(request), engines));
  page.number = number;
  return page;
}

}  // namespace

std::string ImageReader::name() const {
  return std::string("image/6 tesseract ") + tesseract::TessBaseAPI::Version() + " leptonica " +
         std::to_string(LIBLEPT_MAJOR_VERSION) + "." + std::to_string(LIBLEPT_MINOR_VERSION) + "." +
         std::to_string(LIBLEPT_PATCH_VERSION);
}

std::vector<std::string> ImageReader::resources() const { return {model_folder()}; }

Result<void> ImageReader::read(const wire::Request& request, harness::Source& source, harness::Answer& answer) {
  PictureFile file = TRY(open_file(request, source));
  TRY(answer.document(file.kind(), {}, file.page_count()));
  for (uint32_t k = 1; k <= file.page_count(); ++k) {
    auto page = read_picture_page(file, PageNumber(k), request, engines_);
    if (page)
      TRY(answer.page(std::move(*page)));
    else if (page.error().kind == ErrorKind::unsupported)
      return tl::unexpected<Error>(page.error());
    else
      TRY(answer.page_fault(PageNumber(k), page.error().kind, page.error().message));
  }
  if (file.fault()) TRY(answer.fault(file.fault()->kind, file.fault()->message));
  return {};
}

Result<void> ImageReader::picture(const wire::Request& request, harness::Source& source, harness::Answer& answer) {
  if (request.pages.size() != 1) return fail(ErrorKind::invalid_input, "a picture is of one page");
  PictureFile file = TRY(open_file(request, source));
  PixPtr page = TRY(file.decode(request.pages.front(), request.limits.page_pixels));
  double dpi = dpi_of(*page);
  wire::Picture picture = TRY(draw_picture(std::move(page), dpi, request));
  return answer.picture(std::move(picture));
}

Result<void> ImageReader::recognise(const wire::Request& request, const harness::GreyInput& grey,
                                    harness::Answer& answer) {
  Grey scan(grey.shape.width.value, grey.shape.height.value);
  scan.cells.assign(grey.bytes.begin(), grey.bytes.end());
  model::Page page = TRY(read_page(scan, grey.shape.dpi.value, options_of(request), engines_));
  return answer.page(std::move(page));
}

}  // namespace recto::image
