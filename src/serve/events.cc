#include "serve/events.h"

#include <nlohmann/json.hpp>

namespace recto::serve {
namespace {

constexpr size_t kMostKept = 4'000;
constexpr auto kSilence = std::chrono::seconds(15);

}  // namespace

void Events::tell(std::string_view name, const json::Json& data) {
  const std::string body = data.dump(-1, ' ', false, json::Json::error_handler_t::replace);
  {
    const std::lock_guard guard(mutex_);
    ++last_;
    events_.push_back(
        {last_, "id: " + std::to_string(last_) + "\nevent: " + std::string(name) + "\ndata: " + body + "\n\n"});
    if (events_.size() > kMostKept) events_.pop_front();
  }
  told_.notify_all();
}

Events::Heard Events::hear(uint64_t after) {
  std::unique_lock lock(mutex_);
  if (after > last_) after = last_;  // of a server before this one
  told_.wait_for(lock, kSilence, [&] { return ending_ || last_ > after; });
  if (ending_) return {};
  Heard heard{last_ > after ? "" : ": still here\n\n", last_};
  for (const Event& event : events_)
    if (event.number > after) heard.text += event.text;
  return heard;
}

uint64_t Events::last() const {
  const std::lock_guard guard(mutex_);
  return last_;
}

void Events::stop() {
  {
    const std::lock_guard guard(mutex_);
    ending_ = true;
  }
  told_.notify_all();
}

}  // namespace recto::serve
