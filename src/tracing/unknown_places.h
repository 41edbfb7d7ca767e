#pragma once
// Places of a story that no gazetteer knows.

#include <span>
#include <string_view>
#include <vector>

#include "model/finding.h"

namespace recto::tracing {

/// Runs of words with capitals behind a word of place ("in", "at", "near", "from", "to", "of") that are no other name, in an English text: "Hawsh
/// Qandal". No months, days, and single words of fewer than four letters; none that overlaps one of `names`. O(n).
std::vector<Fact> unknown_places(std::u32string_view story, std::span<const Fact> names);

}  // namespace recto::tracing
