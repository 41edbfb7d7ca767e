#pragma once
// Tracing passages in bulk.

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "model/finding.h"

namespace recto::app {

/// A text whose source is sought.
struct TracePassage {
  std::string id;
  std::u32string text;
  std::vector<std::string> excluded;  ///< documents (by id) or files (by path or name) that are not to answer
};

/// Traces each passage in its order and hands its matches, best first, to `each`; a passage without words has none.
/// Errors: those of opening the case and of tracing; what `each` returns.
Result<void> trace(const std::string& folder, std::span<const TracePassage> passages, unsigned limit,
                   const std::function<Result<void>(const TracePassage&, const std::vector<Match>&)>& each);

}  // namespace recto::app
