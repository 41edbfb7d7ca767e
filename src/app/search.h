#pragma once
// Searching a case.

#include <string>

#include "app/papers.h"
#include "search/index.h"

namespace recto::app {

/// Whether a query makes sense, without a case. Errors: invalid_input, limit.
Result<void> check_query(std::string_view untrusted_query);

/// Answers a query; every passage carries the file it stands in. Errors: those of opening the case and of search::Index::search;
/// not_found (nothing was indexed yet).
Result<search::Hits> search(const std::string& folder, std::string_view untrusted_query,
                            const search::SearchOptions& options);
/// The same in a case that is open.
Result<search::Hits> search(CasePapers& papers, std::string_view untrusted_query, const search::SearchOptions& options);

}  // namespace recto::app
