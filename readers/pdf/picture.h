#pragma once
// A part of a page as a PNG picture, with marks.

#include "base/result.h"
#include "readers/pdf/document.h"
#include "wire/answer.h"
#include "wire/request.h"

namespace recto::pdf {

/// Draws `region` (points of the upright page) of the page the request names, at `dpi`, with its marks.
/// Errors: as Document::render.
Result<wire::Picture> draw_picture(Document& document, const wire::Request& request, const Box& region, int dpi);

}  // namespace recto::pdf
