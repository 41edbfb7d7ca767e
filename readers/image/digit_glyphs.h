#pragma once
// The ink of a line cut into what may be single characters, each brought to a small picture of one size: what digit_net.h reads.
//
// Digits never join and have no dots, so that one is one piece of ink, or a few above one another where its strokes broke. The picture keeps
// the character's height in its line: a zero of the Eastern digits is a dot at half height, a full stop the same dot at the foot.

#include <array>
#include <vector>

#include "readers/image/blocks.h"
#include "readers/image/lines.h"

namespace recto::image {

/// Ink that may be one character.
struct Glyph {
  PixelBox box;
  PieceIds pieces;  ///< its ink; of a glyph cut from a larger piece, that part of it which lies in `box`
  double middle =
      0;  ///< y of the middle of the tall characters around it, pixels: a line may be tilted by a degree or two
};

/// Characters that follow each other with nothing between them too large to be one.
struct GlyphRun {
  std::vector<Glyph> glyphs;  ///< from the left
  double height = 0;          ///< of a usual tall one of them, pixels
  int ink_before = 0,
      ink_behind =
          0;  ///< x where the line's next ink ends on the left and begins on the right; far off where there is none
};

/// The runs of a line, from the left; specks of dust belong to none.
std::vector<GlyphRun> glyph_runs(const Pieces& pieces, const TextLine& line);

/// The part of a glyph between two columns, its box drawn close around its ink.
Glyph part_of(const Pieces& pieces, const Glyph& glyph, int x0, int x1);
/// Two neighbours as one.
Glyph joined(const Glyph& left, const Glyph& right);
/// The columns inside a glyph that have less ink than those around them, or ink over less of the height, as where two round digits touch, from the left:
/// where digits that touch may be cut apart.
std::vector<int> thin_columns(const Pieces& pieces, const Glyph& glyph);

inline constexpr int kGlyphSide = 24;
/// Row by row; 0 paper, 255 ink.
using GlyphPicture = std::array<uint8_t, static_cast<size_t>(kGlyphSide) * kGlyphSide>;

/// The glyph's own ink with a rim of one pixel, in the middle of a square of 1.8 times the run's height.
GlyphPicture glyph_picture(const Grey& grey, const Pieces& pieces, const Glyph& glyph, double height);

}  // namespace recto::image
