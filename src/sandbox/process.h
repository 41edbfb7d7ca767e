#pragma once
// Child processes: started without copying the host, watched without blocking, ended for certain.

#include <sys/types.h>

#include <chrono>
#include <string>
#include <vector>

#include "base/files.h"
#include "base/result.h"

namespace recto::sandbox {

struct Pipe {
  FileDescriptor out;  ///< the end to read from
  FileDescriptor in;   ///< the end to write to
};
/// Both ends are closed on exec and numbered from 16 on, so that none stands where a child's descriptors go. Errors: io.
Result<Pipe> make_pipe();
/// The descriptor or one for the same file, numbered as said; none if the system gives no more.
FileDescriptor moved_up(FileDescriptor fd);
void set_non_blocking(const FileDescriptor& fd);

/// The same open file with an offset of its own, for reading only. Errors: io, denied.
Result<FileDescriptor> reopen_for_reading(int fd);

struct Command {
  std::vector<std::string> arguments;    ///< the program's path first
  std::vector<std::string> environment;  ///< NAME=value; the child gets nothing else
  std::vector<int> descriptors;          ///< becomes 0, 1, 2, …; -1: closed. No other is open in the child.
};

/// How a process ended.
struct Exit {
  int code = -1;   ///< what it returned; -1 if it was ended by a signal
  int signal = 0;  ///< that signal, also one that ended the reader inside bubblewrap
};

class Process {
 public:
  /// Errors: io (no such program, no more processes). Some 0.3 ms, whatever the size of the host (vfork).
  static Result<Process> start(const Command& command);
  /// No process.
  Process() = default;
  Process(Process&& other) noexcept;
  Process& operator=(Process&& other) noexcept;
  /// Kills and waits if nobody has.
  ~Process();
  /// Readable when the process has ended; for poll.
  int descriptor() const { return handle_.get(); }
  /// The first process inside a sandbox that the child made, by the host's number: ended with the child whatever happens.
  void also_kill(pid_t inner);
  void kill();
  /// Waits at most `patience`, then kills; reaps.
  Exit end_within(std::chrono::milliseconds patience);

 private:
  explicit Process(pid_t pid);
  pid_t pid_ = -1;
  FileDescriptor handle_, inner_;
};

/// Waits for a descriptor to become readable or closed. False after `patience`.
bool wait_readable(int fd, std::chrono::milliseconds patience);

}  // namespace recto::sandbox
