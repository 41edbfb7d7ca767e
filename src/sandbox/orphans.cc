#include "sandbox/orphans.h"

#include <algorithm>
#include <csignal>
#include <filesystem>

#include "base/files.h"

namespace recto::sandbox {
namespace {

/// Empty where the process has ended meanwhile; so it may between any two looks at it.
std::string text_of(const std::filesystem::path& path) {
  constexpr uint64_t kMostBytes = 4 << 20;
  return read_file(path, kMostBytes).value_or(std::string());
}

/// The last word of the line of a /proc/N/status that begins with `key`.
std::string last_word(const std::string& status, const std::string& key) {
  const size_t line = status.find("\n" + key + ":");
  if (line == std::string::npos) return {};
  const size_t end = status.find('\n', line + 1);
  const std::string words = status.substr(line, end - line);
  return words.substr(words.find_last_of("\t ") + 1);
}

bool is_orphan(const std::filesystem::path& process, const std::string& bubblewrap, const std::string& readers) {
  const std::string arguments = text_of(process / "cmdline");
  if (!arguments.starts_with(bubblewrap + '\0') || arguments.find(readers + "/recto-read-") == arguments.npos) {
    return false;
  }
  const std::string status = text_of(process / "status");
  if (last_word(status, "NSpid") != "1") return false;
  const std::string parent = text_of(std::filesystem::path("/proc") / last_word(status, "PPid") / "cmdline");
  return !parent.starts_with(bubblewrap + '\0');
}

}  // namespace

int end_orphans(const std::string& bubblewrap, const std::string& readers) {
  int ended = 0;
  std::error_code error;
  const std::filesystem::directory_iterator end;
  for (std::filesystem::directory_iterator entry("/proc", error); !error && entry != end; entry.increment(error)) {
    const std::string name = entry->path().filename();
    if (!std::all_of(name.begin(), name.end(), [](char c) { return c >= '0' && c <= '9'; })) continue;
    if (is_orphan(entry->path(), bubblewrap, readers) && ::kill(std::stoi(name), SIGKILL) == 0) ++ended;
  }
  return ended;
}

}  // namespace recto::sandbox
