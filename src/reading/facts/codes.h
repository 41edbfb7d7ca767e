#pragma once
// What is written in digits and is no amount: references of letters («214/ق/3», "No. 12/2013"), telephone numbers, addresses of
// mail and web, numbers of persons and vehicles.

#include <vector>

#include "model/finding.h"
#include "reading/facts/tokens.h"

namespace recto::reading {

/// References and identifiers of a text, ascending, not overlapping each other nor `taken` (ascending). `value.value` has ASCII digits and
/// no spaces; `value.unit` of an identifier is phone, email, url, plate or id. O(n).
std::vector<Fact> codes_in(const Tokens& tokens, const std::vector<CharRange>& taken);

}  // namespace recto::reading
