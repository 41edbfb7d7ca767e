#include "tests/hostile/behaviours.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <linux/io_uring.h>
#include <sched.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <vector>

namespace recto::hostile {
namespace {

constexpr char kHeldBack[] = "";

std::string breach_if(bool succeeded, const std::string& what) { return succeeded ? "breach: " + what : kHeldBack; }

std::string read_path(const Attempt& attempt) {
  const int fd = ::open(attempt.argument.c_str(), O_RDONLY);
  char byte = 0;
  return breach_if(fd >= 0 && ::read(fd, &byte, 1) == 1, "read " + attempt.argument);
}

std::string read_host_proc(const Attempt&) {
  for (const char* path : {"/proc/1/environ", "/proc/self/status", "/proc/self/fd/3", "/proc/sys/kernel/hostname",
                           "/sys/class/net/lo/address"}) {
    if (::open(path, O_RDONLY) >= 0) return breach_if(true, path);
  }
  return kHeldBack;
}

std::string write_outside(const Attempt& attempt) {
  for (const std::string& folder : {attempt.argument, std::string("/tmp"), std::string("/"), std::string("/usr"),
                                    std::string("/dev/shm"), std::string("/var/tmp")}) {
    const std::string path = folder + "/was-here";
    if (::open(path.c_str(), O_WRONLY | O_CREAT, 0600) >= 0) return breach_if(true, "created " + path);
    if (::mkdir(path.c_str(), 0700) == 0) return breach_if(true, "made " + path);
    if (::symlink("/etc/passwd", path.c_str()) == 0) return breach_if(true, "linked " + path);
  }
  return kHeldBack;
}

std::string connect_tcp(const Attempt& attempt) {
  const int fd = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<uint16_t>(std::stoi(attempt.argument)));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return breach_if(fd >= 0 && ::connect(fd, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0, "TCP");
}

std::string connect_unix(const std::string& name, bool abstract) {
  const int fd = ::socket(AF_UNIX, SOCK_STREAM, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::copy(name.begin(), name.end(), address.sun_path + (abstract ? 1 : 0));
  const auto length = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + name.size() + 1);
  return breach_if(fd >= 0 && ::connect(fd, reinterpret_cast<sockaddr*>(&address), length) == 0, "socket " + name);
}

std::string kill_others(const Attempt& attempt) {
  const pid_t host = std::stoi(attempt.argument);
  for (const pid_t victim : {host, ::getppid(), 1, -1}) {
    if (victim != 0 && ::kill(victim, SIGKILL) == 0) return breach_if(true, "killed " + std::to_string(victim));
  }
  return kHeldBack;
}

std::string trace_parent(const Attempt&) {
  return breach_if(::ptrace(PTRACE_ATTACH, ::getppid(), 0, 0) == 0, "traced");
}

std::string fork_bomb(const Attempt&) {
  for (int i = 0; i < 10'000; ++i) {
    const pid_t pid = ::fork();
    if (pid >= 0) return breach_if(true, "forked");
  }
  return kHeldBack;
}

std::string make_zombies(const Attempt&) {
  for (int i = 0; i < 100; ++i) {
    const long pid = ::syscall(SYS_vfork);
    if (pid == 0) ::_exit(0);
    if (pid > 0) return breach_if(true, "made a zombie");
  }
  return kHeldBack;
}

std::string take_memory(const Attempt&) {
  std::vector<std::vector<char>> taken;
  for (int i = 0; i < 256; ++i) taken.emplace_back(16 << 20, 'x');
  return "breach: took 4 GB";
}

std::string map_memory(const Attempt&) {
  void* all =
      ::mmap(nullptr, size_t{1} << 40, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  return breach_if(all != MAP_FAILED, "mapped a terabyte");
}

std::string exhaust_descriptors(const Attempt&) {
  int opened = 0;
  while (opened < 100'000 && ::dup(0) >= 0) ++opened;
  return breach_if(opened > 1'024, "opened " + std::to_string(opened));
}

std::string fill_disk(const Attempt&) {
  const std::vector<char> block(1 << 20, 'x');
  for (const char* folder : {"/tmp", "/", "/dev/shm", "/run"}) {
    const int fd = ::open(folder, O_TMPFILE | O_RDWR, 0600);
    if (fd >= 0 && ::write(fd, block.data(), block.size()) > 0) return breach_if(true, folder);
  }
  const auto memory = static_cast<int>(::syscall(SYS_memfd_create, "x", 0));
  return breach_if(memory >= 0 && ::write(memory, block.data(), block.size()) > 0, "memfd");
}

std::string nest_user_namespace(const Attempt&) { return breach_if(::unshare(CLONE_NEWUSER) == 0, "user namespace"); }

std::string clone_namespace(const Attempt&) {
  const long pid = ::syscall(SYS_clone, CLONE_NEWUSER | CLONE_NEWNS | SIGCHLD, 0, 0, 0, 0);
  if (pid == 0) ::_exit(0);
  return breach_if(pid > 0, "cloned into a user namespace");
}

std::string mount_something(const Attempt&) { return breach_if(::mount("x", "/usr", "tmpfs", 0, "") == 0, "mounted"); }

std::string use_keys(const Attempt&) { return breach_if(::syscall(SYS_keyctl, 0, -3, 1) >= 0, "keyring"); }

std::string inject_terminal(const Attempt&) {
  char letter = 'x';
  const bool plain = ::ioctl(0, TIOCSTI, &letter) == 0;
  // The kernel looks at the lower half only; a filter that compares all 64 bits must not be fooled.
  const bool disguised = ::syscall(SYS_ioctl, 0, uint64_t{1} << 32 | TIOCSTI, &letter) == 0;
  return breach_if(plain || disguised || (errno != EPERM), "TIOCSTI");
}

std::string use_io_uring(const Attempt&) {
  io_uring_params parameters{};
  return breach_if(::syscall(SYS_io_uring_setup, 8, &parameters) >= 0, "io_uring");
}

std::string truncate_path(const Attempt& attempt) {
  return breach_if(::truncate(attempt.argument.c_str(), 0) == 0, "truncated");
}

std::string harm_the_file(const Attempt&) {
  const bool written = ::write(3, "x", 1) > 0 || ::pwrite(3, "x", 1, 0) > 0;
  const bool cut = ::ftruncate(3, 0) == 0;
  const bool changed = ::fchmod(3, 0777) == 0 || ::fchown(3, 1, 1) == 0 || ::flock(3, LOCK_EX) == 0;
  return breach_if(written || cut || changed, "changed the original");
}

std::string start_program(const Attempt&) {
  char name[] = "true";
  char* arguments[] = {name, nullptr};
  char* environment[] = {nullptr};
  ::execve("/usr/bin/true", arguments, environment);
  return kHeldBack;
}

std::string make_code(const Attempt&) {
  void* page = ::mmap(nullptr, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (page != MAP_FAILED) return "breach: executable memory";
  page = ::mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  return breach_if(::mprotect(page, 4096, PROT_READ | PROT_EXEC) == 0, "memory made executable");
}

std::string raise_limits(const Attempt&) {
  const rlimit most{RLIM_INFINITY, RLIM_INFINITY};
  return breach_if(::setrlimit(RLIMIT_AS, &most) == 0, "limits raised");
}

std::string list_descriptors(const Attempt&) {
  std::string open;
  for (int fd = 0; fd < 1'024; ++fd) {
    if (::fcntl(fd, F_GETFD) >= 0) open += (open.empty() ? "" : " ") + std::to_string(fd);
  }
  return open;
}

std::string list_environment(const Attempt&) {
  std::string names;
  for (char** one = environ; *one != nullptr; ++one) names += std::string(*one, std::strcspn(*one, "=")) + " ";
  return names;
}

/// What a reader could leave for the next one in the same sandbox, and whether one did.
std::string leave_a_mark(const Attempt&) {
  static bool marked = false;
  const mode_t mask = ::umask(0);
  static std::vector<char> heap;
  if (marked || mask == 0 || !heap.empty()) return "breach: the document before left its mark";
  marked = true;
  heap.assign(1'000'000, 'x');
  const rlimit none{0, 0};
  ::setrlimit(RLIMIT_STACK, &none);
  return "process " + std::to_string(::getpid()) + "; ";
}

}  // namespace

const std::map<std::string, Behaviour>& behaviours() {
  static const std::map<std::string, Behaviour> all = {
      {"read-path", read_path},
      {"read-host-proc", read_host_proc},
      {"write-outside", write_outside},
      {"connect-tcp", connect_tcp},
      {"connect-path", [](const Attempt& attempt) { return connect_unix(attempt.argument, false); }},
      {"connect-abstract", [](const Attempt& attempt) { return connect_unix(attempt.argument, true); }},
      {"kill-others", kill_others},
      {"trace-parent", trace_parent},
      {"fork-bomb", fork_bomb},
      {"zombies", make_zombies},
      {"take-memory", take_memory},
      {"map-memory", map_memory},
      {"exhaust-descriptors", exhaust_descriptors},
      {"fill-disk", fill_disk},
      {"nest-user-namespace", nest_user_namespace},
      {"clone-namespace", clone_namespace},
      {"mount", mount_something},
      {"keyctl", use_keys},
      {"tiocsti", inject_terminal},
      {"io-uring", use_io_uring},
      {"truncate-path", truncate_path},
      {"harm-the-file", harm_the_file},
      {"start-program", start_program},
      {"make-code", make_code},
      {"raise-limits", raise_limits},
      {"leave-a-mark", leave_a_mark},
      {"list-descriptors", list_descriptors},
      {"list-environment", list_environment}};
  return all;
}

Result<void> HostileReader::read(const wire::Request& request, harness::Source&, harness::Answer& answer) {
  const std::string& name = request.untrusted_file_name;
  const size_t colon = std::min(name.find(':'), name.size());
  const std::string behaviour = name.substr(0, colon);
  const Attempt attempt{name.substr(std::min(colon + 1, name.size())), answer};
  const auto& tried = behaviours().contains(behaviour) ? behaviours() : lies();
  const auto found = tried.find(behaviour);
  if (found == tried.end()) return fail(ErrorKind::unsupported, "there is no such behaviour");
  const std::string text = found->second(attempt);
  TRY(answer.document("hostile", U"", 1));
  model::Page page;
  page.text = std::u32string(text.begin(), text.end());
  return answer.page(std::move(page));
}

Result<void> HostileReader::table(const wire::Request& request, harness::Source&, harness::Answer& answer) {
  const auto found = lying_lists().find(request.untrusted_file_name);
  if (found == lying_lists().end()) return fail(ErrorKind::unsupported, "there is no such behaviour");
  found->second({"", answer});
  return {};
}

Result<void> HostileReader::recognise(const wire::Request&, const harness::GreyInput& grey, harness::Answer& answer) {
  model::Page page;
  uint64_t sum = 0;
  for (const unsigned char pixel : grey.bytes) sum += pixel;
  const std::string digits = std::to_string(sum);
  page.text = std::u32string(digits.begin(), digits.end());
  return answer.page(std::move(page));
}

}  // namespace recto::hostile
