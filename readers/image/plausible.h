#pragma once
// Whether what a recogniser made of a page is text at all: it finds something to say about dust, stamps and grain, too.

#include "readers/image/page_text.h"

namespace recto::image {

/// Drops the lines that are no text, judged by themselves, by their ink and by the page they stand on.
void drop_noise(const Sheet& sheet, std::vector<LineResult>& lines);

}  // namespace recto::image
