#pragma once
// Runs readers where they can do no harm; docs/THREATS.md, "Sandbox", says what is promised.
//
// A job is one process of a reader program inside bubblewrap: namespaces of its own (user, mounts, pids, network, ipc, host name), a root
// with /usr and its own program and nothing writable, no /proc, no capabilities, an outer list of system calls; inside, before it reads
// anything, the reader adds its own walls (readers/harness/protect.h). The host talks to it over pipes, never waits without a limit, and
// kills the whole tree when something is over. A sandbox may be kept for later documents of its kind: a warden in it, which reads nothing,
// starts a process for each (docs/decisions/010-a-warden-for-readers.md); after any end but a good one it is ended like the others.

#include <memory>
#include <string>

#include "base/result.h"
#include "sandbox/cancellation.h"
#include "sandbox/job.h"

namespace recto::sandbox {

/// What to do where the system cannot give all walls.
enum class Strictness { refuse, allow_degraded };

struct RunnerOptions {
  /// Where the recto-read-* programs are. Empty: $RECTO_READERS, else `readers` beside this program, else ../libexec/recto from it.
  std::string readers;
  /// Empty: bwrap in /usr/bin, /bin, /usr/local/bin.
  std::string bubblewrap;
  Strictness strictness = Strictness::refuse;
};

class Runner {
 public:
  /// Finds the programs and tries the walls once, with a real reader (some 10 ms).
  /// Errors: not_found (no readers, no bubblewrap), denied (no user namespaces, no seccomp); the message says what to install or to
  /// enable. With allow_degraded only missing readers are an error.
  static Result<std::unique_ptr<Runner>> create(const RunnerOptions& options);
  ~Runner();

  /// The walls in force, for the log: "bubblewrap+seccomp+landlock 7".
  const std::string& level() const;
  /// True when a wall other than Landlock is missing.
  bool degraded() const;
  /// True when there is a program for that reader.
  bool has_reader(const std::string& reader) const;

  /// Runs a job to its end in a process of its own; the answer goes to `sink` as it comes. May be called from several threads at once;
  /// leaves nothing behind, but for a sandbox that waits where the job says that it may be kept.
  /// Errors: cancelled, invalid_input (an impossible request), not_found (no such reader), io (the system gives no pipes or processes),
  /// and what the sink returns. What the reader or the file did wrong is in the report.
  Result<JobReport> run(const Job& job, AnswerSink& sink, const Cancellation* cancellation = nullptr) const;

  /// Ends the sandboxes that wait for another job. The runner's end does so, too.
  void end_waiting() const;

 private:
  struct Setup;
  explicit Runner(std::unique_ptr<Setup> setup);
  std::unique_ptr<Setup> setup_;
};

}  // namespace recto::sandbox
