#pragma once
// Words: the one definition that search, tracing and reading share.

#include <string_view>
#include <vector>

#include "base/types.h"

namespace recto::text {

enum class WordKind : uint8_t { letters, number };

struct WordSpan {
  CharRange range;
  WordKind kind = WordKind::letters;
};

/// Maximal runs of letters with their marks (an apostrophe or ayn sign between letters joins; a tatweel is part), or of
/// digits with the separators inside them (2,500 · 14/3/2011 · ٢٫٥ · 214/ق/3 is three words). Ranges ascend and do not
/// overlap. O(n).
std::vector<WordSpan> words(std::u32string_view text);

/// Sentence ranges: ended by . ! ? ؟ … : ؛ or a blank line, not after abbreviations, initials, or inside numbers. Cover
/// all words.
std::vector<CharRange> sentences(std::u32string_view text);

}  // namespace recto::text
