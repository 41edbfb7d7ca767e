#pragma once
// A page in Latin letters that reads poorly, read once more: typescript copied until it drowns in dust, or breaks up into dots.

#include "readers/image/page_text.h"
#include "readers/image/reading.h"

namespace recto::image {

/// A page as it was scanned and as it was first read.
struct PoorPage {
  const Grey& scan;
  const Sheet& sheet;
  int quarter_turns = 0;  ///< that the sheet was made with
};

/// Betters `lines`, in reading order and not yet cleared of noise, where the page reads poorly; leaves others alone. Lines are read again at the scan's full size, and the
/// page by the recogniser's own layout, which adds the lines that only it found and replaces those it reads better.
/// 2–8 s for a poor page; ends by the deadline. Errors: unsupported (no model).
Result<void> look_again(const PoorPage& page, const Deadline& deadline, Engines& engines,
                        std::vector<LineResult>& lines);

}  // namespace recto::image
