#pragma once
// What is headline, paragraph and block quotation in a story written as plain text or Markdown: only as much as showing
// it needs.

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/types.h"

namespace recto::publish {

enum class BlockKind : uint8_t { headline, standfirst, heading, paragraph, quote, item };

struct StoryBlock {
  BlockKind kind = BlockKind::paragraph;
  CharRange range;  ///< in the story's text, line breaks inside are spaces
};

struct StoryOutline {
  std::vector<StoryBlock> blocks;   ///< ascending, not overlapping; together they hold all but markup and blank lines
  std::vector<CharRange> hidden;    ///< markup inside blocks that is not shown ("> " of a later line, "**"), ascending
  std::vector<CharRange> emphasis;  ///< what stood between such marks, ascending, not overlapping
};

/// Headings (# to ######, underlined with = or -), block quotations (>), items (- * 1.), paragraphs between blank
/// lines, *emphasis* and **strong**. The first heading, or a short first line that ends without a full stop and is
/// followed by a blank one, is the headline; a paragraph wholly emphasised right after it the standfirst. O(n).
StoryOutline outline_of(std::u32string_view text);

}  // namespace recto::publish
