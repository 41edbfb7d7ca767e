#pragma once
// Many queries at once, from a list.

#include <functional>
#include <string>
#include <vector>

#include "app/papers.h"
#include "sandbox/runner.h"
#include "search/index.h"

namespace recto::app {

/// What a query of the list was answered.
struct BatchAnswer {
  std::string query;
  std::string fault;  ///< why it could not be answered, one sentence; else empty
  search::Hits hits;
  std::vector<bool> with_names;  ///< of each hit: its page holds a list of persons, whose names an export hides
};

/// Answers the first column of a CSV, TSV or XLSX, which is read in the sandbox, row by row; a first row that says "query" is passed over. At most 2,000 rows.
/// Errors: those of opening the file; unsupported, corrupt, limit (it is no list, or too long); what `each` returns.
Result<void> search_batch(CasePapers& papers, const sandbox::Runner& runner, const std::string& path, unsigned limit,
                          const std::function<Result<void>(const BatchAnswer&)>& each);

}  // namespace recto::app
