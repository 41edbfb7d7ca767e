#pragma once
// A part of a picture file's page as a PNG picture, with marks.

#include "base/result.h"
#include "readers/image/pix.h"
#include "wire/answer.h"
#include "wire/request.h"

namespace recto::image {

/// Draws the request's region (points of the upright page; empty: all of it) at its dpi, turned by its rotation, with its marks.
/// `page_dpi` is the page's own. Errors: limit (more pixels than the request allows), invalid_input (the region lies outside the page).
Result<wire::Picture> draw_picture(PixPtr page, double page_dpi, const wire::Request& request);

}  // namespace recto::image
