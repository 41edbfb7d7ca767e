#pragma once
// Lists of names held against each other: `recto names match`.

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "base/result.h"
#include "names/tables.h"
#include "sandbox/cancellation.h"

namespace recto::app {

enum class Side : uint8_t { left, right };

/// Where a list is and which of its columns count. A column is named as in its header row, or by its number from 1.
struct ListChoice {
  std::string path;
  std::string name;   ///< empty: the column whose header says that it holds names, or the only one
  std::string year;   ///< of birth; empty: none
  std::string place;  ///< empty: none
};

struct MatchOptions {
  ListChoice left, right;
  float threshold = 0.75F;  ///< above 0, at most 1
  std::string tables;       ///< folder of name tables; empty: the built-in ones
  bool allow_degraded = false;
};

/// Rows are numbered as a spreadsheet does: from 1, the header and empty rows counted.
struct NameMatch {
  uint32_t left = 0, right = 0;
  std::u32string left_name, right_name;
  float score = 0;
  std::vector<std::string> why;  ///< of the names, then of year and place; holds no text of the names
};

/// A row that was left out, or something that befell a list as a whole (row 0).
struct RowFault {
  Side side = Side::left;
  uint32_t row = 0;
  std::string why;
};

struct MatchSummary {
  uint64_t left = 0, right = 0;  ///< names compared
  uint64_t nameless = 0;         ///< rows with nothing in the column of names, or no letter
  uint64_t matches = 0, faults = 0;
};

/// What is told while lists are matched; all on the calling thread but `progress`, which may come from another.
struct MatchEvents {
  std::function<void(const RowFault&)> fault;
  std::function<Result<void>(const NameMatch&)> match;
  /// Names of the longer list compared so far; `share` of its file read, 0 to 1, below 0 where that is not known.
  std::function<void(uint64_t names, double share)> progress;
};

/// Reads both lists in the sandbox and finds every pair whose score is at least the threshold, as comparing all pairs would; a year of birth
/// and a place confirm or contradict in words, and move no score. Matches come by left row, best first. The shorter file is kept in memory (some
/// 1 KB a row), the longer one streams by; as many threads as cores.
/// Errors: those of opening a file; invalid_input (no such column; the message lists those there are); unsupported, corrupt, limit, timeout (a
/// list cannot be read at all), limit (over 20 million matches), cancelled.
Result<MatchSummary> match_names(const MatchOptions& options, const MatchEvents& events,
                                 const sandbox::Cancellation* cancellation = nullptr);

}  // namespace recto::app
