#pragma once
// Signs at the ends of a line that no ink stands for.

#include "readers/image/page_text.h"

namespace recto::image {

/// The recogniser, given a word or two, sees quotation marks and full stops where the line begins or ends ("‘Nabil", "Rihan."): of 94 names of a table one in
/// five. A small sign at an end stays only where the outermost ink there is small, too; a letter as tall as others is none. O(pieces of the line).
void drop_end_signs(LineResult& line, const Pieces& pieces);

}  // namespace recto::image
