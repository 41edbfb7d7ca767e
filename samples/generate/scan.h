#pragma once
// From a clean sheet to what an office scanner makes of its third photocopy: skewed, blurred, unevenly lit, folded,
// noisy, specked; grey or black and white. The same seed wears a sheet the same way.

#include <allheaders.h>

#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "sheet.h"

namespace recto::samples {

struct PixClose {
  void operator()(Pix* pix) const { pixDestroy(&pix); }
};
using PixPtr = std::unique_ptr<Pix, PixClose>;

/// How worn a page is.
struct Wear {
  unsigned seed = 1;
  double skew = 0;      ///< degrees clockwise
  int blur = 0;         ///< radius in pixels
  int ink = 50;         ///< grey of the print
  int paper = 225;      ///< grey of the paper where it is best lit
  int shade = 0;        ///< how much darker its worst corner is
  int noise = 0;        ///< spread of each pixel's grey
  int specks = 0;       ///< spots of dirt
  int fold = 0;         ///< how dark the fold across the middle is
  int black_below = 0;  ///< threshold for a black-and-white scan; 0: stays grey
};

/// The sheet as scanned: 8 bits of grey a pixel, or 1 bit.
PixPtr scan(Canvas& sheet, const Wear& wear);

enum class PictureKind { grey_jpeg, black_and_white };
/// Errors: io.
Result<void> write_pdf(const std::vector<PixPtr>& pages, Dpi dpi, PictureKind kind, const std::string& path);
Result<void> write_tiff(const std::vector<PixPtr>& pages, Dpi dpi, const std::string& path);
Result<void> write_jpeg(const PixPtr& page, Dpi dpi, const std::string& path);

}  // namespace recto::samples
