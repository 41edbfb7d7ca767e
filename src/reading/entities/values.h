#pragma once
// A name as a fact: where it stands without the letters joined to its front, what it is called, and the word that decided.

#include "reading/entities/patterns.h"

namespace recto::reading {

/// The facts of the names of one text, ascending, the longer first. `find_names` says what value and cue hold. O(spans).
std::vector<Fact> facts_of_names(std::u32string_view text, const KnownWords& known, const std::vector<NameSpan>& spans);

}  // namespace recto::reading
