#pragma once
// The quotations of a story: what stands between quote marks or in a block quote, who is said to have said it, and
// with which word.

#include <string_view>
#include <vector>

#include "base/types.h"
#include "model/finding.h"

namespace recto::reading {

/// What is known of a story's form beside its text, for formats that keep it out of the text (HTML, DOCX, ODT).
struct StoryLayout {
  std::vector<CharRange> block_quotes;  ///< ascending, not overlapping
};

/// The quotations of an English or Arabic story, ascending by start; an inner quotation comes after the one around it.
/// `range` is without the quote marks and the white space at its ends; it runs on through paragraphs that reopen the
/// marks without closing them. `speaker` and `cue` are as written ("Colonel Nadim Rahhal", "he", "the letter"; "said",
/// "قال"), empty where the story names none; a quotation that follows another in its paragraph keeps its speaker.
/// Quotations that one sentence was split into share a `group`. Words that are only set off (one or two of them, or a
/// title, with no cue in the sentence) are not quotations. O(n); any text is accepted.
std::vector<Fact> find_quotations(std::u32string_view story, const StoryLayout& layout = {});

}  // namespace recto::reading
