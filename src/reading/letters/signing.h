#pragma once
// Who signs: the block of short lines under a letter's text.

#include <vector>

#include "reading/letters/paper.h"

namespace recto::reading::letters {

/// The foot of a letter: who signs, line by line, and what stands there that could not be read.
struct SigningBlock {
  std::vector<Span> lines;   ///< names, ranks, posts; empty where there is none
  std::vector<Span> unread;  ///< lines that are strokes of a pen or a stamp and no words
};

/// Finds the block below the words that close a letter, or, where none do, below its text: the short lines of one column of which one begins
/// with a rank or a post. O(n).
SigningBlock signing_block(const Paper& paper, const Extent& extent);

/// A line without the words that say somebody signs for another: عن, ع/.
std::u32string_view without_for(std::u32string_view line);

/// Words of a signature's line that were hardly read: what a recogniser makes of pen strokes and stamps.
bool is_unread(const Paper& paper, const Span& line);

}  // namespace recto::reading::letters
