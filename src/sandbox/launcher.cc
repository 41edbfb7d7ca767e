#include "sandbox/launcher.h"

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <climits>
#include <csignal>
#include <cstring>

#include "walls/system_calls.h"
#include "wire/process.h"

namespace recto::sandbox {
namespace {

/// Where the child finds what bubblewrap itself uses; the reader closes them.
constexpr int kFilterDescriptor = 4, kInfoDescriptor = 5;
constexpr char kProgramInside[] = "/reader";
/// A parser takes and gives back small blocks by the million: more of them are kept at hand, and none is given back to the kernel before
/// the process ends.
constexpr char kAllocator[] =
    "GLIBC_TUNABLES=glibc.malloc.tcache_count=1000:glibc.malloc.trim_threshold=268435456:glibc.malloc.top_pad=524288";

/// /lib and its like as they are on this system: links into /usr, or folders of their own.
void add_library_folders(std::vector<std::string>& arguments) {
  for (const char* folder : {"/lib", "/lib32", "/lib64", "/libx32"}) {
    std::array<char, PATH_MAX> target{};
    struct stat status {};
    if (::lstat(folder, &status) != 0) continue;
    if (S_ISLNK(status.st_mode) && ::readlink(folder, target.data(), target.size() - 1) > 0) {
      arguments.insert(arguments.end(), {"--symlink", target.data(), folder});
    } else if (S_ISDIR(status.st_mode)) {
      arguments.insert(arguments.end(), {"--ro-bind", folder, folder});
    }
  }
}

std::vector<std::string> bubblewrap_base(const std::string& bubblewrap, bool system_calls) {
  std::vector<std::string> arguments = {bubblewrap,
                                        "--unshare-user",
                                        "--unshare-ipc",
                                        "--unshare-pid",
                                        "--unshare-net",
                                        "--unshare-uts",
                                        "--unshare-cgroup-try",
                                        "--die-with-parent",
                                        "--new-session",
                                        "--cap-drop",
                                        "ALL",
                                        "--uid",
                                        "65534",
                                        "--gid",
                                        "65534",
                                        "--hostname",
                                        "reader",
                                        "--info-fd",
                                        std::to_string(kInfoDescriptor)};
  if (system_calls) arguments.insert(arguments.end(), {"--seccomp", std::to_string(kFilterDescriptor)});
  arguments.insert(arguments.end(), {"--ro-bind", "/usr", "/usr"});
  add_library_folders(arguments);
  return arguments;
}

/// The ends of a job's pipes that the reader gets; closed here once it has them.
struct TheirEnds {
  FileDescriptor request, answer, diagnostics;
};

/// Makes the pipes of a job. Errors: io.
Result<TheirEnds> connect(ReaderProcess& reader) {
  Pipe request = TRY(make_pipe()), answer = TRY(make_pipe()), diagnostics = TRY(make_pipe());
  for (const FileDescriptor* ours : {&request.in, &answer.out, &diagnostics.out}) set_non_blocking(*ours);
  reader.request = std::move(request.in);
  reader.answer = std::move(answer.out);
  reader.diagnostics = std::move(diagnostics.out);
  return TheirEnds{std::move(request.out), std::move(answer.in), std::move(diagnostics.in)};
}

/// A pipe that holds `bytes` and ends after them. They fit: a filter is some 2 kB, a pipe holds 64.
Result<FileDescriptor> filled_pipe(std::string_view bytes) {
  Pipe pipe = TRY(make_pipe());
  TRY(write_all(pipe.in.get(), std::as_bytes(std::span(bytes)), "filter"));
  return std::move(pipe.out);
}

}  // namespace

void learn_first_process(ReaderProcess& reader) {
  // JSON: { "child-pid": 123, …
  std::array<char, 1'024> chunk;
  const ssize_t got = ::read(reader.info.get(), chunk.data(), chunk.size());
  if (got == 0) reader.info.reset();
  if (got <= 0) return;
  reader.told.append(chunk.data(), static_cast<size_t>(got));
  constexpr std::string_view kKey = "\"child-pid\": ";
  const size_t key = reader.told.find(kKey);
  if (key == reader.told.npos) return;
  pid_t first = 0;
  const char* digits = reader.told.data() + key + kKey.size();
  const auto [end, error] = std::from_chars(digits, reader.told.data() + reader.told.size(), first);
  const bool whole = error == std::errc() && end != reader.told.data() + reader.told.size();
  if (whole && first > 0) reader.process.also_kill(first);
}

Result<void> order_process(ReaderProcess& kept, int file, const ProcessLimits& limits) {
  const FileDescriptor fresh_file = file >= 0 ? TRY(reopen_for_reading(file)) : FileDescriptor();
  const TheirEnds ends = TRY(connect(kept));
  std::array<int, wire::kMostOrderDescriptors> descriptors = {ends.request.get(), ends.answer.get(),
                                                              ends.diagnostics.get(), fresh_file.get()};
  const size_t size = (fresh_file ? descriptors.size() : descriptors.size() - 1) * sizeof(int);
  wire::Order order{limits.memory_bytes, limits.cpu_seconds};
  iovec bytes{&order, sizeof order};
  alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof descriptors)> control{};
  msghdr message{};
  message.msg_iov = &bytes;
  message.msg_iovlen = 1;
  message.msg_control = control.data();
  message.msg_controllen = CMSG_SPACE(size);
  cmsghdr* header = CMSG_FIRSTHDR(&message);
  header->cmsg_level = SOL_SOCKET;
  header->cmsg_type = SCM_RIGHTS;
  header->cmsg_len = CMSG_LEN(size);
  std::memcpy(CMSG_DATA(header), descriptors.data(), size);
  if (::sendmsg(kept.orders.get(), &message, MSG_NOSIGNAL) != static_cast<ssize_t>(sizeof order)) {
    return fail(ErrorKind::io, "a reader does not start");
  }
  return {};
}

