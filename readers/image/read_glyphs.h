#pragma once
// The ink of a run told character by character: what touches is cut apart, what is broken is put together.

#include <algorithm>
#include <vector>

#include "readers/image/digit_net.h"

namespace recto::image {

/// A piece of ink and what it may be.
struct ReadGlyph {
  Glyph glyph;
  Probabilities chances{};  ///< of kDigitClasses
  bool numeric = false;     ///< taken for a digit or a sign
  char32_t letter = 0;      ///< taken for this letter of a reference (214/ق/3), with
  float letter_chance = 0;
};

/// The class of the likeliest digit or sign.
inline size_t best_number(const Probabilities& chances) {
  return static_cast<size_t>(std::max_element(chances.begin(), chances.begin() + kOther) - chances.begin());
}
inline float most_number(const Probabilities& chances) { return chances[best_number(chances)]; }

/// The characters of a run, from the left, nothing taken for anything yet. About 40 µs a piece of a character's size, up to 1 ms for one that may be
/// digits that touch.
std::vector<ReadGlyph> read_glyphs(const Grey& grey, const Pieces& pieces, const GlyphRun& run, const DigitNet& net);

}  // namespace recto::image
