#pragma once
// Figures: numbers with what makes them say something, in English and Arabic: their sign, unit, bounds, the thing counted.

#include <vector>

#include "model/finding.h"
#include "reading/facts/tokens.h"

namespace recto::reading {

/// The figures of a text, ascending, not overlapping each other nor `taken` (ascending ranges of other facts). A fact's range holds the
/// number with its bounds ("at least 200"), its sign of per cent or money, and its unit of measure, but not the thing counted, nor what
/// Arabic grammar treats as such (دولار, كيلومتر); `value.unit` names it all the same. "about" and its like stand outside. O(n).
std::vector<Fact> figures_in(const Tokens& tokens, const std::vector<CharRange>& taken);

}  // namespace recto::reading
