#pragma once
// A letter set on a page: black on white, as a clean scan.

#include <leptonica/allheaders.h>

#include <memory>
#include <string>
#include <vector>

#include "bench/degraded/sentences.h"

namespace recto::bench {

struct PixCloser {
  void operator()(Pix* pix) const { pixDestroy(&pix); }
};
using PixPtr = std::unique_ptr<Pix, PixCloser>;

struct Setting {
  std::string font;  ///< a family of Pango's: "Amiri"
  double points = 14;
  int dpi = 300;
  Language language = Language::arabic;
};

/// An A4 page of 8-bit grey holding as many of the paragraphs as fit; those that do not are dropped from `paragraphs`.
PixPtr paint(std::vector<std::string>& paragraphs, const Setting& setting);

}  // namespace recto::bench
