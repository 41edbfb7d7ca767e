#pragma once
// What drawing with Cairo and Pango needs everywhere: owners, and the drawn surface as a picture.

#include <pango/pangocairo.h>

#include <memory>

#include "bench/degraded/paint.h"

namespace recto::bench {

struct Unref {
  void operator()(PangoLayout* p) const { g_object_unref(p); }
  void operator()(PangoFontDescription* p) const { pango_font_description_free(p); }
  void operator()(cairo_t* p) const { cairo_destroy(p); }
  void operator()(cairo_surface_t* p) const { cairo_surface_destroy(p); }
};
template <class T>
using Owned = std::unique_ptr<T, Unref>;

/// A surface of CAIRO_FORMAT_A8 as 8-bit grey, what was drawn black on white.
PixPtr picture_of(cairo_surface_t* surface, int dpi);

}  // namespace recto::bench
