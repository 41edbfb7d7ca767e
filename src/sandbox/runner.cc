#include "sandbox/runner.h"

#include <pthread.h>
#include <unistd.h>

#include <array>
#include <csignal>

#include "sandbox/conversation.h"
#include "sandbox/kept.h"
#include "sandbox/launcher.h"
#include "sandbox/orphans.h"
#include "sandbox/outcome.h"
#include "sandbox/probe.h"
#include "wire/process.h"
#include "wire/validate.h"

namespace recto::sandbox {
namespace {

/// How long a reader may take to end by itself when its answer is over.
constexpr std::chrono::milliseconds kToEnd{1'000}, kAtOnce{0};

using Clock = std::chrono::steady_clock;

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

}  // namespace

struct Runner::Setup {
  Setup(Launcher made, std::string walls, bool less)
      : launcher(std::move(made)), level(std::move(walls)), degraded(less) {
    if (launcher.can_keep()) kept = std::make_unique<KeptSandboxes>(launcher);
  }
  Launcher launcher;
  std::string level;
  bool degraded;
  std::unique_ptr<KeptSandboxes> kept;  ///< none where walls are missing: each job then has a process tree of its own
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
          new Runner(std::make_unique<Setup>(*std::move(launcher), describe(walls, probed->landlock), !all)));
    }
    if (first.message.empty()) first = probed.error();
  }
  return tl::unexpected<Error>(first);
}

void Runner::end_waiting() const {
  if (setup_->kept) setup_->kept->end_waiting();
}

namespace {

/// Heard from a reader and how it ended.
struct Talk {
  Heard heard;
  Exit exit;
};

Result<Talk> talk_alone(const Launcher& launcher, const Job& job, AnswerSink& sink, const Cancellation* cancellation) {
  ReaderProcess reader = TRY(launcher.start(job.reader, job.file, job.limits));
  Result<Heard> heard = Conversation(job, reader, sink, cancellation).run();
  const Exit exit = end_sandbox(reader, heard && may_end_by_itself(heard->close) ? kToEnd : kAtOnce);
  return Talk{TRY(std::move(heard)), exit};
}

/// In a sandbox that may wait for another job afterwards: only where this one ended well. One that did not takes its sandbox along.
Result<Talk> talk_in_kept(KeptSandboxes& kept, const Job& job, AnswerSink& sink, const Cancellation* cancellation) {
  ReaderProcess sandbox = TRY(kept.take(job.reader));
  TRY(order_process(sandbox, job.file, job.limits));
  Result<Heard> heard = Conversation(job, sandbox, sink, cancellation).run();
  std::optional<Exit> exit;
  if (heard && may_end_by_itself(heard->close)) {
    sandbox.request.reset();
    exit = hear_departure(sandbox, kToEnd);
    if (!exit && heard->close == Close::cut && !heard->reader.empty()) heard->close = Close::deserted;
  }
  const bool well = exit && exit->code == wire::kExitDone && heard->close != Close::cut;
  if (well) {
    sandbox.answer.reset();
    sandbox.diagnostics.reset();
    kept.give_back(job.reader, std::move(sandbox));
  } else {
    const Exit killed = end_sandbox(sandbox, kAtOnce);
    exit = exit.value_or(killed);
  }
  return Talk{TRY(std::move(heard)), *exit};
}

}  // namespace

Result<JobReport> Runner::run(const Job& job, AnswerSink& sink, const Cancellation* cancellation) const {
  TRY(check_job(job));
  const NoBrokenPipeSignal guard;
  const auto started = Clock::now();
  Talk talk;
  const bool keeps = setup_->kept && job.sandbox == Afterwards::kept;
  if (keeps) {
    auto kept = talk_in_kept(*setup_->kept, job, sink, cancellation);
    talk = TRY(std::move(kept));
  }
  // A kept sandbox that broke before its reader said a word tells nothing of the document.
  if (!keeps || (talk.heard.reader.empty() && talk.heard.close == Close::cut)) {
    talk = TRY(talk_alone(setup_->launcher, job, sink, cancellation));
  }
  JobReport report = report_of(talk.heard, talk.exit, job.limits);
  report.wall = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - started);
  return report;
}

}  // namespace recto::sandbox
