#include "serve/jobs.h"

namespace recto::serve {

Jobs::Jobs() : thread_([this] { run(); }) {}

Jobs::~Jobs() {
  stop();
  thread_.join();
}

bool Jobs::start(Work work) {
  {
    const std::lock_guard guard(mutex_);
    if (waiting_.size() >= kMost) return false;
    waiting_.push_back(std::move(work));
  }
  asked_.notify_one();
  return true;
}

void Jobs::cancel_running() {
  const std::lock_guard guard(mutex_);
  if (running_) running_->cancel();
}

bool Jobs::idle() const {
  const std::lock_guard guard(mutex_);
  return waiting_.empty() && !running_;
}

void Jobs::stop() {
  {
    const std::lock_guard guard(mutex_);
    ending_ = true;
    waiting_.clear();
    if (running_) running_->cancel();
  }
  asked_.notify_all();
}

void Jobs::run() {
  for (;;) {
    Work work;
    std::shared_ptr<sandbox::Cancellation> cancellation;
    {
      std::unique_lock lock(mutex_);
      running_ = nullptr;
      asked_.wait(lock, [this] { return ending_ || !waiting_.empty(); });
      if (ending_) return;
      work = std::move(waiting_.front());
      waiting_.pop_front();
      running_ = cancellation = std::make_shared<sandbox::Cancellation>();
    }
    work(*cancellation);
  }
}

}  // namespace recto::serve
