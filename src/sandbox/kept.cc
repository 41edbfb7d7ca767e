#include "sandbox/kept.h"

#include <future>

namespace recto::sandbox {
namespace {

constexpr std::chrono::milliseconds kToTellItsNumber{1'000}, kToLeave{500}, kAtOnce{0};

}  // namespace

// In the moments of its start bubblewrap does not take the first process inside with it, so nothing is killed before the number of that one
// is known.
Exit end_sandbox(ReaderProcess& reader, std::chrono::milliseconds patience) {
  reader.request.reset();
  reader.orders.reset();
  if (patience > kAtOnce) wait_readable(reader.process.descriptor(), patience);
  while (reader.info && wait_readable(reader.info.get(), kToTellItsNumber)) learn_first_process(reader);
  return reader.process.end_within(kAtOnce);
}

KeptSandboxes::KeptSandboxes(const Launcher& launcher) : launcher_(launcher) {
  starter_ = std::thread([this] { start_on_request(); });
}

KeptSandboxes::~KeptSandboxes() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  changed_.notify_all();
  end_waiting();
  starter_.join();
}

void KeptSandboxes::start_on_request() {
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [this] { return ending_ || !wanted_.empty(); });
    if (wanted_.empty()) return;
    const auto start = std::move(wanted_.front());
    wanted_.pop_front();
    lock.unlock();
    start();
    lock.lock();
  }
}

Result<ReaderProcess> KeptSandboxes::take(const std::string& reader) {
  std::promise<Result<ReaderProcess>> promise;
  auto started = promise.get_future();
  {
    const std::lock_guard lock(mutex_);
    if (auto& waiting = waiting_[reader]; !waiting.empty()) {
      ReaderProcess sandbox = std::move(waiting.back());
      waiting.pop_back();
      return sandbox;
    }
    wanted_.emplace_back([this, &promise, reader] { promise.set_value(launcher_.start_warden(reader)); });
  }
  changed_.notify_all();
  return started.get();
}

void KeptSandboxes::give_back(const std::string& reader, ReaderProcess sandbox) {
  const std::lock_guard lock(mutex_);
  waiting_[reader].push_back(std::move(sandbox));
}

void KeptSandboxes::end_waiting() {
  std::map<std::string, std::vector<ReaderProcess>> ending;
  {
    const std::lock_guard lock(mutex_);
    ending.swap(waiting_);
  }
  for (auto& [reader, sandboxes] : ending) {
    // A warden that may leave by itself has its processor time counted as ours.
    for (ReaderProcess& sandbox : sandboxes) sandbox.orders.reset();
    for (ReaderProcess& sandbox : sandboxes) end_sandbox(sandbox, kToLeave);
  }
}

}  // namespace recto::sandbox
