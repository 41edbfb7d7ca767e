#pragma once
// Where the lines of text are on an upright, deskewed page, and in what order they are read.

#include <vector>

#include "readers/image/specks.h"

namespace recto::image {

enum class Direction { left_to_right, right_to_left };

/// A line of text, or a part of one that stands apart in its row (a cell of a table, a date opposite an address).
struct TextLine {
  PixelBox box;                 ///< around its ink
  PixelBox frame;               ///< what a recogniser should see: the box, made as tall as the lines around it
  std::vector<int32_t> pieces;  ///< its ink, as indexes into Pieces::list
  int letter_height = 0;        ///< typical height of its letters, pixels
  int row = 0;                  ///< parts of one row share a number
  int block = 0;                ///< lines of one block share a number
};

struct Layout {
  std::vector<TextLine>
      lines;  ///< in reading order: blocks, rows from the top, parts of a row in the direction of the script
  int letter_height = 0;  ///< typical height of a piece of ink that is text, pixels; 0 when there is no text
};

/// The height of pieces in the middle of all ink that may be text, counted by area, so that dots and dust weigh little; 0 without ink.
int typical_letter_height(const Pieces& pieces);

/// Pieces of a line's ink that have the size of letters or of a few joined ones.
struct LetterRow {
  size_t letters = 0;
  size_t level =
      0;  ///< of them, those whose foot is as low as that of the one before: most in print, one in five in dust
};
LetterRow letters_in(const Pieces& pieces, const TextLine& line);

/// True where the ink stands in a row as print does, however it reads: eight letters at least, three in five of them level.
bool stands_in_row(const LetterRow& row);

/// Finds the lines. Ink that cannot be text (rules, frames, pictures, dust) belongs to none. O(pixels).
Layout find_lines(const Pieces& pieces, Direction direction);

/// The line's frame drawn closer around its letters, so that a recogniser, which scales what it is given to one height, sees them large: `share` of the
/// letters may reach out of it at the top and at the bottom, above and below there is `margin` of the letters' height. What has been written or stamped
/// over the line then does not count. The line's own frame where there are too few letters to tell.
PixelBox letter_frame(const Pieces& pieces, const TextLine& line, double share, double margin);

/// What a line's picture shows beyond the line's frame on each side, pixels: a white margin, so that the recogniser sees where letters end.
inline constexpr int kLineMargin = 5;

/// The part of the page that a line's picture shows.
PixelBox picture_box(const TextLine& line, const PixelBox& page);

/// The grey picture of one line: its own ink with a rim of its surroundings; everything else is paper.
Grey line_picture(const Grey& grey, const Pieces& pieces, const TextLine& line);

}  // namespace recto::image
