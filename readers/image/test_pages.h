#pragma once
// Pages for tests, drawn with Leptonica's own fonts.

#include <string>
#include <vector>

#include "readers/image/pix.h"

namespace recto::image {

/// A page of 850 × 1100 pixels (100 dpi) with lines of invented English text, black on white.
inline PixPtr english_page() {
  static const std::vector<std::string> kLines = {"From the Governor of Samara Vale",
                                                  "to the Mayor of Zuhayra, East Bridge",
                                                  "",
                                                  "The stores at the port were moved to the mills",
                                                  "quarter under the supervision of the depot keeper.",
                                                  "No sum may be paid out before the council has",
                                                  "given its written approval and every voucher",
                                                  "has been audited by the planning centre."};
  PixPtr page(pixCreate(850, 1100, 8));
  pixSetAll(page.get());
  L_BMF* font = bmfCreate(nullptr, 8);
  int y = 150;
  for (const std::string& line : kLines) {
    l_int32 width = 0, overflow = 0;
    if (!line.empty()) pixSetTextline(page.get(), font, line.c_str(), 0, 120, y, &width, &overflow);
    y += 45;
  }
  bmfDestroy(&font);
  pixSetResolution(page.get(), 100, 100);
  return page;
}

/// The file bytes of pages in a format of Leptonica's; several pages for TIFF only.
inline std::string file_of(const std::vector<const PixPtr*>& pages, int format) {
  std::string bytes;
  l_uint8* data = nullptr;
  size_t size = 0;
  if (pages.size() == 1) {
    if (pixWriteMem(&data, &size, pages[0]->get(), format) == 0) bytes.assign(reinterpret_cast<char*>(data), size);
  } else {
    Pixa* all = pixaCreate(0);
    for (const PixPtr* page : pages) pixaAddPix(all, page->get(), L_CLONE);
    if (pixaWriteMemMultipageTiff(&data, &size, all) == 0) bytes.assign(reinterpret_cast<char*>(data), size);
    pixaDestroy(&all);
  }
  lept_free(data);
  return bytes;
}

inline std::span<const std::byte> bytes_of(const std::string& text) { return std::as_bytes(std::span(text)); }

}  // namespace recto::image
