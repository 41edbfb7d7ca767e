#pragma once
// The words of a page's lines put together to a model::Page.

#include "model/page.h"
#include "readers/image/engine.h"
#include "readers/image/sheet.h"

namespace recto::image {

/// A line and what was read in it.
struct LineResult {
  TextLine line;
  PixelBox seen;  ///< the part of the sheet that was given to the recogniser
  ReadLine read;
  Script script = Script::latin;
};

/// Text with lines ended by \n, parts of a row set apart by a space, blocks by an empty line; every word with its box in points of
/// the upright page. `dpi` is the scan's.
model::Page assemble(const std::vector<LineResult>& lines, const Sheet& sheet, double dpi);

}  // namespace recto::image
