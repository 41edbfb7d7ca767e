#pragma once
// Starts one reader process behind its walls.

#include <optional>
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
  FileDescriptor orders;                        ///< to the warden, where the sandbox is kept; else none
  FileDescriptor info;  ///< bubblewrap tells the number of its first process here, in several pieces; non-blocking
  std::string told;     ///< what came of that
};

/// Reads what is there of `info`; once the number is told, process.kill() reaches the first process inside too. `info` is closed when
/// bubblewrap has closed it, not before: writing to a closed pipe would end it.
void learn_first_process(ReaderProcess& reader);

/// Has the warden of a kept sandbox start a process for a job, whose pipes become ours. Errors: io (the warden is gone, too many descriptors).
Result<void> order_process(ReaderProcess& kept, int file, const ProcessLimits& limits);
/// Waits at most `patience` for a kept sandbox's process to end. Nothing if it did not.
std::optional<Exit> hear_departure(ReaderProcess& kept, std::chrono::milliseconds patience);

class Launcher {
 public:
  /// Errors: denied (libseccomp cannot make the filter).
  static Result<Launcher> create(std::string readers, std::string bubblewrap, Walls walls);
  /// `extra` is added to the environment. Errors: not_found (no such reader), io.
  Result<ReaderProcess> start(const std::string& reader, int file, const ProcessLimits& limits,
                              const std::vector<std::string>& extra = {}) const;
  /// A sandbox with a warden in it, which waits for orders. Ends with the thread that calls. Errors: not_found, io.
  Result<ReaderProcess> start_warden(const std::string& reader) const;
  /// True if all walls are there: only then sandboxes are kept.
  bool can_keep() const { return walls_.bubblewrap && walls_.system_calls; }
  std::string program_of(const std::string& reader) const;

 private:
  struct Filters {
    std::string reader, warden;  ///< BPF programs; empty where there is no outer filter
  };
  Launcher(std::string readers, std::string bubblewrap, Walls walls, Filters filters);
  Result<std::string> find(const std::string& reader) const;
  Result<void> start_with_bubblewrap(Command command, const std::string& filter, ReaderProcess& started) const;
  std::vector<std::string> arguments(const std::string& program) const;

  std::string readers_, bubblewrap_;
  Walls walls_;
  Filters filters_;
  std::vector<std::string> base_;
};

}  // namespace recto::sandbox
