#pragma once
// The words of a page gathered to rows, whatever order they were read in: columns of a table may have been read one after the other.

#include <vector>

#include "model/page.h"

namespace recto::reading::lists {

/// A word where it stands once the page is laid level. x grows in the direction of reading: where that is to the left, x is counted from the page's right
/// edge, below zero. Without boxes: column numbers of the text's cells.
struct PlacedWord {
  uint32_t word = 0;  ///< index into the page's words
  float x0 = 0, x1 = 0, y0 = 0, y1 = 0;
  float middle() const { return (x0 + x1) / 2; }
};

struct WordRow {
  std::vector<PlacedWord> words;  ///< in the direction of reading
  float y = 0;                    ///< of its middle
};

struct PageRows {
  const Page* page = nullptr;
  std::vector<WordRow> rows;  ///< from the top
  float height = 0;           ///< of a usual word
  bool to_the_left = false;   ///< most letters are Arabic
  bool by_tabs = false;       ///< the page has no boxes: cells are what stands between tabs, a unit of x each
};

/// O(n log n). A page whose words have no boxes gives a row a line of text that has a tab, and an empty row for lines without.
PageRows rows_of(const Page& page);

}  // namespace recto::reading::lists
