#include "walls/landlock.h"

#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cstdint>

#include "base/files.h"

namespace recto::walls {
namespace {

// linux/landlock.h of Debian 12 ends at version 2; the kernel takes the longer struct and ignores what is zero beyond
// what it knows only if it is as long as it expects, so the length goes by version.
struct RulesetAttributes {
  uint64_t files = 0;
  uint64_t network = 0;
  uint64_t scopes = 0;
};
struct __attribute__((packed)) PathBeneath {
  uint64_t allowed = 0;
  int32_t parent = -1;
};

constexpr uint32_t kAskVersion = 1;
constexpr int kPathBeneath = 1;
constexpr uint64_t kReadFile = 1U << 2, kReadFolder = 1U << 3;
constexpr uint64_t kFilesOf1 = (1U << 13) - 1;
constexpr uint64_t kRefer = 1U << 13, kTruncate = 1U << 14, kDeviceIoctl = 1U << 15;
constexpr uint64_t kBindAndConnectTcp = 3, kAbstractSocketsAndSignals = 3;

RulesetAttributes everything_of(int version) {
  RulesetAttributes all;
  all.files = kFilesOf1;
  if (version >= 2) all.files |= kRefer;
  if (version >= 3) all.files |= kTruncate;
  if (version >= 5) all.files |= kDeviceIoctl;
  if (version >= 4) all.network = kBindAndConnectTcp;
  if (version >= 6) all.scopes = kAbstractSocketsAndSignals;
  return all;
}

size_t attributes_size(int version) { return version >= 6 ? 24 : version >= 4 ? 16 : 8; }

void allow_reading(int ruleset, const std::string& folder) {
  const FileDescriptor parent(::open(folder.c_str(), O_PATH | O_CLOEXEC));
  if (!parent) return;
  const PathBeneath rule{kReadFile | kReadFolder, parent.get()};
  ::syscall(SYS_landlock_add_rule, ruleset, kPathBeneath, &rule, 0);
}

}  // namespace

int landlock_version() {
  const long version = ::syscall(SYS_landlock_create_ruleset, nullptr, 0, kAskVersion);
  return version > 0 ? static_cast<int>(version) : 0;
}

int restrict_files(const std::vector<std::string>& readable) {
  const int version = landlock_version();
  if (version == 0) return 0;
  const RulesetAttributes attributes = everything_of(version);
  const FileDescriptor ruleset(
      static_cast<int>(::syscall(SYS_landlock_create_ruleset, &attributes, attributes_size(version), 0)));
  if (!ruleset) return 0;
  for (const std::string& folder : readable) allow_reading(ruleset.get(), folder);
  return ::syscall(SYS_landlock_restrict_self, ruleset.get(), 0) == 0 ? version : 0;
}

}  // namespace recto::walls