std::optional<Exit> hear_departure(ReaderProcess& kept, std::chrono::milliseconds patience) {
  wire::Departure departure;
  if (!wait_readable(kept.orders.get(), patience)) return std::nullopt;
  const ssize_t got = ::recv(kept.orders.get(), &departure, sizeof departure, MSG_DONTWAIT);
  if (got != static_cast<ssize_t>(sizeof departure)) return Exit{-1, SIGKILL};  // the whole sandbox is gone
  return Exit{departure.code, departure.signal};
}

Result<Launcher> Launcher::create(std::string readers, std::string bubblewrap, Walls walls) {
  Filters filters;
  if (walls.bubblewrap && walls.system_calls) {
    filters = {TRY(walls::outer_filter(walls::Role::reader)), TRY(walls::outer_filter(walls::Role::warden))};
  }
  return Launcher(std::move(readers), std::move(bubblewrap), walls, std::move(filters));
}

Launcher::Launcher(std::string readers, std::string bubblewrap, Walls walls, Filters filters)
    : readers_(std::move(readers)), bubblewrap_(std::move(bubblewrap)), walls_(walls), filters_(std::move(filters)) {
  if (walls_.bubblewrap) base_ = bubblewrap_base(bubblewrap_, walls_.system_calls);
}

std::string Launcher::program_of(const std::string& reader) const { return readers_ + "/recto-read-" + reader; }

Result<std::string> Launcher::find(const std::string& reader) const {
  std::string program = program_of(reader);
  if (::access(program.c_str(), X_OK) == 0) return program;
  return fail(ErrorKind::not_found, "there is no such reader", program);
}

std::vector<std::string> Launcher::arguments(const std::string& program) const {
  if (!walls_.bubblewrap) return {program};
  std::vector<std::string> all = base_;
  all.insert(all.end(),
             {"--ro-bind", program, kProgramInside, "--remount-ro", "/", "--chdir", "/", "--", kProgramInside});
  return all;
}

Result<ReaderProcess> Launcher::start(const std::string& reader, int file, const ProcessLimits& limits,
                                      const std::vector<std::string>& extra) const {
  Command command;
  command.arguments = arguments(TRY(find(reader)));
  command.environment = {"OMP_THREAD_LIMIT=1", kAllocator,
                         wire::kMemoryVariable + ("=" + std::to_string(limits.memory_bytes)),
                         wire::kCpuVariable + ("=" + std::to_string(limits.cpu_seconds))};
  command.environment.insert(command.environment.end(), extra.begin(), extra.end());
  if (!walls_.system_calls) command.environment.push_back(fmt::format("{}=1", wire::kDegradedVariable));
  ReaderProcess started;
  const TheirEnds ends = TRY(connect(started));
  const FileDescriptor fresh_file = file >= 0 ? TRY(reopen_for_reading(file)) : FileDescriptor();
  command.descriptors = {ends.request.get(), ends.answer.get(), ends.diagnostics.get(), fresh_file.get()};
  TRY(start_with_bubblewrap(std::move(command), filters_.reader, started));
  return started;
}

Result<ReaderProcess> Launcher::start_warden(const std::string& reader) const {
  Command command;
  command.arguments = arguments(TRY(find(reader)));
  command.environment = {"OMP_THREAD_LIMIT=1", kAllocator, std::string(wire::kWardenVariable) + "=1"};
  int ends[2];
  if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0) {
    return fail(ErrorKind::io, "the system gives no more sockets");
  }
  ReaderProcess started;
  started.orders = moved_up(FileDescriptor(ends[0]));
  const FileDescriptor theirs = moved_up(FileDescriptor(ends[1]));
  const FileDescriptor nothing = moved_up(FileDescriptor(::open("/dev/null", O_RDWR | O_CLOEXEC)));
  if (!started.orders || !theirs || !nothing) return fail(ErrorKind::io, "the system gives no more descriptors");
  command.descriptors = {nothing.get(), nothing.get(), nothing.get(), theirs.get()};
  TRY(start_with_bubblewrap(std::move(command), filters_.warden, started));
  return started;
}

Result<void> Launcher::start_with_bubblewrap(Command command, const std::string& filter, ReaderProcess& started) const {
  if (!walls_.bubblewrap) {
    started.process = TRY(Process::start(command));
    return {};
  }
  Pipe info = TRY(make_pipe());
  const FileDescriptor filled = filter.empty() ? FileDescriptor() : TRY(filled_pipe(filter));
  command.descriptors.insert(command.descriptors.end(), {filled.get(), info.in.get()});
  set_non_blocking(info.out);
  started.info = std::move(info.out);
  started.process = TRY(Process::start(command));
  return {};
}

}  // namespace recto::sandbox
