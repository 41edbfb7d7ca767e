#pragma once
// What persons said of the claims of stories: acts "claim" of the log, found by the claim's words. docs/FORMATS.md, "Log".
//
// Truth: decisions are only added. The table beside the log says which acts speak of which words and can be made from the log.

#include <memory>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/finding.h"
#include "store/log_writer.h"

namespace recto::store {

class Database;

/// In what part a person speaks of a claim. What a second reader says stands beside the first one's word and changes nothing of it; a note has words and
/// no verdict, and any number of them stand beside each other.
enum class ClaimReader : uint8_t { first, second, note };

class ClaimDecisions {
 public:
  ClaimDecisions(std::shared_ptr<Database> database, LogWriter log)
      : database_(std::move(database)), log_(std::move(log)) {}

  /// All decisions of readers of one part on claims of this type and these words (folded to spelling), in whatever sentence, in the
  /// order they were taken. Errors: corrupt, io.
  Result<std::vector<ClaimDecision>> on(FactType type, std::u32string_view text,
                                        ClaimReader reader = ClaimReader::first) const;

  /// Appends a decision to the log; durable when it returns. Errors: denied (opened for reading), limit (disk full), io.
  Result<void> add(const ClaimDecision& decision, ClaimReader reader = ClaimReader::first);

 private:
  Result<void> append(const ClaimDecision& decision, ClaimReader reader);

  std::shared_ptr<Database> database_;
  LogWriter log_;
};

}  // namespace recto::store
