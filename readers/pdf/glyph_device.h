#pragma once
// The MuPDF device that gathers glyphs and the signals of the text layer while a page's content stream is run.

#include <mupdf/fitz.h>

#include "readers/pdf/glyphs.h"

namespace recto::pdf {

/// A new device that writes to `page`, which must outlive it. Throws MuPDF's exceptions: call within fz_try.
fz_device* new_glyph_device(fz_context* ctx, GlyphPage* page);

}  // namespace recto::pdf
