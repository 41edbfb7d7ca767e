#pragma once
// What scanners, copiers, time and telephones do to a page, in three grades.

#include <cstdint>
#include <string_view>

#include "bench/degraded/paint.h"

namespace recto::bench {

/// light: a decent office scan: 300 or 200 dpi, a little noise, tilted by up to 0.5°.
/// medium: a copy of a copy: 200 dpi, blurred, uneven grey background, speckles, tilted by up to 2°.
/// heavy: a photograph or third copy: 150 dpi, low contrast on a background that falls off to dark, shadow at one edge, salt and
///        pepper, strokes broken, tilted by up to 2°.
enum class Grade { light, medium, heavy };
std::string_view to_string(Grade grade);

/// One way of wearing a page.
struct Wear {
  double dpi, tilt, blur_sigma;   ///< tilt in degrees
  double broken;                  ///< share of the ink's pixels lost to small holes
  double paper, ink;              ///< grey of both in full light
  double fall;                    ///< how much darker the darkest corner is, 0–1
  double shadow;                  ///< how dark the shadow at the edge is, 0–1
  double noise, salt_and_pepper;  ///< standard deviation in grey values; share of pixels
};

/// A degraded copy of a clean 300-dpi page. The same seed gives the same picture.
PixPtr degrade(const Pix& clean, Grade grade, uint32_t seed);
/// The same with wear of one's own.
PixPtr worn(const Pix& clean, const Wear& wear, uint32_t seed);

}  // namespace recto::bench
