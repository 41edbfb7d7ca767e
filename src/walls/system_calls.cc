#include "walls/system_calls.h"

#include <fcntl.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <memory>

#include "base/files.h"

namespace recto::walls {
namespace {

// clang-format off
constexpr std::array kAllowed = {
    // memory
    SCMP_SYS(brk), SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(madvise), SCMP_SYS(membarrier),
    // what is open
    SCMP_SYS(read), SCMP_SYS(pread64), SCMP_SYS(readv), SCMP_SYS(preadv), SCMP_SYS(write), SCMP_SYS(writev),
    SCMP_SYS(lseek), SCMP_SYS(close), SCMP_SYS(dup), SCMP_SYS(fstat), SCMP_SYS(poll), SCMP_SYS(ppoll),
    SCMP_SYS(fadvise64), SCMP_SYS(getdents64),
    // names of files; what they lead to is Landlock's and the mount namespace's to say
    SCMP_SYS(stat), SCMP_SYS(lstat), SCMP_SYS(newfstatat), SCMP_SYS(statx), SCMP_SYS(access), SCMP_SYS(faccessat),
    SCMP_SYS(readlink), SCMP_SYS(readlinkat), SCMP_SYS(getcwd),
    // time, randomness, itself
    SCMP_SYS(clock_gettime), SCMP_SYS(clock_getres), SCMP_SYS(clock_nanosleep), SCMP_SYS(nanosleep),
    SCMP_SYS(gettimeofday), SCMP_SYS(time), SCMP_SYS(times), SCMP_SYS(getrandom), SCMP_SYS(getpid), SCMP_SYS(getppid),
    SCMP_SYS(gettid), SCMP_SYS(getuid), SCMP_SYS(geteuid), SCMP_SYS(getgid), SCMP_SYS(getegid), SCMP_SYS(getrlimit),
    SCMP_SYS(getrusage), SCMP_SYS(sysinfo), SCMP_SYS(uname), SCMP_SYS(umask), SCMP_SYS(sched_yield),
    SCMP_SYS(sched_getaffinity), SCMP_SYS(futex), SCMP_SYS(rseq), SCMP_SYS(set_robust_list), SCMP_SYS(arch_prctl),
    // signals to itself, the end
    SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn), SCMP_SYS(sigaltstack),
    SCMP_SYS(restart_syscall), SCMP_SYS(exit), SCMP_SYS(exit_group)};

/// What a program does before main, and the harness before it looks at anything; and waiting, because bubblewrap's first
/// process is under the same filter.
constexpr std::array kToStart = {
    // memory that may be run, limits, walls
    SCMP_SYS(execve), SCMP_SYS(set_tid_address), SCMP_SYS(close_range), SCMP_SYS(setrlimit), SCMP_SYS(prlimit64),
    SCMP_SYS(prctl), SCMP_SYS(seccomp), SCMP_SYS(landlock_create_ruleset), SCMP_SYS(landlock_add_rule),
    SCMP_SYS(landlock_restrict_self), SCMP_SYS(mmap), SCMP_SYS(mprotect), SCMP_SYS(wait4), SCMP_SYS(setitimer)};

/// glibc tries these first and falls back to an older call when the kernel does not know them.
constexpr std::array kUnknown = {SCMP_SYS(clone3), SCMP_SYS(openat2), SCMP_SYS(faccessat2)};

constexpr std::array kDeadly = {
    // other processes, mounts, namespaces, keys, the kernel's own machines
    SCMP_SYS(ptrace), SCMP_SYS(process_vm_readv), SCMP_SYS(process_vm_writev), SCMP_SYS(kcmp), SCMP_SYS(pidfd_getfd),
    SCMP_SYS(mount), SCMP_SYS(umount2), SCMP_SYS(pivot_root), SCMP_SYS(chroot), SCMP_SYS(move_mount),
    SCMP_SYS(open_tree), SCMP_SYS(fsopen), SCMP_SYS(fsmount), SCMP_SYS(mount_setattr), SCMP_SYS(unshare),
    SCMP_SYS(setns), SCMP_SYS(bpf), SCMP_SYS(perf_event_open), SCMP_SYS(userfaultfd), SCMP_SYS(io_uring_setup),
    SCMP_SYS(io_uring_enter), SCMP_SYS(io_uring_register), SCMP_SYS(keyctl), SCMP_SYS(add_key), SCMP_SYS(request_key),
    SCMP_SYS(kexec_load), SCMP_SYS(init_module), SCMP_SYS(finit_module), SCMP_SYS(delete_module), SCMP_SYS(execveat),
    SCMP_SYS(memfd_secret), SCMP_SYS(open_by_handle_at), SCMP_SYS(name_to_handle_at)};
// clang-format on

class Filter {
 public:
  Filter() : context_(seccomp_init(SCMP_ACT_ERRNO(EPERM)), seccomp_release) {
    good_ = context_ && seccomp_attr_set(context_.get(), SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS) == 0;
  }
  template <class... Conditions>
  void rule(uint32_t action, int system_call, Conditions... conditions) {
    good_ = good_ && seccomp_rule_add(context_.get(), action, system_call, sizeof...(conditions), conditions...) == 0;
  }
  template <size_t N>
  void rules(uint32_t action, const std::array<int, N>& system_calls) {
    for (const int one : system_calls) rule(action, one);
  }
  bool load() { return good_ && seccomp_load(context_.get()) == 0; }
  bool write_to(int fd) { return good_ && seccomp_export_bpf(context_.get(), fd) == 0; }

