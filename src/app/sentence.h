#pragma once
// The sentence that something stands in.

#include <algorithm>
#include <span>
#include <string>
#include <string_view>

#include "base/types.h"

namespace recto::app {

/// The sentence in which a range begins, of `sentences` (ascending); the range itself where it begins in none. O(log).
inline CharRange sentence_around(std::span<const CharRange> sentences, const CharRange& range) {
  const auto after = std::upper_bound(sentences.begin(), sentences.end(), range.start,
                                      [](CharOffset at, const CharRange& sentence) { return at < sentence.start; });
  if (after == sentences.begin() || std::prev(after)->end <= range.start) return range;
  return *std::prev(after);
}
/// Its words.
inline std::u32string sentence_with(std::u32string_view text, std::span<const CharRange> sentences,
                                    const CharRange& range) {
  const CharRange found = sentence_around(sentences, range);
  return std::u32string(text.substr(found.start.value, found.length()));
}

}  // namespace recto::app
