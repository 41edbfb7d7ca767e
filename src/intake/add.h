#pragma once
// Taking papers into a case: files and folders in, every file with one outcome out.
//
// Three parties work side by side. The *receiver* walks the files, copies them into the case and records groups of them
// durably. A pool of *readers* has the received files read. The caller's thread, the *keeper*, records the readings in the
// order of the files and tells the outcomes once they are durable (a commit for each 50 files or fifth of a second).
//
// The log and the tables come out the same however many readers there are and wherever the run was interrupted: groups
// are cut by count and size alone, and group g is recorded as received after group g - 4 is recorded as read. Memory: the
// files of four groups, never a file's pages, which go into the case as they come.

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "intake/file_reader.h"
#include "model/ids.h"
#include "model/outcome.h"
#include "sandbox/cancellation.h"
#include "store/case.h"
#include "store/rows.h"

namespace recto::intake {

/// Reads an open file to its end, as FileReader::read does; called from several threads.
using ReadFile = std::function<Result<FileReading>(const FileDescriptor& file, const std::string& untrusted_name,
                                                   const PageTaker& take, const sandbox::Cancellation* cancellation)>;

/// The ReadFile that uses a FileReader, which must outlive it.
inline ReadFile read_with(const FileReader& reader) {
  return [&reader](const FileDescriptor& file, const std::string& untrusted_name, const PageTaker& take,
                   const sandbox::Cancellation* cancellation) {
    return reader.read(file, untrusted_name, take, cancellation);
  };
}

struct AddOptions {
  unsigned jobs = 0;                              ///< files read at once; 0: as many as cores and one more
  sandbox::Cancellation* cancellation = nullptr;  ///< stops the run from outside; also cancelled when the run fails
  /// A folder that all paths begin with and that the names in the case do not: where uploads wait.
  std::string leave_out = {};
};

/// What became of one file.
struct FileLine {
  std::string untrusted_path;
  Outcome outcome = Outcome::failed;
  std::string why;  ///< one sentence, or empty where there is nothing to say
  std::vector<DocumentId> documents;
  uint64_t pages = 0;
};

struct AddProgress {
  uint64_t files_done = 0, files_total = 0;
  uint64_t pages = 0;  ///< read in this run
};

struct AddSummary {
  uint64_t seen = 0;          ///< the sum of the outcomes
  uint64_t outcomes[7] = {};  ///< files by model::Outcome
  uint64_t pages = 0;         ///< of the files that were read in this run
  bool cancelled = false;     ///< stopped before the end; run again to go on
};

/// Hears what happens, always on the caller's thread. An error ends the run.
class AddEvents {
 public:
  virtual ~AddEvents() = default;
  /// A file's outcome, after it is durable, in the order of the files.
  virtual Result<void> file(const FileLine& line) = 0;
  /// A document was read and is durable: the index may have it now, through the case's catalogue. Before its file's line.
  virtual Result<void> document(const store::Document& document) = 0;
  /// A few times a second.
  virtual void progress(const AddProgress& progress) = 0;
};

/// Takes files and folders into a case that is open for writing. Safe to stop or kill, and to run again.
/// Errors: limit (disk full), io, denied, and those of `events`; what was told before stays.
Result<AddSummary> add(store::Case& opened, std::span<const std::string> untrusted_paths, const ReadFile& read,
                       AddEvents& events, const AddOptions& options = {});

}  // namespace recto::intake
