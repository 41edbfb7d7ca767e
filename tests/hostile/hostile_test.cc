// S1, S2 and the ways to end badly: hostile readers behind the walls. Each is run three times: with its inner walls ("hostile", as a reader
// that a file has taken over), the same in a sandbox that is kept ("kept"), and without inner walls ("raw", so that bubblewrap and the outer
// filter stand alone).

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <csignal>

#include <filesystem>
#include <fstream>
#include <thread>

#include "tests/hostile/world.h"

namespace recto::hostile {
namespace {

using model::Outcome;
using sandbox::JobReport;
using testing::HasSubstr;
using testing::Not;

class Hostile : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    ::prctl(PR_SET_CHILD_SUBREAPER, 1);
    runner_ = test_runner();
    world_ = std::make_unique<World>();
  }
  static void TearDownTestSuite() {
    world_.reset();
    runner_.reset();
  }
  void SetUp() override {
    ASSERT_NE(runner_, nullptr);
    original_ = FileDescriptor(::open(world_->original().c_str(), O_RDONLY | O_CLOEXEC));
    before_ = descriptors_open();
  }
  void TearDown() override {
    EXPECT_EQ(world_->harm(), "");
    runner_->end_waiting();
    EXPECT_EQ(processes_left(), 0);
    EXPECT_EQ(descriptors_open(), before_);
  }
  /// S7: back within the limit and five seconds.
  JobReport run(const sandbox::Job& job) {
    const auto start = std::chrono::steady_clock::now();
    auto report = runner_->run(job, listener_);
    EXPECT_LT(std::chrono::steady_clock::now() - start, job.limits.wall + std::chrono::seconds(5));
    EXPECT_TRUE(report) << report.error().sentence();
    return report ? *report : JobReport{};
  }
  sandbox::Job kept(const std::string& behaviour) {
    sandbox::Job job = job_of("hostile", behaviour, original_.get());
    job.sandbox = sandbox::Afterwards::kept;
    return job;
  }
  JobReport run(const std::string& reader, const std::string& behaviour) {
    return run(job_of(reader, behaviour, original_.get()));
  }

  static std::unique_ptr<sandbox::Runner> runner_;
  static std::unique_ptr<World> world_;
  FileDescriptor original_;
  Listener listener_;
  int before_ = 0;
};
std::unique_ptr<sandbox::Runner> Hostile::runner_;
std::unique_ptr<World> Hostile::world_;

struct Case {
  std::string behaviour;
  Outcome outcome;
  std::string why;  ///< part of the sentence
  bool inner_only = false;
};
void PrintTo(const Case& one, std::ostream* out) { *out << one.behaviour; }

class Attempts : public Hostile, public testing::WithParamInterface<std::pair<std::string, Case>> {
 protected:
  std::string argument_of(const std::string& behaviour) {
    if (behaviour == "read-path" || behaviour == "truncate-path") return world_->secret();
    if (behaviour == "write-outside") return world_->folder();
    if (behaviour == "connect-tcp") return world_->tcp_port();
    if (behaviour == "connect-path") return world_->socket_path();
    if (behaviour == "connect-abstract") return world_->abstract_name();
    if (behaviour == "kill-others") return std::to_string(::getpid());
    return "";
  }
};

