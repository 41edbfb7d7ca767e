#pragma once
// The straight lines among the paths of a page: of tables and forms, under words and through them.

#include <mupdf/fitz.h>

#include "readers/pdf/glyphs.h"

namespace recto::pdf {

/// How a path was painted.
struct PathPaint {
  bool stroked = false;  ///< else filled
  fz_colorspace* space = nullptr;
  const float* colour = nullptr;
  float alpha = 1;
  fz_color_params params = {};
};

/// Adds to `page.rulings` the level and upright lines of a path that can be seen on white paper: segments of a stroked path, and long thin
/// shapes of a filled one. A page with more than kMostRulings is a drawing and gets none. May throw MuPDF's exceptions; safe to be crossed by them. O(path).
void add_rulings(fz_context* ctx, const fz_path* path, fz_matrix ctm, const PathPaint& paint, GlyphPage& page);

constexpr size_t kMostRulings = 4'000;

}  // namespace recto::pdf
