#pragma once
// Strokes between the parts of a reference (٢٧٥/ت/١), which the recogniser takes for letters that are strokes: ٢٧٥ات/١, ٢٧٥/ات/١.

#include "readers/image/page_text.h"

namespace recto::image {

/// How a piece of ink stands.
enum class Stand : uint8_t { none, upright, leaning };

/// `leaning`: a straight thin stroke that leans to the right, a solidus; `upright`: an alef, a one. Letters bend, or are wide. O(its box).
Stand stroke_of(const Pieces& pieces, int32_t id, int letter_height);

/// In words with digits: a letter that is a stroke beside a digit becomes the solidus that stands there as ink and not as text; one beside a solidus goes where
/// there are fewer upright strokes of ink than such letters and ones. A Western 0 among Eastern digits becomes ٥. What is changed is unsure.
void mend_strokes(LineResult& line, const Pieces& pieces);

}  // namespace recto::image
