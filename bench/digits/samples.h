#pragma once
// Pictures of single characters with their names: rendered type, worn as scans are, and cut by the image reader's own hands, so that training sees
// what reading will see.

#include <vector>

#include "readers/image/digit_net.h"

namespace recto::bench {

/// What a network learns to tell.
enum class Subject { digits, letters };

struct Sample {
  image::GlyphPicture picture;
  size_t kind;  ///< index into image::kDigitClasses or image::kLetterClasses, or image::kOther
};

/// What samples are made of.
struct SamplePlan {
  std::vector<const char*> arabic, western;  ///< families of type
  unsigned rounds = 3;                       ///< pages a family
  uint32_t seed = 1;
  Subject subject = Subject::digits;
};

/// About 600 samples a page, 0.3 s each.
std::vector<Sample> make_samples(const SamplePlan& plan);

}  // namespace recto::bench
