#pragma once
// How sure a text is of a fact: the words around it that make it expected, conditional, requested, alleged or negated.

#include <vector>

#include "model/finding.h"
#include "reading/facts/tokens.h"

namespace recto::reading {

/// Sets modality and cue of each figure and date (facts ascending), from the words of its sentence; other kinds stay stated. Where several kinds of words bear on a fact the
/// first of negated, conditional, requested, expected, alleged is its modality; `cue` names one word of each kind that bears on it,
/// joined by " … ". A word inside the fact itself decides nothing. O(n).
void set_modality(const Tokens& tokens, std::vector<Fact>& facts);

}  // namespace recto::reading
