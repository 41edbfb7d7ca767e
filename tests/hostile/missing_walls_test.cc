// S3: a system that lacks a wall. Without leave nothing is opened; with it, the level says what is missing.

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "tests/hostile/world.h"

namespace recto::hostile {
namespace {

using sandbox::Runner;
using sandbox::RunnerOptions;
using sandbox::Strictness;
using testing::HasSubstr;
using testing::StartsWith;

class MissingWalls : public testing::Test {
 protected:
  /// A bubblewrap that runs as on a kernel that lacks `what`.
  std::string bubblewrap_without(const std::string& what) {
    return script("exec " RECTO_READERS_BUILT "/tests/hostile-without " + what + " /usr/bin/bwrap \"$@\"");
  }
  std::string script(const std::string& body) {
    const std::string path = world_.folder() + "/bwrap";
    std::ofstream(path) << "#!/bin/sh\n" << body << "\n";
    ::chmod(path.c_str(), 0700);
    return path;
  }
  static RunnerOptions options(const std::string& bubblewrap, Strictness strictness) {
    return {RECTO_READERS_BUILT "/tests/hostile", bubblewrap, strictness};
  }
  Error error_of(const std::string& bubblewrap) {
    const auto runner = Runner::create(options(bubblewrap, Strictness::refuse));
    EXPECT_FALSE(runner);
    return runner ? Error{} : runner.error();
  }
  /// The level in force when degraded walls are allowed; a job must run behind them.
  std::string degraded_level(const std::string& bubblewrap) {
    const auto runner = Runner::create(options(bubblewrap, Strictness::allow_degraded));
    EXPECT_TRUE(runner) << runner.error().sentence();
    if (!runner) return "";
    const FileDescriptor file(::open(world_.original().c_str(), O_RDONLY | O_CLOEXEC));
    Listener listener;
    const auto report = (*runner)->run(job_of("hostile", "read-path:" + world_.secret(), file.get()), listener);
    EXPECT_TRUE(report && report->outcome == model::Outcome::stored) << (report ? report->why : "");
    EXPECT_EQ(listener.text, "") << "what is left of the walls must hold";
    return (*runner)->level();
  }
  World world_;
};

TEST_F(MissingWalls, AllOfThemStandHere) {
  const auto runner = Runner::create(options("", Strictness::refuse));
  ASSERT_TRUE(runner) << runner.error().sentence();
  EXPECT_THAT((*runner)->level(), StartsWith("bubblewrap+seccomp"));
  EXPECT_FALSE((*runner)->degraded());
}

TEST_F(MissingWalls, NoBubblewrap) {
  const Error error = error_of("/nowhere/bwrap");
  EXPECT_EQ(error.kind, ErrorKind::not_found);
  EXPECT_THAT(error.sentence(), HasSubstr("apt-get install bubblewrap"));
  EXPECT_THAT(degraded_level("/nowhere/bwrap"), HasSubstr("degraded: no bubblewrap"));
}

TEST_F(MissingWalls, NoUserNamespaces) {
  if (::geteuid() == 0) {
    // root may make the others without one; bubblewrap is told to insist
    EXPECT_THAT(error_of(bubblewrap_without("namespaces")).sentence(), HasSubstr("bubblewrap cannot make"));
  }
  const Error error = error_of(script("echo 'bwrap: No permissions to create new namespace' >&2; exit 1"));
  EXPECT_EQ(error.kind, ErrorKind::denied);
  EXPECT_THAT(error.sentence(), HasSubstr("sysctl -w kernel.unprivileged_userns_clone=1"));
  EXPECT_THAT(degraded_level(bubblewrap_without("namespaces")), HasSubstr("degraded: no bubblewrap"));
}

TEST_F(MissingWalls, NoSystemCallFilter) {
  const Error error = error_of(bubblewrap_without("seccomp"));
  EXPECT_EQ(error.kind, ErrorKind::denied);
  EXPECT_THAT(error.sentence(), HasSubstr("CONFIG_SECCOMP_FILTER"));
  EXPECT_THAT(degraded_level(bubblewrap_without("seccomp")), HasSubstr("degraded: no seccomp"));
}

TEST_F(MissingWalls, NoLandlockIsToldButNotDegraded) {
  const auto runner = Runner::create(options(bubblewrap_without("landlock"), Strictness::refuse));
  ASSERT_TRUE(runner) << runner.error().sentence();
  EXPECT_EQ((*runner)->level(), "bubblewrap+seccomp");
  EXPECT_FALSE((*runner)->degraded());
}

TEST_F(MissingWalls, NoReaders) {
  const auto no_folder = Runner::create({"/nowhere", "", Strictness::allow_degraded});
  ASSERT_FALSE(no_folder);
  EXPECT_EQ(no_folder.error().kind, ErrorKind::not_found);
  const auto empty_folder = Runner::create({world_.folder(), "", Strictness::allow_degraded});
  ASSERT_FALSE(empty_folder);
  EXPECT_EQ(empty_folder.error().kind, ErrorKind::not_found);
}

TEST_F(MissingWalls, ABubblewrapThatHangsIsGivenUp) {
  // A probe waits ten seconds at most; this one answers nonsense at once.
  const Error error = error_of(script("echo hello"));
  EXPECT_EQ(error.kind, ErrorKind::io);
}

}  // namespace
}  // namespace recto::hostile
