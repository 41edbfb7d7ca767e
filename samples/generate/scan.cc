#include "scan.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>

namespace recto::samples {
namespace {

constexpr int kJpegQuality = 34;

/// The canvas as grey between the ink's and the paper's.
PixPtr to_grey(Canvas& sheet, const Wear& wear) {
  cairo_surface_flush(sheet.surface());
  const int width = cairo_image_surface_get_width(sheet.surface());
  const int height = cairo_image_surface_get_height(sheet.surface());
  const int stride = cairo_image_surface_get_stride(sheet.surface());
  const unsigned char* bytes = cairo_image_surface_get_data(sheet.surface());
  PixPtr pix(pixCreate(width, height, 8));
  l_uint32* data = pixGetData(pix.get());
  for (int y = 0; y < height; ++y) {
    l_uint32* line = data + static_cast<ptrdiff_t>(y) * pixGetWpl(pix.get());
    for (int x = 0; x < width; ++x) {
      const int white = bytes[static_cast<ptrdiff_t>(y) * stride + 4 * x];
      SET_DATA_BYTE(line, x, static_cast<l_uint8>(wear.ink + white * (wear.paper - wear.ink) / 255));
    }
  }
  return pix;
}

/// What the lamp and the fold take from a pixel.
double darkness(double x, double y, const Wear& wear) {
  const double corner = (1 - std::cos(x * std::numbers::pi / 2)) * 0.6 + y * y * 0.4;
  const double from_fold = (y - 0.497) / 0.0035;
  return wear.shade * corner + wear.fold * std::exp(-from_fold * from_fold);
}

/// About normal with a spread of 1: the sum of four uniform values.
double bell(std::mt19937& random) {
  double sum = 0;
  for (int i = 0; i < 4; ++i) sum += static_cast<double>(random()) / 4294967295.0 - 0.5;
  return sum * std::numbers::sqrt3;
}

void light_and_noise(Pix* pix, const Wear& wear, std::mt19937& random) {
  const int width = pixGetWidth(pix), height = pixGetHeight(pix);
  for (int y = 0; y < height; ++y) {
    l_uint32* line = pixGetData(pix) + static_cast<ptrdiff_t>(y) * pixGetWpl(pix);
    for (int x = 0; x < width; ++x) {
      const double dark = darkness(static_cast<double>(x) / width, static_cast<double>(y) / height, wear);
      const double grey = GET_DATA_BYTE(line, x) - dark + wear.noise * bell(random);
      SET_DATA_BYTE(line, x, static_cast<l_uint8>(std::clamp(grey, 0.0, 255.0)));
    }
  }
}

void dirt(Pix* pix, const Wear& wear, std::mt19937& random) {
  for (int speck = 0; speck < wear.specks; ++speck) {
    const int x = static_cast<int>(random() % static_cast<unsigned>(pixGetWidth(pix)));
    const int y = static_cast<int>(random() % static_cast<unsigned>(pixGetHeight(pix)));
    const int size = 1 + static_cast<int>(random() % 2);
    const l_uint32 grey = 60 + static_cast<l_uint32>(random() % 80);
    for (int i = 0; i < size * size; ++i) pixSetPixel(pix, x + i % size, y + i / size, grey);
  }
}

struct PixaClose {
  void operator()(Pixa* pixa) const { pixaDestroy(&pixa); }
};

std::unique_ptr<Pixa, PixaClose> gather(const std::vector<PixPtr>& pages, Dpi dpi) {
  std::unique_ptr<Pixa, PixaClose> pixa(pixaCreate(static_cast<l_int32>(pages.size())));
  for (const PixPtr& page : pages) {
    pixSetResolution(page.get(), dpi.value, dpi.value);
    pixaAddPix(pixa.get(), page.get(), L_CLONE);
  }
  return pixa;
}

Result<void> written(l_ok status, const std::string& path) {
  if (status != 0) return fail(ErrorKind::io, "could not be written", path);
  return {};
}

}  // namespace

PixPtr scan(Canvas& sheet, const Wear& wear) {
  std::mt19937 random(wear.seed);
  PixPtr pix = to_grey(sheet, wear);
  const auto angle = static_cast<l_float32>(wear.skew * std::numbers::pi / 180);
  if (angle != 0) {
    // Turning brings in white at the corners: a scanner's lid is as light as the paper is not.
    pix.reset(pixRotate(pix.get(), angle, L_ROTATE_AREA_MAP, L_BRING_IN_WHITE, 0, 0));
  }
  if (wear.blur > 0) pix.reset(pixBlockconvGray(pix.get(), nullptr, wear.blur, wear.blur));
  light_and_noise(pix.get(), wear, random);
  dirt(pix.get(), wear, random);
  if (wear.black_below > 0) pix.reset(pixThresholdToBinary(pix.get(), wear.black_below));
  return pix;
}

Result<void> write_pdf(const std::vector<PixPtr>& pages, Dpi dpi, PictureKind kind, const std::string& path) {
  l_pdfSetDateAndVersion(0);  // the same pages give the same file
  const int type = kind == PictureKind::grey_jpeg ? L_JPEG_ENCODE : L_G4_ENCODE;
  return written(pixaConvertToPdf(gather(pages, dpi).get(), dpi.value, 1, type, kJpegQuality, nullptr, path.c_str()),
                 path);
}

Result<void> write_tiff(const std::vector<PixPtr>& pages, Dpi dpi, const std::string& path) {
  return written(pixaWriteMultipageTiff(path.c_str(), gather(pages, dpi).get()), path);
}

Result<void> write_jpeg(const PixPtr& page, Dpi dpi, const std::string& path) {
  pixSetResolution(page.get(), dpi.value, dpi.value);
  return written(pixWriteJpeg(path.c_str(), page.get(), kJpegQuality, 0), path);
}

}  // namespace recto::samples
