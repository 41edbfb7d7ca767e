#pragma once
// Taking papers into a case, and keeping the search index and the letters up with it.

#include <span>
#include <string>
#include <vector>

#include "intake/add.h"

namespace recto::app {

struct AddOptions {
  std::string folder;
  std::vector<std::string> untrusted_paths;
  std::vector<std::string> languages;  ///< OCR may use; empty: Arabic and English
  unsigned jobs = 0;                   ///< 0: as many as cores and one more
  std::string leave_out;        ///< a folder that the names in the case do not begin with; see intake::AddOptions
  bool allow_degraded = false;  ///< read with the walls this system gives; the log says which stood
};

/// Hears what happens, always on the caller's thread.
class AddEvents {
 public:
  virtual ~AddEvents() = default;
  virtual Result<void> file(const intake::FileLine& line) = 0;
  virtual void progress(const intake::AddProgress& progress) = 0;
};

/// Takes files and folders in, reads them in the sandbox, indexes them. The index is written beside the reading and is complete when this
/// returns without error; what an earlier run left unindexed is made up for. Safe to stop or kill and to run again.
/// Errors: those of opening the case for writing, of the sandbox and of intake::add.
Result<intake::AddSummary> add(const AddOptions& options, AddEvents& events, sandbox::Cancellation& cancellation);

}  // namespace recto::app
