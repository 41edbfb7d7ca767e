#pragma once
// A grey page made fit for reading: noise out, light evened, ink told from paper.

#include "readers/image/pix.h"

namespace recto::image {

/// Replaces single pixels that stand out from all eight neighbours by more than `contrast` by the neighbours' mean (salt and
/// pepper).
void remove_impulses(Grey& grey, int contrast);

/// Divides by the paper's brightness around each place and stretches the page's ink towards black: paper comes out near 255, ink near
/// 0, whatever the light was. `text_height` in pixels: places smaller than a few letters are not paper of their own.
Grey even_light(const Grey& grey, int text_height);

/// The mean over a 3×3 neighbourhood.
Grey blur(const Grey& grey);

/// Ink by a local threshold; `text_height` in pixels sets the window. `k`: higher gives thinner ink and less noise.
Ink find_ink(const Grey& even, int text_height, double k);

}  // namespace recto::image
