#pragma once
// What persons said of the letters of a case: acts "letter" of the log, found by document. docs/FORMATS.md, "Log".
//
// Truth: decisions are only added. The table beside the log says which acts speak of which document and can be made from the log.

#include <memory>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "model/letter_decision.h"
#include "store/log_writer.h"
#include "store/rows.h"

namespace recto::store {

class Database;

class LetterDecisions {
 public:
  LetterDecisions(std::shared_ptr<Database> database, LogWriter log)
      : database_(std::move(database)), log_(std::move(log)) {}

  /// The decisions on a document's letters, or with no document of the case's, in the order they were taken. Those of links are found
  /// by either document. Errors: corrupt, io.
  Result<std::vector<LetterDecision>> on(const DocumentId& document) const;
  Result<std::vector<LetterDecision>> all() const;

  /// Appends decisions to the log, all or none; durable when it returns. Errors: denied (opened for reading), not_found (no such
  /// document), limit (disk full), io.
  Result<void> add(const std::vector<LetterDecision>& decisions);

 private:
  Result<void> add_one(const LetterDecision& decision);

  std::shared_ptr<Database> database_;
  LogWriter log_;
};

}  // namespace recto::store
