#pragma once
// What persons wrote beside documents and their words: acts "noted" of the log, found by document. docs/FORMATS.md, "Log".
//
// Truth: notes are only added, also where one is taken back. The table beside the log says which acts speak of which document and can be
// made from the log.

#include <memory>
#include <vector>

#include "base/result.h"
#include "model/note.h"
#include "store/log_writer.h"

namespace recto::store {

class Database;

class Notes {
 public:
  Notes(std::shared_ptr<Database> database, LogWriter log) : database_(std::move(database)), log_(std::move(log)) {}

  /// The notes that stand, on a document or on any, in the order they were made. Some microseconds where there are none. Errors: corrupt, io.
  Result<std::vector<Note>> on(const DocumentId& document) const;
  Result<std::vector<Note>> all() const;

  /// Appends a note to the log and gives its number; durable when it returns. Errors: denied (opened for reading), not_found (no such document),
  /// limit (disk full), io.
  Result<uint64_t> add(const Note& note);

 private:
  Result<uint64_t> append(const Note& note);

  std::shared_ptr<Database> database_;
  LogWriter log_;
};

}  // namespace recto::store
