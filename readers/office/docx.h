#pragma once
// The text of a Word document (ECMA-376, part 1, WordprocessingML).
//
// In this order: headers, the body, footnotes, endnotes, footers, comments; parts that say the same (first-page and
// even-page headers) once. As Word would print it with all changes accepted: what was inserted is text, what was deleted
// or moved away is not, nor is hidden text. A table is a line a row, cells parted by tabs. A text box follows the
// paragraph it hangs on, once, though the file holds it twice for old programs. A page break that the author set is a
// form feed; where Word itself broke lines and pages is not known. Numbers of lists are not in the file's text.

#include <string>

#include "base/result.h"
#include "readers/office/package.h"

namespace recto::office {

struct OfficeText {
  std::u32string title;
  std::u32string text;   ///< U+000C at page breaks
  bool damaged = false;  ///< the XML breaks off; what came before it is here
};

/// Errors: those of Package::read; corrupt (the document part holds nothing to read).
Result<OfficeText> read_docx(Package& package, const std::string& main_part);

}  // namespace recto::office
