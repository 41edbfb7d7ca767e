#include "sandbox/launcher.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <climits>

#include "walls/system_calls.h"
#include "wire/process.h"

namespace recto::sandbox {
namespace {

/// Where the child finds what bubblewrap itself uses; the reader closes them.
constexpr int kFilterDescriptor = 4, kInfoDescriptor = 5;
constexpr char kProgramInside[] = "/reader";

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

Result<Launcher> Launcher::create(std::string readers, std::string bubblewrap, Walls walls) {
  std::string filter = walls.bubblewrap && walls.system_calls ? TRY(walls::outer_filter()) : std::string();
  return Launcher(std::move(readers), std::move(bubblewrap), walls, std::move(filter));
}

Launcher::Launcher(std::string readers, std::string bubblewrap, Walls walls, std::string filter)
    : readers_(std::move(readers)), bubblewrap_(std::move(bubblewrap)), walls_(walls), filter_(std::move(filter)) {
  if (walls_.bubblewrap) base_ = bubblewrap_base(bubblewrap_, walls_.system_calls);
}

std::string Launcher::program_of(const std::string& reader) const { return readers_ + "/recto-read-" + reader; }

std::vector<std::string> Launcher::arguments(const std::string& program) const {
  if (!walls_.bubblewrap) return {program};
  std::vector<std::string> all = base_;
  all.insert(all.end(),
             {"--ro-bind", program, kProgramInside, "--remount-ro", "/", "--chdir", "/", "--", kProgramInside});
  return all;
}

Result<ReaderProcess> Launcher::start(const std::string& reader, int file, const ProcessLimits& limits,
                                      const std::vector<std::string>& extra) const {
  const std::string program = program_of(reader);
  if (::access(program.c_str(), X_OK) != 0) return fail(ErrorKind::not_found, "there is no such reader", program);
  Pipe request = TRY(make_pipe()), answer = TRY(make_pipe()), diagnostics = TRY(make_pipe()), info = TRY(make_pipe());
  const FileDescriptor fresh_file = file >= 0 ? TRY(reopen_for_reading(file)) : FileDescriptor();
  const FileDescriptor filter = filter_.empty() ? FileDescriptor() : TRY(filled_pipe(filter_));

  Command command;
  command.arguments = arguments(program);
  command.environment = {"OMP_THREAD_LIMIT=1", wire::kMemoryVariable + ("=" + std::to_string(limits.memory_bytes)),
                         wire::kCpuVariable + ("=" + std::to_string(limits.cpu_seconds))};
  command.environment.insert(command.environment.end(), extra.begin(), extra.end());
  if (!walls_.system_calls) command.environment.push_back(std::string(wire::kDegradedVariable) + "=1");
  command.descriptors = {request.out.get(), answer.in.get(), diagnostics.in.get(), fresh_file.get()};
  if (walls_.bubblewrap) command.descriptors.insert(command.descriptors.end(), {filter.get(), info.in.get()});

  for (const FileDescriptor* ours : {&request.in, &answer.out, &diagnostics.out, &info.out}) set_non_blocking(*ours);
  return ReaderProcess{TRY(Process::start(command)), std::move(request.in), std::move(answer.out),
                       std::move(diagnostics.out),   std::move(info.out),   {}};
}

}  // namespace recto::sandbox
