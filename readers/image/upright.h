#pragma once
// Which way up a page is, and in which script.

#include "readers/image/reading.h"

namespace recto::image {

struct Orientation {
  int quarter_turns = 0;  ///< clockwise turns that make the scan upright
  Script script = Script::latin;
  Sheet sheet;  ///< the page so turned
};

/// Decides by reading a few of its longest lines. A page is turned only when it reads clearly better that way.
/// Errors: unsupported (no model).
Result<Orientation> find_orientation(const Grey& scan, const ReadingOptions& options, Engines& engines);

}  // namespace recto::image
