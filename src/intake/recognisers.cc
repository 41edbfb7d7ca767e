#include "intake/recognisers.h"

#include <optional>

namespace recto::intake {
namespace {

// The reader itself ends a page after 60 s of processor time, or five times as many on the clock of a busy machine.
constexpr std::chrono::seconds kWallOfPage{330};

class OnePage : public sandbox::AnswerSink {
 public:
  Result<void> page(wire::PageRead read) override {
    page_ = std::move(read.page);
    return {};
  }
  Result<void> fault(wire::Fault fault) override {
    fault_ = std::move(fault);
    return {};
  }
  std::optional<Page> page_;
  std::optional<wire::Fault> fault_;
};

}  // namespace

Recognisers::Recognisers(const sandbox::Runner& runner, std::vector<std::string> languages, unsigned count)
    : runner_(runner), languages_(std::move(languages)), most_waiting_(count) {
  for (unsigned i = 0; i < count; ++i) threads_.emplace_back([this] { work(); });
}

Recognisers::~Recognisers() {
  {
    const std::lock_guard lock(mutex_);
    closing_ = true;
  }
  changed_.notify_all();
}

void Recognisers::submit(GreyPixels pixels, Answer answer, const sandbox::Cancellation* cancellation) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return waiting_.size() < most_waiting_; });
  waiting_.push_back({std::move(pixels), std::move(answer), cancellation});
  lock.unlock();
  changed_.notify_all();
}

void Recognisers::work() {
  for (;;) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return closing_ || !waiting_.empty(); });
    if (waiting_.empty()) return;
    const Task task = std::move(waiting_.front());
    waiting_.pop_front();
    lock.unlock();
    changed_.notify_all();
    task.answer(recognise(task));
  }
}

Result<Recognised> Recognisers::recognise(const Task& task) const {
  sandbox::Job job;
  job.sandbox = sandbox::Afterwards::kept;
  job.reader = "image";
  job.request.kind = wire::RequestKind::recognise;
  job.request.languages = languages_;
  job.request.grey = task.pixels.shape;
  job.grey = {reinterpret_cast<const unsigned char*>(task.pixels.bytes.data()), task.pixels.bytes.size()};
  job.limits.wall = kWallOfPage;
  OnePage sink;
  sandbox::JobReport report = TRY(runner_.run(job, sink, task.cancellation));
  if (!sink.page_) {
    if (sink.fault_) return fail(sink.fault_->kind, sink.fault_->sentence);
    return fail(report.kind, report.why.empty() ? "the reader gave no page" : report.why);
  }
  sink.page_->number = task.pixels.page;
  return Recognised{std::move(*sink.page_), std::move(report.reader)};
}

}  // namespace recto::intake
