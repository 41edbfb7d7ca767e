#pragma once
// Searches that somebody wants to ask again, kept with the case: mycase/searches, one bencoded list of {"id","name","query"}. Neither truth nor derived: whoever deletes
// the file has none. docs/FORMATS.md.

#include <string>
#include <vector>

#include "base/result.h"

namespace recto::app {

struct SavedSearch {
  std::string id, name, query;
};

/// In the order they were saved. Errors: corrupt, io.
Result<std::vector<SavedSearch>> saved_searches(const std::string& folder);
/// Saves one; durable when it returns. Errors: invalid_input (no name or query, too long), limit (500 are saved), denied, io.
Result<SavedSearch> save_search(const std::string& folder, const std::string& name, const std::string& query);
/// Errors: not_found, denied, io.
Result<void> forget_search(const std::string& folder, const std::string& id);

}  // namespace recto::app
