#include "sandbox/probe.h"

#include <unistd.h>

#include <array>
#include <charconv>
#include <cstdlib>
#include <filesystem>
#include <vector>

#include "wire/process.h"

namespace recto::sandbox {
namespace {

constexpr std::chrono::milliseconds kPatience{10'000};
constexpr std::string_view kPrefix = "recto-read-";

bool is_program(const std::string& path) {
  std::error_code error;
  return std::filesystem::is_regular_file(path, error) && ::access(path.c_str(), X_OK) == 0;
}

/// What the process writes until it closes the pipe or patience ends, at most 4 kB.
std::string everything_said(const FileDescriptor& pipe) {
  std::string said;
  std::array<char, 1'024> chunk;
  while (said.size() < 4'096 && wait_readable(pipe.get(), kPatience)) {
    const ssize_t got = ::read(pipe.get(), chunk.data(), chunk.size());
    if (got <= 0) break;
    said.append(chunk.data(), static_cast<size_t>(got));
  }
  return said;
}

tl::unexpected<Error> explain(const Exit& exit, const std::string& complaint) {
  const bool bubblewrap = complaint.starts_with("bwrap:");
  const std::string detail = printable(complaint.substr(0, complaint.find('\n')));
  if (exit.code == wire::kExitNoWalls || (bubblewrap && complaint.find("seccomp") != complaint.npos)) {
    return fail(ErrorKind::denied,
                "files cannot be opened safely: the kernel refuses to filter system calls; use a kernel with "
                "CONFIG_SECCOMP_FILTER, and not inside a container that forbids it (" +
                    detail + ")");
  }
  if (bubblewrap) {
    return fail(ErrorKind::denied,
                "files cannot be opened safely: bubblewrap cannot make its namespaces; as root run `sysctl -w "
                "kernel.unprivileged_userns_clone=1 user.max_user_namespaces=10000`, on Ubuntu also `sysctl -w "
                "kernel.apparmor_restrict_unprivileged_userns=0` (" +
                    detail + ")");
  }
  const std::string end =
      exit.signal != 0 ? "signal " + std::to_string(exit.signal) : "exit code " + std::to_string(exit.code);
  return fail(ErrorKind::io, "files cannot be opened safely: a reader does not start (" + end + ") " + detail);
}

}  // namespace

Result<Probed> probe(const Launcher& launcher, const std::string& reader) {
  ProcessLimits limits;
  ReaderProcess started = TRY(launcher.start(reader, -1, limits, {std::string(wire::kProbeVariable) + "=1"}));
  const std::string answer = everything_said(started.answer);
  const Exit exit = started.process.end_within(kPatience);
  Probed probed;
  const auto [end, error] = std::from_chars(answer.data(), answer.data() + answer.size(), probed.landlock);
  const bool whole = error == std::errc() && end == answer.data() + answer.size();
  if (exit.code != wire::kExitDone || !whole) return explain(exit, everything_said(started.diagnostics));
  return probed;
}

Result<std::string> find_readers(const std::string& wanted) {
  std::vector<std::string> places;
  const char* from_environment = std::getenv("RECTO_READERS");
  std::error_code error;
  const std::filesystem::path own = std::filesystem::read_symlink("/proc/self/exe", error).parent_path();
  if (!wanted.empty()) {
    places = {wanted};
  } else if (from_environment != nullptr && *from_environment != '\0') {
    places = {from_environment};
  } else {
    places = {own / "readers", own / "../libexec/recto"};
  }
  for (const std::string& place : places) {
    if (std::filesystem::is_directory(place, error)) return std::filesystem::absolute(place, error).string();
  }
  return fail(ErrorKind::not_found,
              "the reader programs are missing; they belong into the folder `readers` beside recto or into "
              "../libexec/recto: install or build Recto again",
              places.front());
}

Result<std::string> any_reader(const std::string& folder) {
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    const std::string name = entry.path().filename().string();
    if (name.starts_with(kPrefix) && is_program(entry.path())) return name.substr(kPrefix.size());
  }
  return fail(ErrorKind::not_found, "there are no reader programs here: install or build Recto again", folder);
}

Result<std::string> find_bubblewrap(const std::string& wanted) {
  const std::vector<std::string> places =
      wanted.empty() ? std::vector<std::string>{"/usr/bin/bwrap", "/bin/bwrap", "/usr/local/bin/bwrap"}
                     : std::vector<std::string>{wanted};
  for (const std::string& place : places) {
    if (is_program(place)) return place;
  }
  return fail(ErrorKind::not_found,
              "files cannot be opened safely without bubblewrap: install it (on Debian: apt-get install bubblewrap)",
              places.front());
}

}  // namespace recto::sandbox
