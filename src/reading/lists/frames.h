#pragma once
// Tables as they are ruled: the lines drawn on a page as frames of rows and columns, and lines drawn through words.

#include <vector>

#include "model/page.h"

namespace recto::reading::lists {

/// A drawn line, or a piece of one, once the page is laid level: of a level line `at` is its height and `from`–`to` where it runs in the direction of
/// reading; of an upright one the other way round.
struct DrawnLine {
  float at = 0, from = 0, to = 0;
};

/// Level lines of one width below each other, with the upright ones between them.
struct Frame {
  std::vector<float> rows;     ///< heights of the level lines, from the top: one more than there are rows
  std::vector<float> columns;  ///< places of the upright lines in the direction of reading; none where fewer than three
  float from = 0, to = 0;      ///< its sides
  std::vector<float> strokes;  ///< heights of strokes through rows whose words were not read
  std::vector<DrawnLine> level, upright;  ///< the pieces of its lines
};

/// How a page is laid: its slope (down for each point across), the height of its words, the direction of reading.
struct Laying {
  float slope = 0, height = 0;
  bool to_the_left = false;
  /// A place of the page laid level: for angles as small as a scan's, a shear both ways is a turn.
  float x(float page_x, float page_y) const { return (page_x + slope * page_y) * (to_the_left ? -1.0F : 1.0F); }
  float y(float page_x, float page_y) const { return page_y - slope * page_x; }
};

struct DrawnLines {
  std::vector<Frame> frames;  ///< from the top; they do not overlap
  std::vector<bool> struck;   ///< of each word of the page: a level line runs through its middle
};

/// A frame has three level lines at least, or four where no upright lines are and they stand far apart. Lines under words and through them are none of it. O(rulings × words).
DrawnLines drawn_lines(const Page& page, const Laying& laying);

/// The part of `from`–`to` that pieces of lines near the height `at` cover: 0–1.
float covered(const std::vector<DrawnLine>& pieces, float at, float near, float from, float to);

}  // namespace recto::reading::lists
