#pragma once
// The outer form of a story in plain text: its paragraphs and its block quotes.

#include <string_view>
#include <vector>

#include "base/types.h"

namespace recto::reading {

/// Paragraphs without the white space around them, ascending. They are parted by blank lines where the text has any, or where its
/// lines are wrapped at one width; else every line is a paragraph. O(n).
std::vector<CharRange> paragraphs(std::u32string_view story);

/// Block quotes of plain text: runs of lines that begin with '>', and runs set in by four columns or a tab after a line that ends with a
/// colon. A range goes from the first word's line, without its mark, to the end of the last line. O(n).
std::vector<CharRange> block_quotes(std::u32string_view story);

/// The range without white space at its ends.
CharRange trimmed(std::u32string_view text, CharRange range);
bool is_space(char32_t c);

}  // namespace recto::reading
