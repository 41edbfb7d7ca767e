#pragma once
// Searching a case.

#include <string>

#include "search/index.h"

namespace recto::app {

/// Answers a query; every passage carries the file it stands in. Errors: those of opening the case and of search::Index::search;
/// not_found (nothing was indexed yet).
Result<search::Hits> search(const std::string& folder, std::string_view untrusted_query,
                            const search::SearchOptions& options);

}  // namespace recto::app
