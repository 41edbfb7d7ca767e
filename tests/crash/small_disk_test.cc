// A disk that fills up (TRUST R5) and one that cannot be written: small file systems in a mount namespace of the test's
// own. Where the system allows no such namespace the tests are skipped, and say so.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <random>

#include "papers.h"

namespace recto {
namespace {

constexpr int kNoNamespace = 77;

bool write_map(const char* path, const std::string& text) {
  const FileDescriptor file(::open(path, O_WRONLY | O_CLOEXEC));
  return file && ::write(file.get(), text.data(), text.size()) == static_cast<ssize_t>(text.size());
}

bool enter_namespace() {
  const std::string uid = std::to_string(::getuid()), gid = std::to_string(::getgid());
  if (::unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0) return false;
  return write_map("/proc/self/setgroups", "deny") && write_map("/proc/self/uid_map", "0 " + uid + " 1") &&
         write_map("/proc/self/gid_map", "0 " + gid + " 1");
}

bool mount_disk(const std::string& place, unsigned long flags, const char* options) {
  return ::mount("tmpfs", place.c_str(), "tmpfs", flags, options) == 0;
}

/// Runs `body` in a process with a namespace and a small disk at folder/disk; the body returns what went wrong.
void on_small_disk(const store::TemporaryFolder& folder, const std::function<std::string(const std::string&)>& body) {
  std::filesystem::create_directory(folder / "disk");
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  const pid_t child = ::fork();
  if (child == 0) {
    const bool ready = enter_namespace() && mount_disk(folder / "disk", 0, "size=8m");
    const std::string wrong = ready ? body(folder / "disk") : "";
    static_cast<void>(!::write(ends[1], wrong.data(), wrong.size()));
    ::_exit(ready ? 0 : kNoNamespace);
  }
  ::close(ends[1]);
  std::string wrong;
  char buffer[4096];
  for (ssize_t n = 0; (n = ::read(ends[0], buffer, sizeof buffer)) > 0;) wrong.append(buffer, static_cast<size_t>(n));
  ::close(ends[0]);
  int status = 0;
  ::waitpid(child, &status, 0);
  if (WIFEXITED(status) && WEXITSTATUS(status) == kNoNamespace) GTEST_SKIP() << "no namespaces of one's own here";
  EXPECT_TRUE(WIFEXITED(status));
  EXPECT_EQ(wrong, "");
}

Result<intake::AddSummary> add_papers(const std::string& place, const std::string& papers,
                                      intake::HeardEvents& events) {
  const bool there = std::filesystem::exists(place + "/case.db");
  const auto opened = there ? TRY(store::Case::open(place, store::Access::writing)) : TRY(store::Case::create(place));
  const std::vector<std::string> given = {papers};
  return intake::add(*opened, given, intake::read_invented, events, {2, nullptr});
}

/// What lines were told of that the case does not hold.
std::string lost_lines(const store::Case& opened, const std::vector<intake::FileLine>& lines) {
  std::set<std::string> kept;
  static_cast<void>(opened.catalogue().for_each_file([&](const store::FileRecord& record) -> Result<void> {
    if (!record.unread) kept.insert(record.untrusted_path);
    return {};
  }));
  std::string lost;
  for (const intake::FileLine& line : lines) {
    if (!kept.contains(line.untrusted_path)) lost += "lost: " + line.untrusted_path + "; ";
  }
  return lost;
}

std::string fill_and_go_on(const std::string& disk, const std::string& papers) {
  intake::HeardEvents events, again;
  const std::string place = disk + "/case";
  const auto full = add_papers(place, papers, events);
  if (full) return "20 MB went onto a disk of 8 MB";
  if (full.error().kind != ErrorKind::limit) return "not named as a full disk: " + full.error().sentence();
  if (full.error().message.find(" MB") == std::string::npos) return "does not say how much: " + full.error().sentence();
  {
    const auto opened = store::Case::open(place, store::Access::reading);
    if (!opened) return "the full case does not open: " + opened.error().sentence();
    if (!(*opened)->log().verify_acts()->empty()) return "the log of the full case is broken";
    if (const std::string lost = lost_lines(**opened, events.lines); !lost.empty()) return lost;
  }
  if (!mount_disk(disk, MS_REMOUNT, "size=64m")) return "the disk could not be made larger";
  const auto done = add_papers(place, papers, again);
  if (!done) return "does not go on when there is room: " + done.error().sentence();
  return done->seen == 80 ? "" : "saw " + std::to_string(done->seen) + " files of 80";
}

TEST(SmallDisk, FullItSaysHowMuchIsNeededAndGoesOnWhenThereIsRoom) {
  const store::TemporaryFolder folder;
  std::filesystem::create_directory(folder / "papers");
  for (int i = 0; i < 80; ++i) {
    // Large originals in one half, much text in the other: the originals or the database may meet the end first.
    const std::string bytes = i % 2 == 0 ? "!refused " + std::string(500'000, static_cast<char>('a' + i % 26))
                                         : std::string(200, static_cast<char>('a' + i % 26));
    store::write_file(folder / ("papers/" + std::to_string(i)), bytes + std::to_string(i));
  }
  on_small_disk(folder, [&](const std::string& disk) { return fill_and_go_on(disk, folder / "papers"); });
}

std::string fill_database(const std::string& disk, const std::string& papers) {
  {
    const auto made = store::Case::create(disk + "/case");
    if (!made) return made.error().sentence();
  }
  store::write_file(disk + "/ballast", std::string(7'600'000, 'x'));
  intake::HeardEvents events, again;
  const auto full = add_papers(disk + "/case", papers, events);
  if (full) return "there was room after all";
  if (full.error().kind != ErrorKind::limit) return "not named as a full disk: " + full.error().sentence();
  std::filesystem::remove(disk + "/ballast");
  const auto opened = store::Case::open(disk + "/case", store::Access::reading);
  if (!opened) return opened.error().sentence();
  if (const std::string lost = lost_lines(**opened, events.lines); !lost.empty()) return lost;
  const auto done = add_papers(disk + "/case", papers, again);
  return done ? "" : done.error().sentence();
}

TEST(SmallDisk, FullUnderTheDatabaseLosesNothingThatWasTold) {
  const store::TemporaryFolder folder;
  std::filesystem::create_directory(folder / "papers");
  std::mt19937 random(5);
  for (int i = 0; i < 40; ++i) {
    std::string text;
    for (int word = 0; word < 6000; ++word) text += std::to_string(random()) + (word % 300 == 299 ? '\f' : ' ');
    store::write_file(folder / ("papers/" + std::to_string(i)), text);
  }
  on_small_disk(folder, [&](const std::string& disk) { return fill_database(disk, folder / "papers"); });
}

std::string read_only_case(const std::string& disk, const std::string& papers) {
  intake::HeardEvents events;
  if (const auto added = add_papers(disk + "/case", papers, events); !added) return added.error().sentence();
  if (!mount_disk(disk, MS_REMOUNT | MS_RDONLY, "")) return "the disk could not be made read-only";
  const auto reading = store::Case::open(disk + "/case", store::Access::reading);
  if (!reading) return "does not open for reading: " + reading.error().sentence();
  const auto documents = (*reading)->catalogue().documents();
  if (!documents || documents->empty()) return "has no documents";
  if (!(*reading)->catalogue().page(documents->front().id, PageNumber(1))) return "has no page";
  const auto writing = store::Case::open(disk + "/case", store::Access::writing);
  if (writing) return "opened for writing";
  if (writing.error().kind != ErrorKind::denied) return "not named as denied: " + writing.error().sentence();
  return store::Case::create(disk + "/other") ? "made a case on a read-only disk" : "";
}

TEST(SmallDisk, AReadOnlyOneIsReadAndNotWritten) {
  const store::TemporaryFolder folder;
  make_papers(folder / "papers", 20);
  on_small_disk(folder, [&](const std::string& disk) { return read_only_case(disk, folder / "papers"); });
}

}  // namespace
}  // namespace recto
