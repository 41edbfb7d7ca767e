#pragma once
// What a checker would underline in a text besides its quotations: figures, dates, references, identifiers, each with how sure the text
// is of it. Names, bodies and places are found elsewhere.

#include <string_view>
#include <vector>

#include "model/finding.h"
#include "reading/dates.h"

namespace recto::reading {

/// The facts of a text, ascending, not overlapping; where kinds compete, dates go before references and identifiers, and these before
/// figures. Never fails; any text is accepted. O(n), a few MB of UTF-8 a second.
std::vector<Fact> find_facts(std::u32string_view text, const DateContext& context = {});

/// A date as a fact.
Fact fact_of(const DateFact& date, std::u32string_view text);

}  // namespace recto::reading
