#pragma once
// Candidates for tracing: the pieces that share most with a text. index.h is the header to read.

#include <string_view>
#include <vector>

#include "base/result.h"
#include "search/database.h"
#include "search/index.h"

namespace recto::search {

/// May throw Xapian's errors.
Result<std::vector<Candidate>> find_candidates(const Database& database, std::u32string_view text,
                                               const CandidateOptions& options);

}  // namespace recto::search
