#pragma once
// A page laid level, at the size its letters are read best, cleaned.

#include "readers/image/lines.h"
#include "readers/image/rules.h"

namespace recto::image {

/// How a sheet is made from a scan.
struct Recipe {
  double scale = 0;  ///< pixels of the sheet for one of the scan; 0: whatever brings the letters to their best height
  double ink_bias = 0.2;  ///< Sauvola's k: higher gives thinner ink and less noise
  int quarter_turns = 0;  ///< clockwise, before anything else
  double first =
      0;  ///< the scale at which the letters are looked for, of a scan that is a part of a page; 0: by the scan's size
};

/// At which the letters of a page of A4 are looked for.
inline constexpr double kFirstDpi = 214;

struct Sheet {
  Grey grey;      ///< even light: paper near 255, ink near 0
  Pieces pieces;  ///< its ink
  double scale = 1;
  double tilt = 0;               ///< degrees it was turned clockwise to be level, about its centre
  int letter_height = 0;         ///< pixels of the sheet; 0 when there is no text
  std::vector<RuledLine> rules;  ///< lines that were taken out of grey and ink
};

/// O(pixels); decoding a scan of 8 million pixels and making its sheet takes about 0.5 s.
Sheet make_sheet(const Grey& scan, const Recipe& recipe);

/// The scan turned by the recipe's quarter turns and by `tilt` degrees, at its scale, in even light: a picture for a closer look at a
/// sheet, whose places are those of this picture but for the scale.
Grey level(const Grey& scan, const Recipe& recipe, double tilt);

/// How much more the ink is gathered in rows than in columns: well over 1 for an upright or upside-down page of text, well under 1 for one
/// that lies on its side.
double rows_over_columns(const Sheet& sheet);

}  // namespace recto::image
