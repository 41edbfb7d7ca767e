#pragma once
// Starts one reader process behind its walls.

#include <string>
#include <vector>

#include "base/files.h"
#include "base/result.h"
#include "sandbox/job.h"
#include "sandbox/process.h"

namespace recto::sandbox {

/// What surrounds a reader. All of it, unless a person allowed less.
struct Walls {
  bool bubblewrap = true;
  bool system_calls = true;  ///< seccomp, outer (only with bubblewrap) and inner
};

struct ReaderProcess {
  Process process;
  FileDescriptor request, answer, diagnostics;  ///< our ends, non-blocking
  FileDescriptor info;  ///< bubblewrap tells the number of its first process here, in several pieces; non-blocking
  std::string told;     ///< what came of that
};

/// Reads what is there of `info`; once the number is told, process.kill() reaches the first process inside too. `info` is closed when
/// bubblewrap has closed it, not before: writing to a closed pipe would end it.
void learn_first_process(ReaderProcess& reader);

class Launcher {
 public:
  /// Errors: denied (libseccomp cannot make the filter).
  static Result<Launcher> create(std::string readers, std::string bubblewrap, Walls walls);
  /// `extra` is added to the environment. Errors: not_found (no such reader), io.
  Result<ReaderProcess> start(const std::string& reader, int file, const ProcessLimits& limits,
                              const std::vector<std::string>& extra = {}) const;
  std::string program_of(const std::string& reader) const;

 private:
  Launcher(std::string readers, std::string bubblewrap, Walls walls, std::string filter);
  std::vector<std::string> arguments(const std::string& program) const;

  std::string readers_, bubblewrap_;
  Walls walls_;
  std::string filter_;
  std::vector<std::string> base_;
};

}  // namespace recto::sandbox
