#pragma once
// Which name stands in a paper's sentence where the story has another.

#include <optional>
#include <string_view>

#include "tracing/statements.h"

namespace recto::tracing {

/// The words of the paper's statement that stand between the words that the story's name stands between: behind the same word, or before the
/// same word. In Latin letters they must have capitals, in Arabic stand between the same two words, or between one and the end of the clause. Nothing where
/// either name holds the other. O(terms).
std::optional<CharRange> other_in_slot(const Statement& story, const CharRange& name, std::u32string_view paper_text,
                                       const Statement& paper);

}  // namespace recto::tracing
