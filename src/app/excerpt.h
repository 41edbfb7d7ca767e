#pragma once
// Parts of a page's text around a passage, cut at whole words.

#include <string>
#include <string_view>

#include "base/types.h"

namespace recto::app {

/// The text before and after a range, at most `most` scalars each, not beginning or ending inside a word.
struct Excerpt {
  std::u32string before, after;
};
Excerpt around(std::u32string_view text, CharRange range, size_t most);

}  // namespace recto::app
