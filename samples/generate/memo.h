#pragma once
// The memorandum as a word processor writes it: a PDF with real text.

#include <string>
#include <vector>

#include "base/result.h"
#include "paper_text.h"
#include "sheet.h"

namespace recto::samples {

/// Draws page `page` (from 1) of the memorandum.
void draw_memo_page(const PaperText& memo, unsigned page, Sheet& sheet);
/// The memorandum at `path`. Errors: io.
Result<void> write_memo(const PaperText& memo, const std::string& path, std::vector<DrawnText>& drawn);

}  // namespace recto::samples
