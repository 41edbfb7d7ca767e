#pragma once
// The writing side of a case: taking papers in. (Archives call the taking in of papers an accession.)
//
// Files are received in groups, because durability costs milliseconds of waiting and a group shares them:
//   stage() each file ─► receive() the group ─► begin_reading() ─► put_page()… ─► finish_reading() ─► commit()
// receive() and commit() return when everything before them survives a power cut; only then may a face tell the user.
// put_page() may be called from several threads, in any order of pages, and again for the same page.

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <unordered_set>
#include <vector>

#include "base/result.h"
#include "model/page.h"
#include "store/log_writer.h"
#include "store/originals.h"
#include "store/rows.h"

namespace recto::store {

class Database;

/// A path that was given, with its bytes staged or with the reason why there are none.
struct Arrival {
  std::string untrusted_path;
  std::optional<Staged> staged;
  Outcome outcome = Outcome::refused;  ///< where nothing is staged
  std::string why;                     ///< where nothing is staged
};

/// What the case knew of an arrival.
enum class Standing {
  unread,    ///< new, or received before and not read to the end: read it
  known,     ///< this very path with these very bytes is on record and read
  copy,      ///< the bytes are here and read, or come earlier in this run, under another path
  not_here,  ///< nothing was received
};

struct Received {
  Standing standing = Standing::unread;
  ExhibitId exhibit;
  bool changed = false;  ///< the source changed while it was copied
};

/// How the reading of an exhibit ended.
struct ReadingEnd {
  Outcome outcome = Outcome::stored;  ///< stored, partial, refused, failed, limit, timeout
  std::string why;
  std::string reader;  ///< with its version
  uint32_t documents = 1;
};

class Accession {
 public:
  Accession(std::shared_ptr<Database> database, Originals& originals, LogWriter log);

  Result<Staged> stage(const FileDescriptor& source, const std::string& subject);
  /// Records the arrivals in their order, durably, one answer for each. Errors: limit (disk full), io, denied.
  Result<std::vector<Received>> receive(std::span<Arrival> arrivals);

  /// Forgets what an interrupted reading of the exhibit left.
  Result<void> begin_reading(const ExhibitId& exhibit);
  /// Stores a page of the k-th document (from 1) of an exhibit that is being read.
  Result<void> put_page(const ExhibitId& exhibit, unsigned document, const Page& page);
  /// Records the act "read"; the documents are listed after the next commit.
  Result<void> finish_reading(const ExhibitId& exhibit, const ReadingEnd& end);
  /// Makes everything so far durable: one fsync. Errors: limit (disk full; what was not committed is not there), io.
  Result<void> commit();

  /// What is on record for a path that was received: its outcome as the case knows it now.
  Result<FileRecord> record(const std::string& untrusted_path) const;

 private:
  Result<Received> receive_one(const Arrival& arrival);
  Result<Received> receive_nothing(const Arrival& arrival);
  Result<int64_t> number_of(const ExhibitId& exhibit);

  std::shared_ptr<Database> database_;
  Originals& originals_;
  LogWriter log_;
  std::unordered_set<int64_t> in_this_run_;  ///< exhibits that arrived since the case was opened
};

}  // namespace recto::store
