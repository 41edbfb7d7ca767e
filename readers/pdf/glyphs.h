#pragma once
// What a PDF page draws as text: glyphs in the order of the page's content stream, with the letters they stand for.

#include <cstdint>
#include <string>
#include <vector>

#include "model/layer_signals.h"
#include "model/page.h"

namespace recto::pdf {

/// One glyph as drawn. Points, origin top left of the page shown upright, y down.
struct Glyph {
  float x = 0, y = 0;              ///< the pen before the glyph, on the baseline
  float advance = 0;               ///< how far the pen moves along the direction
  float along_x = 1, along_y = 0;  ///< the direction of the baseline, unit length
  float size = 0;                  ///< font size on the page
  Box box;                         ///< the glyph's cell: its advance by the font's height; of a combining mark its ink
  uint32_t text_start = 0;         ///< its letters, in GlyphPage::letters
  uint32_t text_length = 0;        ///< more than one for ligatures
  bool hidden = false;             ///< invisible, or under a picture drawn later
};

struct GlyphPage {
  float width = 0, height = 0;
  uint16_t rotation = 0;  ///< the page's own /Rotate, already applied
  std::u32string letters;
  std::vector<Glyph> glyphs;
  LayerSignals signals;
  float largest_picture = 0;    ///< 0–1: the part of the page that its largest picture covers alone
  float picture_dpi = 0;        ///< the resolution of that picture as shown, pixels an inch
  bool shapes = false;          ///< paths or shades are drawn too
  std::vector<Ruling> rulings;  ///< the straight lines of these paths; more than kMostRulings (rulings.h): a drawing
  bool cut = false;             ///< more glyphs than kMostGlyphs: the rest was dropped
};

/// More than any real page has; a page of a whole law gazette has 30,000.
constexpr size_t kMostGlyphs = 200'000;

}  // namespace recto::pdf
