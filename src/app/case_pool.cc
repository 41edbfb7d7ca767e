#include "app/case_pool.h"

namespace recto::app {
namespace {

using Clock = std::chrono::steady_clock;
constexpr auto kOldest = std::chrono::seconds(1);

}  // namespace

CasePool::Lease::~Lease() {
  if (open_.papers) pool_->give_back(std::move(open_));
}

Result<CasePool::Lease> CasePool::lease() {
  Open open;
  {
    std::unique_lock lock(mutex_);
    free_.wait(lock, [this] { return in_use_ < most_; });
    ++in_use_;
    if (!waiting_.empty()) {
      open = std::move(waiting_.back());
      waiting_.pop_back();
    }
    open.generation = generation_;
  }
  if (auto done = bring_up_to_date(open); !done) {
    give_back({});
    return tl::unexpected(std::move(done).error());
  }
  return Lease(*this, std::move(open));
}

Result<void> CasePool::bring_up_to_date(Open& open) const {
  const auto now = Clock::now();
  if (open.papers && now - open.seen <= kOldest) return {};
  if (open.papers && open.papers->index()) {
    TRY(open.papers->refresh());
  } else {
    open.papers = TRY(CasePapers::open(folder_));
  }
  open.seen = now;
  return {};
}

void CasePool::changed() {
  const std::lock_guard guard(mutex_);
  ++generation_;
  waiting_.clear();
}

void CasePool::give_back(Open open) {
  {
    const std::lock_guard guard(mutex_);
    --in_use_;
    if (open.papers && open.generation == generation_) waiting_.push_back(std::move(open));
  }
  free_.notify_one();
}

}  // namespace recto::app
