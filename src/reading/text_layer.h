#pragma once
// Whether a PDF page's text layer can be trusted, or the page must be read from its picture.
//
// Text layers fail in known ways: none at all; somebody's recogniser's, invisible over a scan and poor; glyphs without a
// Unicode value; values that are wrong (Arabic in visual order, one alphabet's codes shown as another's, letters shifted
// by a broken map); text of a page whose contents are a picture. Each is looked for, cheapest first, and named for the
// record. A layer that passes all is good. Thresholds were set on declassified scans with layers, court PDFs, and 1,279
// released e-mails, whose text must pass.

#include <string>

#include "model/layer_signals.h"
#include "model/page.h"

namespace recto::reading {

enum class LayerQuality : uint8_t {
  good,    ///< take the text as it is
  none,    ///< there is no text, and there may be some in the picture
  broken,  ///< there is text, and it is not what the page says
};

struct LayerJudgement {
  LayerQuality quality = LayerQuality::good;
  std::string reason;  ///< for a person, no full stop; empty when good
};

/// Judges a page as the PDF reader gave it. Pure; O(n) in the page's text. A blank page is good.
LayerJudgement judge_text_layer(const Page& page, const LayerSignals& signals);

}  // namespace recto::reading
