#include "sandbox/process.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <utility>

namespace recto::sandbox {
namespace {

constexpr int kFirstOwnDescriptor = 16;
/// A shell's and bubblewrap's way to pass on that a child was ended by a signal.
constexpr int kSignalBase = 128;

std::vector<char*> pointers(const std::vector<std::string>& strings) {
  std::vector<char*> out;
  for (const std::string& one : strings) out.push_back(const_cast<char*>(one.c_str()));
  out.push_back(nullptr);
  return out;
}

/// posix_spawn's two lists of what happens in the child before the program starts.
class SpawnPlan {
 public:
  explicit SpawnPlan(const std::vector<int>& descriptors) {
    posix_spawn_file_actions_init(&actions_);
    posix_spawnattr_init(&attributes_);
    int target = 0;
    for (const int fd : descriptors) {
      if (fd >= 0) posix_spawn_file_actions_adddup2(&actions_, fd, target);
      if (fd < 0) posix_spawn_file_actions_addclose(&actions_, target);
      ++target;
    }
    posix_spawn_file_actions_addclosefrom_np(&actions_, target);
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_setsigmask(&attributes_, &none);
    posix_spawnattr_setsigdefault(&attributes_, &all);
    posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  }
  SpawnPlan(const SpawnPlan&) = delete;
  SpawnPlan& operator=(const SpawnPlan&) = delete;
  ~SpawnPlan() {
    posix_spawn_file_actions_destroy(&actions_);
    posix_spawnattr_destroy(&attributes_);
  }
  int spawn(pid_t& pid, char** arguments, char** environment) {
    return posix_spawn(&pid, arguments[0], &actions_, &attributes_, arguments, environment);
  }

 private:
  posix_spawn_file_actions_t actions_;
  posix_spawnattr_t attributes_;
};

FileDescriptor handle_of(pid_t pid) { return FileDescriptor(static_cast<int>(::syscall(SYS_pidfd_open, pid, 0))); }

void kill_by(const FileDescriptor& handle) {
  if (handle) ::syscall(SYS_pidfd_send_signal, handle.get(), SIGKILL, nullptr, 0);
}

Exit exit_of(int status) {
  Exit exit;
  if (WIFSIGNALED(status)) {
    exit.signal = WTERMSIG(status);
  } else if (WEXITSTATUS(status) > kSignalBase) {
    exit.signal = WEXITSTATUS(status) - kSignalBase;
  } else {
    exit.code = WEXITSTATUS(status);
  }
  return exit;
}

}  // namespace

// Descriptors 0–2 may be missing in the host, and then a pipe would take their place.
FileDescriptor moved_up(FileDescriptor fd) {
  if (fd.get() >= kFirstOwnDescriptor) return fd;
  return FileDescriptor(::fcntl(fd.get(), F_DUPFD_CLOEXEC, kFirstOwnDescriptor));
}

Result<Pipe> make_pipe() {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) return fail(ErrorKind::io, "the system gives no more pipes");
  Pipe pipe{moved_up(FileDescriptor(ends[0])), moved_up(FileDescriptor(ends[1]))};
  if (!pipe.out || !pipe.in) return fail(ErrorKind::io, "the system gives no more descriptors");
  return pipe;
}

void set_non_blocking(const FileDescriptor& fd) { ::fcntl(fd.get(), F_SETFL, O_NONBLOCK); }

Result<FileDescriptor> reopen_for_reading(int fd) {
  const std::string path = "/proc/self/fd/" + std::to_string(fd);
  FileDescriptor fresh = moved_up(FileDescriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)));
  if (!fresh) return fail(ErrorKind::io, std::string("the file cannot be handed to a reader: ") + std::strerror(errno));
  return fresh;
}

bool wait_readable(int fd, std::chrono::milliseconds patience) {
  const auto deadline = std::chrono::steady_clock::now() + patience;
  for (;;) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now()).count();
    pollfd one{fd, POLLIN, 0};
    const int ready = ::poll(&one, 1, left > 0 ? static_cast<int>(left) : 0);
    if (ready > 0) return true;
    if (ready == 0 || errno != EINTR) return false;
  }
}

Result<Process> Process::start(const Command& command) {
  SpawnPlan plan(command.descriptors);
  pid_t pid = -1;
  const int error = plan.spawn(pid, pointers(command.arguments).data(), pointers(command.environment).data());
  if (error != 0) {
    return fail(ErrorKind::io, std::string("the program cannot be started: ") + std::strerror(error),
                command.arguments[0]);
  }
  return Process(pid);
}

Process::Process(pid_t pid) : pid_(pid), handle_(handle_of(pid)) {}

Process::Process(Process&& other) noexcept
    : pid_(std::exchange(other.pid_, -1)), handle_(std::move(other.handle_)), inner_(std::move(other.inner_)) {}

Process& Process::operator=(Process&& other) noexcept {
  std::swap(pid_, other.pid_);
  std::swap(handle_, other.handle_);
  std::swap(inner_, other.inner_);
  return *this;
}

Process::~Process() {
  if (pid_ > 0) end_within(std::chrono::milliseconds(0));
}

void Process::also_kill(pid_t inner) {
  if (!inner_) inner_ = handle_of(inner);
}

void Process::kill() {
  // The inner one is the first process of its namespace: the kernel ends all others there with it.
  kill_by(inner_);
  if (pid_ > 0) ::kill(pid_, SIGKILL);
}

Exit Process::end_within(std::chrono::milliseconds patience) {
  if (pid_ < 0) return {};
  if (!handle_ || !wait_readable(handle_.get(), patience)) kill();
  kill_by(inner_);  // lives on if the child was ended by something else in the moments of its start
  int status = 0;
  while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
  }
  pid_ = -1;
  return exit_of(status);
}

}  // namespace recto::sandbox
