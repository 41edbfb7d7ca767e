#pragma once
// What a checker would underline in a text besides its quotations: figures, dates, references, identifiers, each with how sure the text
// is of it; persons, bodies, places, titles.

#include <string_view>
#include <vector>

#include "model/finding.h"
#include "reading/dates.h"

namespace recto::reading {

enum class FactKinds : uint8_t {
  values,  ///< figures, dates, references, identifiers
  all,     ///< names too: persons, bodies, places, titles
};

/// The facts of a text, by place. Values do not overlap: where kinds compete, dates go before references and identifiers, and these before
/// figures. Names may hold values and one another (a place in a body, a body in a title, the longer first), but never cross or lie in a value.
/// Never fails; any text is accepted. O(n), a few MB of UTF-8 a second, less with names.
std::vector<Fact> find_facts(std::u32string_view text, const DateContext& context = {},
                             FactKinds kinds = FactKinds::all);

/// A date as a fact.
Fact fact_of(const DateFact& date, std::u32string_view text);

}  // namespace recto::reading
