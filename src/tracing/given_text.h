#pragma once
// The text that is to be traced, taken apart by the conventions it was written with.

#include <string_view>
#include <vector>

#include "tracing/tracer.h"
#include "tracing/word_stream.h"

namespace recto::tracing {

struct GivenText {
  std::u32string_view text;  ///< as given; borrowed
  WordStream words;
  std::vector<bool> own;      ///< for each token: the story's own word, in square brackets
  std::vector<size_t> parts;  ///< where parts begin: 0, and the token behind each ellipsis that leaves words out

  WordStream::Tokens part(size_t k) const {
    return {parts[k], k + 1 < parts.size() ? parts[k + 1] : words.tokens.size()};
  }
};

/// With Conventions::text nothing is own and there is one part. Brackets are read up to 200 scalars long; [sic] is dropped, […] is an
/// ellipsis, a bracket that never closes is punctuation. Ellipses are … and three or more dots, also spaced. O(n).
GivenText read_given(std::u32string_view text, Conventions conventions);

}  // namespace recto::tracing
