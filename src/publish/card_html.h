#pragma once
// One claim's card: the verdict and why, the words on the page, the two texts aligned, where they come from.

#include <string>

#include "publish/report.h"

namespace recto::publish {

/// The card as a <section> with the id eN. `story_words` is the story's text with its markup blanked, offsets unchanged.
std::string card_html(const Finding& finding, const Report& report, std::u32string_view story_words);

}  // namespace recto::publish