TEST_P(Attempts, IsContainedAndNamed) {
  const auto& [reader, one] = GetParam();
  const bool complete = one.behaviour.find(':') != std::string::npos;
  const std::string behaviour = complete ? one.behaviour : one.behaviour + ":" + argument_of(one.behaviour);
  sandbox::Job job = reader == "kept" ? kept(behaviour) : job_of(reader, behaviour, original_.get());
  if (one.outcome == Outcome::timeout) job.limits.wall = std::chrono::milliseconds(700);
  const JobReport report = run(job);
  EXPECT_EQ(to_string(report.outcome), to_string(one.outcome)) << report.why << report.untrusted_diagnostics;
  EXPECT_THAT(report.why, HasSubstr(one.why));
  EXPECT_THAT(listener_.text, Not(HasSubstr("breach")));
  EXPECT_LE(report.untrusted_diagnostics.size(), 4'096U);
}

constexpr char kForbidden[] = "tried something forbidden";
constexpr char kInvalid[] = "the reader's answer was not valid: ";

const Case kCases[] = {
    // at the system
    {"read-path", Outcome::stored, ""},
    {"read-path:/etc/shadow", Outcome::stored, ""},
    {"read-path:/etc/passwd", Outcome::stored, ""},
    {"read-path:/root/.bashrc", Outcome::stored, ""},
    {"read-path:/reader", Outcome::stored, "", true},
    {"read-path:/usr/bin/env", Outcome::stored, "", true},
    {"read-host-proc", Outcome::stored, ""},
    {"write-outside", Outcome::stored, ""},
    {"truncate-path", Outcome::stored, ""},
    {"harm-the-file", Outcome::stored, ""},
    {"fill-disk", Outcome::stored, ""},
    {"connect-tcp", Outcome::stored, ""},
    {"connect-path", Outcome::stored, ""},
    {"connect-abstract", Outcome::stored, ""},
    {"kill-others", Outcome::stored, ""},
    {"trace-parent", Outcome::failed, kForbidden},
    {"fork-bomb", Outcome::stored, ""},
    {"zombies", Outcome::stored, ""},
    {"take-memory", Outcome::limit, "memory", true},
    {"map-memory", Outcome::stored, "", true},
    {"exhaust-descriptors", Outcome::stored, "", true},
    {"nest-user-namespace", Outcome::failed, kForbidden},
    {"clone-namespace", Outcome::stored, ""},
    {"mount", Outcome::failed, kForbidden},
    {"keyctl", Outcome::failed, kForbidden},
    {"io-uring", Outcome::failed, kForbidden},
    {"tiocsti", Outcome::stored, ""},
    {"start-program", Outcome::failed, kForbidden, true},
    {"make-code", Outcome::stored, "", true},
    {"raise-limits", Outcome::stored, "", true},
    // at the host
    {"endless-output", Outcome::limit, "longer than allowed"},
    {"endless-same-page", Outcome::failed, "pages do not ascend"},
    {"endless-diagnostics", Outcome::timeout, "within 0.7 s"},
    {"silence", Outcome::timeout, "within 0.7 s"},
    {"spin", Outcome::timeout, "within 0.7 s"},
    {"drip", Outcome::timeout, "within 0.7 s"},
    {"signal-storm", Outcome::timeout, "within 0.7 s"},
    {"stop-itself", Outcome::timeout, "within 0.7 s"},
    {"giant-length", Outcome::failed, kInvalid},
    {"unknown-tag", Outcome::failed, kInvalid},
    {"lie-in-counts", Outcome::failed, kInvalid},
    {"skip-pages", Outcome::failed, kInvalid},
    {"say-after-end", Outcome::failed, kInvalid},
    {"outlive-end", Outcome::stored, ""},
    {"word-outside", Outcome::failed, kInvalid},
    {"box-of-nan", Outcome::failed, kInvalid},
    {"unasked-picture", Outcome::failed, kInvalid},
    {"close-output", Outcome::timeout, ""},
    {"exit-silently", Outcome::failed, "ended before its answer was whole"},
    {"exit-midway", Outcome::failed, "ended before its answer was whole"},
    {"crash", Outcome::failed, "crashed (signal 11)"},
    {"give-up", Outcome::failed, "crashed (signal 6)"},
    {"overflow-stack", Outcome::failed, "crashed (signal 11)"},
};

std::vector<std::pair<std::string, Case>> all_cases() {
  std::vector<std::pair<std::string, Case>> all;
  for (const Case& one : kCases) {
    all.emplace_back("hostile", one);
    all.emplace_back("kept", one);
    if (!one.inner_only) all.emplace_back("raw", one);
  }
  return all;
}

INSTANTIATE_TEST_SUITE_P(All, Attempts, testing::ValuesIn(all_cases()), [](const auto& one) {
  std::string name = one.param.first + "_" + one.param.second.behaviour;
  for (char& c : name) c = std::isalnum(static_cast<unsigned char>(c)) ? c : '_';
  return name;
});

TEST_F(Hostile, ProcessorTimeIsLimited) {
  sandbox::Job job = job_of("hostile", "spin", original_.get());
  job.limits.cpu_seconds = 1;
  job.limits.wall = std::chrono::seconds(120);
  const JobReport report = run(job);
  EXPECT_EQ(to_string(report.outcome), "timeout");
  EXPECT_THAT(report.why, HasSubstr("1 s of processor time"));
}

// S2
TEST_F(Hostile, SeesNoDescriptorOfTheHost) {
  std::vector<FileDescriptor> open;
  for (int i = 0; i < 50; ++i) open.emplace_back(::open(world_->secret().c_str(), O_RDONLY));  // without O_CLOEXEC
  for (const char* reader : {"hostile", "raw"}) {
    listener_.text.clear();
    EXPECT_EQ(run(reader, "list-descriptors").outcome, Outcome::stored);
    EXPECT_EQ(listener_.text, "0 1 2 3") << reader;
  }
}

TEST_F(Hostile, SeesNothingOfTheEnvironment) {
  ::setenv("RECTO_TEST_SECRET", "secret", 1);
  run("raw", "list-environment");
  EXPECT_EQ(listener_.text, "OMP_THREAD_LIMIT GLIBC_TUNABLES RECTO_MEMORY_BYTES RECTO_CPU_SECONDS PWD ");
}

TEST_F(Hostile, AKeptSandboxTellsNothingOfTheDocumentBefore) {
  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(run(kept("leave-a-mark")).outcome, Outcome::stored);
    EXPECT_EQ(run(kept("list-descriptors")).outcome, Outcome::stored);
  }
  EXPECT_EQ(listener_.text, "process 3; 0 1 2 3process 5; 0 1 2 3process 7; 0 1 2 3");
}

