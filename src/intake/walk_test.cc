#include "intake/walk.h"

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <filesystem>

#include "store/test_case.h"

namespace recto::intake {
namespace {

using store::TemporaryFolder;
using store::write_file;

std::vector<Found> all_of(const std::vector<std::string>& paths, const std::string& except = {}) {
  Walk walk(paths, except);
  std::vector<Found> found;
  while (auto next = walk.next()) found.push_back(std::move(*next));
  return found;
}

std::vector<std::string> paths_of(const std::vector<Found>& found) {
  std::vector<std::string> paths;
  for (const Found& one : found) paths.push_back(one.untrusted_path);
  return paths;
}

TEST(Walk, MeetsFilesInTheOrderOfTheirBytes) {
  TemporaryFolder folder;
  std::filesystem::create_directories(folder / "b/c");
  for (const char* name : {"b/z", "b/c/x", "a", "c", "B", "b.txt"}) write_file(folder / name, "x");
  const std::string top = folder.path();
  EXPECT_EQ(paths_of(all_of({top + "/"})), (std::vector<std::string>{top + "/B", top + "/a", top + "/b/c/x",
                                                                     top + "/b/z", top + "/b.txt", top + "/c"}));
}

TEST(Walk, NamesWhatIsNotThere) {
  const auto found = all_of({"/no/such/file"});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_FALSE(found[0].regular);
  EXPECT_EQ(found[0].outcome, Outcome::failed);
}

TEST(Walk, LoopsAndLinksAreNotFollowed) {
  TemporaryFolder folder;
  std::filesystem::create_directories(folder / "a/b");
  std::filesystem::create_symlink("..", folder / "a/b/loop");
  std::filesystem::create_symlink("/etc/passwd", folder / "a/passwd");
  write_file(folder / "a/b/x", "x");
  const auto found = all_of({folder / "a"});
  ASSERT_EQ(found.size(), 3U);
  EXPECT_FALSE(found[0].regular);
  EXPECT_EQ(found[0].outcome, Outcome::refused);
  EXPECT_TRUE(found[1].regular);
  EXPECT_FALSE(found[2].regular);
}

TEST(Walk, ALinkGivenByNameIsFollowed) {
  TemporaryFolder folder;
  write_file(folder / "x", "x");
  std::filesystem::create_symlink("x", folder / "link");
  const auto found = all_of({folder / "link"});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_TRUE(found[0].regular);
  EXPECT_TRUE(open_found(found[0]));
}

TEST(Walk, AFolderGivenTwiceIsEnteredOnce) {
  TemporaryFolder folder;
  std::filesystem::create_directories(folder / "a/b");
  write_file(folder / "a/b/x", "x");
  EXPECT_EQ(all_of({folder / "a", folder / "a/b", folder / "a"}).size(), 1U);
}

TEST(Walk, FifosSocketsAndDevicesAreRefusedAtOnce) {
  TemporaryFolder folder;
  ASSERT_EQ(::mkfifo((folder / "fifo").c_str(), 0600), 0);
  const int listener = ::socket(AF_UNIX, SOCK_STREAM, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  (folder / "socket").copy(address.sun_path, sizeof address.sun_path - 1);
  ASSERT_EQ(::bind(listener, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
  for (const std::string& path : {folder / "fifo", folder / "socket", std::string("/dev/null")}) {
    const auto found = all_of({path});
    ASSERT_EQ(found.size(), 1U);
    EXPECT_FALSE(found[0].regular);
    EXPECT_EQ(found[0].outcome, Outcome::refused);
  }
  ::close(listener);
}

TEST(Walk, DoesNotEnterTheCaseItself) {
  TemporaryFolder folder;
  std::filesystem::create_directories(folder / "case/originals");
  write_file(folder / "case/case.db", "x");
  write_file(folder / "z", "x");
  const auto found = all_of({folder.path()}, folder / "case");
  ASSERT_EQ(found.size(), 2U);
  EXPECT_FALSE(found[0].regular);
  EXPECT_EQ(found[1].untrusted_path, folder / "z");
}

TEST(Walk, WhatTookTheFilesPlaceIsNotOpened) {
  TemporaryFolder folder;
  write_file(folder / "x", "x");
  const auto found = all_of({folder.path()});
  std::filesystem::remove(folder / "x");
  std::filesystem::create_symlink("/etc/passwd", folder / "x");
  EXPECT_EQ(open_found(found[0]).error().kind, ErrorKind::invalid_input);
  std::filesystem::remove(folder / "x");
  ASSERT_EQ(::mkfifo((folder / "x").c_str(), 0600), 0);
  EXPECT_EQ(open_found(found[0]).error().kind, ErrorKind::invalid_input);
  std::filesystem::remove(folder / "x");
  EXPECT_EQ(open_found(found[0]).error().kind, ErrorKind::not_found);
}

}  // namespace
}  // namespace recto::intake
