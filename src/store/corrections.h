#pragma once
// What persons said of the words of pages: acts "corrected" of the log, found by document. docs/FORMATS.md, "Log".
//
// Truth: corrections are only added. The table beside the log says which acts speak of which document and can be made from the log.

#include <map>
#include <memory>
#include <vector>

#include "base/result.h"
#include "model/correction.h"
#include "store/log_writer.h"

namespace recto::store {

class Database;

class Corrections {
 public:
  Corrections(std::shared_ptr<Database> database, LogWriter log)
      : database_(std::move(database)), log_(std::move(log)) {}

  /// The corrections of a document, those that others replaced included, in the order they were made. Some microseconds where there are
  /// none. Errors: corrupt, io.
  Result<std::vector<Correction>> on(const DocumentId& document) const;

  /// The documents that were ever corrected, each with the number of its newest act. Errors: corrupt, io.
  Result<std::map<DocumentId, uint64_t>> newest() const;

  /// Appends a correction to the log and gives its number; durable when it returns. Errors: denied (opened for reading), not_found (no such
  /// document), limit (disk full), io.
  Result<uint64_t> add(const Correction& correction);

 private:
  Result<uint64_t> append(const Correction& correction);

  std::shared_ptr<Database> database_;
  LogWriter log_;
};

}  // namespace recto::store