TEST_F(Hostile, AKeptSandboxIsEndedWithTheReaderThatEndsBadly) {
  for (const char* bad : {"crash", "silence", "giant-length", "kill-others:-1", "exit-midway"}) {
    sandbox::Job job = kept(bad);
    job.limits.wall = std::chrono::milliseconds(700);
    EXPECT_EQ(run(kept("leave-a-mark")).outcome, Outcome::stored);
    const bool good = run(job).outcome == Outcome::stored;
    if (!good) {
      EXPECT_EQ(processes_left(), 0) << bad;
    }
    EXPECT_EQ(run(kept("leave-a-mark")).outcome, Outcome::stored);
  }
}

TEST_F(Hostile, AKeptSandboxHasLimitsByTheJob) {
  sandbox::Job small = kept("map-memory");
  small.limits.memory_bytes = 128 << 20;
  EXPECT_EQ(run(small).outcome, Outcome::stored);
  sandbox::Job spinning = kept("spin");
  spinning.limits.cpu_seconds = 1;
  spinning.limits.wall = std::chrono::seconds(120);
  EXPECT_THAT(run(spinning).why, HasSubstr("1 s of processor time"));
  EXPECT_THAT(listener_.text, Not(HasSubstr("breach")));
}

TEST_F(Hostile, AKeptSandboxOutlivesTheThreadThatAskedForIt) {
  std::thread([&] { EXPECT_EQ(run(kept("leave-a-mark")).outcome, Outcome::stored); }).join();
  EXPECT_EQ(run(kept("leave-a-mark")).outcome, Outcome::stored);
  EXPECT_EQ(listener_.text, "process 3; process 4; ");
}

TEST_F(Hostile, AProgramThatIsNoWardenIsRunAlone) {
  sandbox::Job job = job_of("raw", "list-descriptors", original_.get());
  job.sandbox = sandbox::Afterwards::kept;
  EXPECT_EQ(run(job).outcome, Outcome::stored);
  EXPECT_EQ(listener_.text, "0 1 2 3");
}

TEST_F(Hostile, AHostWithoutStandardDescriptorsIsServed) {
  const int saved = ::fcntl(0, F_DUPFD_CLOEXEC, 100);
  ::close(0);
  EXPECT_EQ(run("hostile", "list-descriptors").outcome, Outcome::stored);
  EXPECT_EQ(listener_.text, "0 1 2 3");
  if (saved >= 0) ::dup2(saved, 0);
  if (saved >= 0) ::close(saved);
}

TEST_F(Hostile, AnUnreadRequestDoesNotBlockTheHost) {
  const std::vector<unsigned char> grey(30'000'000, 7);
  sandbox::Job job = job_of("raw", "", -1);
  job.request.kind = wire::RequestKind::recognise;
  job.request.grey = {Pixels(6'000), Pixels(5'000), Dpi(300)};
  job.grey = grey;
  // `raw` reads the request only; the answer is whole before the pixels are sent.
  EXPECT_EQ(run(job).outcome, Outcome::stored);
  job.reader = "hostile";
  listener_.text.clear();
  EXPECT_EQ(run(job).outcome, Outcome::stored);
  EXPECT_EQ(listener_.text, "210000000");
}

