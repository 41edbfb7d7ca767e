#pragma once
// The dates of a text that has been cut into tokens already.

#include <vector>

#include "reading/dates.h"
#include "reading/facts/tokens.h"

namespace recto::reading {

/// As find_dates.
std::vector<DateFact> dates_in(const Tokens& tokens, const DateContext& context);

}  // namespace recto::reading
