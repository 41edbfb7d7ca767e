#include "readers/image/deadline.h"

#include <time.h>

#include <algorithm>

namespace recto::image {
namespace {

std::chrono::nanoseconds processor_time() {
  timespec used{};
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
  return std::chrono::seconds(used.tv_sec) + std::chrono::nanoseconds(used.tv_nsec);
}

}  // namespace

Deadline::Deadline(std::chrono::milliseconds work)
    : ends_(Ends{processor_time() + work, std::chrono::steady_clock::now() + kPatience * work}) {}

std::chrono::milliseconds Deadline::left() const {
  using std::chrono::milliseconds;
  if (!ends_) return std::chrono::hours(24);
  const auto work = std::chrono::duration_cast<milliseconds>(ends_->processor - processor_time());
  return std::min(work, std::chrono::duration_cast<milliseconds>(ends_->clock - std::chrono::steady_clock::now()));
}

}  // namespace recto::image
