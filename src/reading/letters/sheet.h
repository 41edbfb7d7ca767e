#pragma once
// The pages of a document as segments: runs of words with no wide gap in them, with their places. What the rules read.
//
// Where words have boxes, segments come from their places on the page; in plain text, from columns of characters. A letterhead's
// left and right halves, a label and its value far to the right, and the cells of a form are segments of one row.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/types.h"
#include "model/page.h"

namespace recto::reading::letters {

struct Segment {
  uint32_t page = 0;          ///< index into the pages given
  CharRange range;            ///< in the page's text, without white space at its ends
  std::u32string_view text;   ///< the words in that range; lives as long as the pages
  uint32_t row = 0;           ///< segments that stand side by side share a row; rows ascend through the document
  float left = 0, right = 0;  ///< 0–1 of the width of the page's text
  float top = 0;              ///< 0–1 of the page's height
  float gap_above = 0;        ///< the free space above, in lines of text; large for the first of a page
  bool caps = false;          ///< its letters are Latin capitals, nearly all
  bool arabic = false;        ///< most of its letters are Arabic
};

/// Segments in the order of the page's text; rows are told by their places, not by that order.
struct Sheet {
  std::vector<Segment> segments;
  std::vector<size_t> page_starts;  ///< the first segment of each page, and the end
  uint32_t rows = 0;
  bool has_boxes = false;

  /// The segment beside `at` in its direction of reading, on the same row; none: `at` itself.
  size_t beside(size_t at) const;
  size_t page_end(size_t at) const { return page_starts[segments[at].page + 1]; }
};

/// Cuts pages into segments. O(n); any text and any boxes are accepted.
Sheet lay_out(std::span<const Page* const> pages);

}  // namespace recto::reading::letters