TEST_F(Hostile, CancellationEndsAJobAtOnce) {
  sandbox::Cancellation cancellation;
  std::thread canceller([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    cancellation.cancel();
  });
  sandbox::Job job = job_of("hostile", "silence", original_.get());
  job.limits.wall = std::chrono::seconds(60);
  const auto start = std::chrono::steady_clock::now();
  const auto report = runner_->run(job, listener_, &cancellation);
  canceller.join();
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().kind, ErrorKind::cancelled);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(3));
}

TEST_F(Hostile, CancellationAtAnyMomentOfTheStartLeavesNothing) {
  for (int microseconds = 0; microseconds < 12'000; microseconds += 200) {
    sandbox::Cancellation cancellation;
    std::thread canceller([&] {
      std::this_thread::sleep_for(std::chrono::microseconds(microseconds));
      cancellation.cancel();
    });
    const auto report = runner_->run(job_of("hostile", "silence", original_.get()), listener_, &cancellation);
    canceller.join();
    ASSERT_FALSE(report);
    ASSERT_EQ(processes_left(), 0) << microseconds;
  }
}

TEST_F(Hostile, WhatAKilledHostLeavesIsEndedByTheNext) {
  for (int i = 0; i < 40; ++i) {
    const pid_t host = ::fork();
    if (host == 0) {
      for (;;) (void)runner_->run(job_of("hostile", "silence", original_.get()), listener_);
    }
    ::usleep(static_cast<useconds_t>(500 * i));
    ::kill(host, SIGKILL);
  }
  ::sleep(1);  // until the killed have taken with them what they do
  EXPECT_NE(test_runner(), nullptr);
}

TEST_F(Hostile, ASinkThatFailsEndsTheJob) {
  struct Full : sandbox::AnswerSink {
    Result<void> page(wire::PageRead) override { return fail(ErrorKind::limit, "the disk is full"); }
  } full;
  const auto report = runner_->run(job_of("hostile", "endless-output", original_.get()), full);
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().message, "the disk is full");
}

TEST_F(Hostile, TheTimeOfTheSinkIsNotTheReaders) {
  struct Slow : sandbox::AnswerSink {
    Result<void> page(wire::PageRead) override {
      std::this_thread::sleep_for(std::chrono::milliseconds(2'000));
      return {};
    }
  } slow;
  sandbox::Job job = job_of("hostile", "list-environment", original_.get());
  job.limits.wall = std::chrono::milliseconds(1'500);
  const auto report = runner_->run(job, slow);
  ASSERT_TRUE(report);
  EXPECT_EQ(report->outcome, Outcome::stored) << report->why;
}

TEST_F(Hostile, ManyAtOnce) {
  std::vector<std::thread> threads;
  std::atomic<int> good = 0;
  for (int thread = 0; thread < 8; ++thread) {
    threads.emplace_back([&, thread] {
      for (int i = 0; i < 5; ++i) {
        Listener listener;
        const bool bad = (thread + i) % 3 == 0;
        const auto report =
            runner_->run((thread % 2 == 0 ? kept(bad ? "crash" : "list-descriptors")
                                          : job_of("hostile", bad ? "crash" : "list-descriptors", original_.get())),
                         listener);
        if (report && report->outcome == (bad ? Outcome::failed : Outcome::stored)) ++good;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(good, 40);
}

TEST_F(Hostile, StartsFast) {
  std::vector<int64_t> times;
  for (int i = 0; i < 20; ++i) times.push_back(run("hostile", "list-environment").to_hello.count());
  std::sort(times.begin(), times.end());
  RecordProperty("median_microseconds_to_hello", std::to_string(times[times.size() / 2]));
  std::printf("start to Hello: median %.1f ms, best %.1f ms\n", double(times[times.size() / 2]) / 1e3,
              double(times[0]) / 1e3);
  EXPECT_GT(times[0], 0);
}

TEST_F(Hostile, ImpossibleJobsAreRefused) {
  EXPECT_EQ(runner_->run(job_of("hostile", "x", -1), listener_).error().kind, ErrorKind::invalid_input);
  EXPECT_EQ(runner_->run(job_of("nobody", "x", original_.get()), listener_).error().kind, ErrorKind::not_found);
  EXPECT_FALSE(runner_->has_reader("nobody"));
  EXPECT_TRUE(runner_->has_reader("hostile"));
}

}  // namespace
}  // namespace recto::hostile
