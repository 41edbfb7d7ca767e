#include "serve/kept_answer.h"

namespace recto::serve {
namespace {

constexpr auto kOldestAnswer = std::chrono::seconds(2);

}  // namespace

std::shared_ptr<const std::string> KeptAnswer::get(uint64_t change, State state,
                                                   const std::function<std::string()>& make) {
  const std::lock_guard guard(mutex_);
  const auto now = std::chrono::steady_clock::now();
  const bool fresh = kept_ && (change == change_ || (state == State::changing && now - made_ < kOldestAnswer));
  if (fresh) return kept_;
  kept_ = std::make_shared<const std::string>(make());
  change_ = change;
  made_ = now;
  return kept_;
}

}  // namespace recto::serve
