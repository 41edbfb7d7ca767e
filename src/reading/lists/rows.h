#pragma once
// The words of a page gathered to rows, whatever order they were read in: columns of a table may have been read one after the other.

#include <optional>
#include <vector>

#include "reading/lists/frames.h"

namespace recto::reading::lists {

/// A word where it stands once the page is laid level. x grows in the direction of reading: where that is to the left, x is counted from the page's left
/// edge, below zero. Without boxes: column numbers of the text's cells.
struct PlacedWord {
  uint32_t word = 0;  ///< index into the page's words
  float x0 = 0, x1 = 0, y0 = 0, y1 = 0;
  float middle() const { return (x0 + x1) / 2; }
};

struct WordRow {
  std::vector<PlacedWord> words;  ///< in the direction of reading
  float y = 0;                    ///< of its middle
  std::optional<size_t> frame;    ///< the ruled frame it stands in
  size_t band = 0;                ///< which row of the frame, from 0
  bool whole =
      false;  ///< all that stands between two level lines is in it: one row of the table, perhaps of several lines, perhaps empty
  bool struck = false;  ///< a stroke runs through its place
};

struct PageRows {
  const Page* page = nullptr;
  std::vector<WordRow> rows;  ///< from the top
  float height = 0;           ///< of a usual word
  bool to_the_left = false;   ///< most letters are Arabic
  std::vector<Frame> frames;
  std::vector<bool> struck;  ///< of each word of the page: a line is drawn through it
  bool by_tabs = false;      ///< the page has no boxes: cells are what stands between tabs, a unit of x each
};

/// O(n log n), and O(words) for each ruled line. A page whose words have no boxes gives a row a line of text that has a tab, and an empty row for lines without.
PageRows rows_of(const Page& page);

}  // namespace recto::reading::lists
