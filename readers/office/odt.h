#pragma once
// The text of an OpenDocument text (OASIS OpenDocument 1.3, part 3).
//
// In this order: headers of the page styles, the body, notes, footers, comments; as it would print with all changes
// accepted. White space collapses as the format says. Tables, text boxes and page breaks as in docx.h.

#include "base/result.h"
#include "readers/office/docx.h"
#include "readers/office/package.h"

namespace recto::office {

/// Errors: those of Package::read.
Result<OfficeText> read_odt(Package& package);

}  // namespace recto::office
