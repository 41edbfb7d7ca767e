#pragma once
// Which letters stand in references: ٢١٤/ق/٣, ق/٥٩٣, ٥٤٤٢/ص, ١٢/م.و/٣.

#include "readers/image/read_glyphs.h"

namespace recto::image {

/// Where the characters of a run stand.
struct RunOnPage {
  const Grey& grey;
  const Pieces& pieces;
  const DigitNet& digits;
  double height = 0;  ///< of the run
  double gap = 0;     ///< pixels: less between two characters is no space
};

/// Marks the letters of references among the characters of a run: one or two, apart or with a dot between, beside a stroke that has a digit on its other side; what follows them
/// is another such stroke or a space. A stroke that touches its letter is cut off. About 40 µs a character beside such a stroke, 1 ms for ink that touches digits and is none.
void mark_reference_letters(const RunOnPage& page, std::vector<ReadGlyph>& read);

}  // namespace recto::image
