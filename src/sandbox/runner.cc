#include "sandbox/runner.h"

#include <pthread.h>
#include <unistd.h>

#include <array>
#include <csignal>

#include "sandbox/conversation.h"
#include "sandbox/launcher.h"
#include "sandbox/orphans.h"
#include "sandbox/outcome.h"
#include "sandbox/probe.h"
#include "wire/validate.h"

namespace recto::sandbox {
namespace {

/// How long a reader may take to end by itself when its answer is over.
constexpr std::chrono::milliseconds kToEnd{1'000}, kAtOnce{0};

/// While it lives, writing to a reader that is gone gives an error on this thread instead of ending the host.
class NoBrokenPipeSignal {
 public:
  NoBrokenPipeSignal() {
    sigemptyset(&pipe_);
    sigaddset(&pipe_, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &pipe_, &before_);
  }
  NoBrokenPipeSignal(const NoBrokenPipeSignal&) = delete;
  NoBrokenPipeSignal& operator=(const NoBrokenPipeSignal&) = delete;
  ~NoBrokenPipeSignal() {
    if (sigismember(&before_, SIGPIPE) == 1) return;
    const timespec at_once{};
    while (sigtimedwait(&pipe_, nullptr, &at_once) == SIGPIPE) {
    }
    pthread_sigmask(SIG_SETMASK, &before_, nullptr);
  }

 private:
  sigset_t pipe_, before_;
};

std::string describe(const Walls& walls, int landlock) {
  std::string level = walls.bubblewrap ? "bubblewrap" : "";
  const auto add = [&level](const std::string& wall) { level += (level.empty() ? "" : "+") + wall; };
  if (walls.system_calls) add("seccomp");
  if (landlock > 0) add("landlock " + std::to_string(landlock));
  if (!walls.bubblewrap) level += ", degraded: no bubblewrap";
  if (!walls.system_calls) level += ", degraded: no seccomp";
  return level;
}

Result<void> check_job(const Job& job) {
  TRY(wire::validate(job.request));
  const bool recognises = job.request.kind == wire::RequestKind::recognise;
  const bool fits = recognises ? job.grey.size() == job.request.grey.size() : job.grey.empty();
  if (!fits || (job.file < 0) != recognises) {
    return fail(ErrorKind::invalid_input, "a job has a file, or to recognise the pixels it announces");
  }
  return {};
}

bool may_end_by_itself(Close close) { return close == Close::done || close == Close::refused || close == Close::cut; }

/// Leaves no process behind: in the moments of its start bubblewrap does not take the first process inside with it, so nothing is
/// killed before the number of that one is known.
Exit end(ReaderProcess& reader, bool by_itself) {
  reader.request.reset();
  if (by_itself) wait_readable(reader.process.descriptor(), kToEnd);
  while (reader.info && wait_readable(reader.info.get(), kToEnd)) learn_first_process(reader);
  return reader.process.end_within(kAtOnce);
}

}  // namespace

struct Runner::Setup {
  Launcher launcher;
  std::string level;
  bool degraded = false;
};

Runner::Runner(std::unique_ptr<Setup> setup) : setup_(std::move(setup)) {}
Runner::~Runner() = default;

const std::string& Runner::level() const { return setup_->level; }
bool Runner::degraded() const { return setup_->degraded; }
bool Runner::has_reader(const std::string& reader) const {
  return ::access(setup_->launcher.program_of(reader).c_str(), X_OK) == 0;
}

Result<std::unique_ptr<Runner>> Runner::create(const RunnerOptions& options) {
  const std::string readers = TRY(find_readers(options.readers));
  const std::string reader = TRY(any_reader(readers));
  const auto bubblewrap = find_bubblewrap(options.bubblewrap);
  if (bubblewrap) end_orphans(*bubblewrap, readers);
  const bool strict = options.strictness == Strictness::refuse;
  Error first = bubblewrap ? Error{} : bubblewrap.error();
  // From all walls to the fewest; the first that stand are taken.
  for (const Walls walls : {Walls{true, true}, Walls{true, false}, Walls{false, true}, Walls{false, false}}) {
    if (walls.bubblewrap && !bubblewrap) continue;
    const bool all = walls.bubblewrap && walls.system_calls;
    if (strict && !all) break;
    auto launcher = Launcher::create(readers, bubblewrap ? *bubblewrap : "", walls);
    const Result<Probed> probed = launcher ? probe(*launcher, reader) : tl::unexpected<Error>(launcher.error());
    if (probed) {
      return std::unique_ptr<Runner>(
          new Runner(std::make_unique<Setup>(Setup{*std::move(launcher), describe(walls, probed->landlock), !all})));
    }
    if (first.message.empty()) first = probed.error();
  }
  return tl::unexpected<Error>(first);
}

Result<JobReport> Runner::run(const Job& job, AnswerSink& sink, const Cancellation* cancellation) const {
  TRY(check_job(job));
  const NoBrokenPipeSignal guard;
  const auto started = std::chrono::steady_clock::now();
  ReaderProcess reader = TRY(setup_->launcher.start(job.reader, job.file, job.limits));
  const Result<Heard> heard = Conversation(job, reader, sink, cancellation).run();
  const Exit exit = end(reader, heard && may_end_by_itself(heard->close));
  if (!heard) return tl::unexpected<Error>(heard.error());
  JobReport report = report_of(*heard, exit, job.limits);
  report.wall = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - started);
  return report;
}

}  // namespace recto::sandbox
