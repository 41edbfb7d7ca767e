#pragma once
// Which quote marks of a text belong together.

#include <string_view>
#include <vector>

#include "base/types.h"

namespace recto::reading {

/// A stretch of text between two marks that belong together.
struct MarkedStretch {
  CharRange outer;     ///< with the marks
  CharRange inner;     ///< without them and the white space at its ends
  unsigned depth = 0;  ///< how many other stretches it stands in
};

/// Pairs the quote marks “” „“ «» ‹› ‘’ ‚‘ "" '' ``'' ﴿﴾ of a text; ascending by start, an inner stretch after the one around it.
/// Apostrophes, feet and inches are no marks. A paragraph that reopens the marks of an unclosed one goes on with it; a curly mark or
/// guillemet that is never closed holds to the end of its paragraph; a straight one that is never closed is dropped. O(n).
std::vector<MarkedStretch> pair_quote_marks(std::u32string_view text, const std::vector<CharRange>& paragraphs);

}  // namespace recto::reading
