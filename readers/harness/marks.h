#pragma once
// How marks look in the pictures of pages, the same whichever reader draws them.
//
//   style 0  passage: the paper turns yellow, the ink stays (multiplied)
//   style 1  difference: a red frame around the words
//   style 2  passage of lesser certainty: the paper turns light orange
//   style 3  a name: a blue frame
//   style 4  hidden: black
//   style 5  passage, second colour: green paper
//   style 6  passage, third colour: blue paper
//   style 7  a thin grey frame

#include <cstddef>
#include <cstdint>
#include <span>

#include "model/page.h"

namespace recto::harness {

/// Pixels of three bytes, red first, rows from the top without padding.
struct RgbCanvas {
  std::span<unsigned char> samples;
  int width = 0, height = 0;
};

/// Draws one mark; `pixels` is its rectangle in pixels of the canvas, clipped to it. Frames are drawn outside the
/// rectangle, about `thickness` pixels wide. An unknown style is drawn as style 0. O(pixels of the mark).
void draw_mark(RgbCanvas canvas, const Box& pixels, uint8_t style, int thickness = 2);

}  // namespace recto::harness