 private:
  std::unique_ptr<void, decltype(&seccomp_release)> context_;
  bool good_ = false;
};

scmp_arg_cmp masked(unsigned argument, uint64_t mask, uint64_t value) {
  return {argument, SCMP_CMP_MASKED_EQ, mask, value};
}
scmp_arg_cmp equal(unsigned argument, uint64_t value) { return {argument, SCMP_CMP_EQ, value, 0}; }

/// Calls that are harmless with some arguments only.
void add_conditional(Filter& filter) {
  constexpr uint64_t kNotForReading = O_ACCMODE | O_CREAT | O_TRUNC;
  filter.rule(SCMP_ACT_ALLOW, SCMP_SYS(open), masked(1, kNotForReading, 0));
  filter.rule(SCMP_ACT_ALLOW, SCMP_SYS(openat), masked(2, kNotForReading, 0));
  filter.rule(SCMP_ACT_ALLOW, SCMP_SYS(ioctl), equal(1, TCGETS));
  for (const int command : {F_GETFD, F_SETFD, F_GETFL, F_DUPFD_CLOEXEC}) {
    filter.rule(SCMP_ACT_ALLOW, SCMP_SYS(fcntl), equal(1, static_cast<uint64_t>(command)));
  }
}

void add_common(Filter& filter) {
  filter.rules(SCMP_ACT_ALLOW, kAllowed);
  filter.rules(SCMP_ACT_ERRNO(ENOSYS), kUnknown);
  filter.rules(SCMP_ACT_KILL_PROCESS, kDeadly);
  add_conditional(filter);
}

/// fork() as glibc does it, without a namespace or anything shared, and the socket that orders come from.
void add_forking(Filter& filter) {
  filter.rule(SCMP_ACT_ALLOW, SCMP_SYS(clone), equal(0, CLONE_CHILD_SETTID | CLONE_CHILD_CLEARTID | SIGCHLD));
  filter.rule(SCMP_ACT_ALLOW, SCMP_SYS(recvmsg));
  filter.rule(SCMP_ACT_ALLOW, SCMP_SYS(dup2));
}

}  // namespace

Result<std::string> outer_filter(Role role) {
  Filter filter;
  add_common(filter);
  filter.rules(SCMP_ACT_ALLOW, kToStart);
  filter.rule(SCMP_ACT_ALLOW, SCMP_SYS(tgkill));
  if (role == Role::warden) add_forking(filter);
  const FileDescriptor memory(::memfd_create("filter", MFD_CLOEXEC));
  if (!memory || !filter.write_to(memory.get())) {
    return fail(ErrorKind::denied, "the filter for system calls cannot be made (libseccomp)");
  }
  std::string program(static_cast<size_t>(::lseek(memory.get(), 0, SEEK_END)), '\0');
  if (::pread(memory.get(), program.data(), program.size(), 0) != static_cast<ssize_t>(program.size())) {
    return fail(ErrorKind::io, "the filter for system calls cannot be read back");
  }
  return program;
}

Result<void> enter_inner_filter() {
  Filter filter;
  add_common(filter);
  filter.rule(SCMP_ACT_KILL_PROCESS, SCMP_SYS(execve));
  filter.rule(SCMP_ACT_ALLOW, SCMP_SYS(mmap), masked(2, PROT_EXEC, 0));
  filter.rule(SCMP_ACT_ALLOW, SCMP_SYS(mprotect), masked(2, PROT_EXEC, 0));
  filter.rule(SCMP_ACT_ALLOW, SCMP_SYS(prlimit64), equal(2, 0));
  filter.rule(SCMP_ACT_ALLOW, SCMP_SYS(tgkill), equal(0, static_cast<uint64_t>(::getpid())));
  if (!filter.load()) return fail(ErrorKind::denied, "the kernel refuses the filter for system calls (seccomp)");
  return {};
}

}  // namespace recto::walls
