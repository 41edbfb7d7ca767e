#pragma once
// The list enclosed with the letter: a numbered table of invented names, put together from given and family names by a
// seed.

#include "paper_text.h"
#include "sheet.h"

namespace recto::samples {

struct NameRow {
  std::vector<std::string> cells;  ///< as many as the columns
};

/// The rows of the whole list; the same for the same text.
std::vector<NameRow> make_name_rows(const PaperText& list);
inline constexpr unsigned kListPages = 4;
/// Draws page `page` (from 1) of the list.
void draw_list_page(const PaperText& list, const std::vector<NameRow>& rows, unsigned page, Sheet& sheet);

}  // namespace recto::samples
