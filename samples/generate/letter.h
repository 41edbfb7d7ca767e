#pragma once
// An Arabic official letter as its sender's clerk would have typed it: letterhead, number and date, addressee, subject,
// body, stamp over the signature, copies.

#include "paper_text.h"
#include "sheet.h"

namespace recto::samples {

/// Draws page `page` (from 1) of the letter.
void draw_letter_page(const PaperText& letter, unsigned page, Sheet& sheet);

}  // namespace recto::samples
