#include "readers/pdf/deadline.h"

#include <sys/time.h>
#include <time.h>

#include <atomic>
#include <csignal>

#include "readers/pdf/document.h"

namespace recto::pdf {
namespace {

constexpr int64_t kNever = INT64_MAX;
constexpr suseconds_t kTickMicroseconds = 250'000;

std::atomic<int64_t> ends_at = kNever;
static_assert(std::atomic<int64_t>::is_always_lock_free);

int64_t now_ms() {
  timespec now{};
  ::clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1000 + now.tv_nsec / 1'000'000;
}

void tick(int) {
  if (now_ms() >= ends_at.load(std::memory_order_relaxed)) Document::stop_page();
}

}  // namespace

void arm_deadlines() {
  struct sigaction action {};
  action.sa_handler = tick;
  action.sa_flags = SA_RESTART;
  ::sigaction(SIGALRM, &action, nullptr);
  const itimerval every{{0, kTickMicroseconds}, {0, kTickMicroseconds}};
  ::setitimer(ITIMER_REAL, &every, nullptr);
}

Deadline::Deadline(uint32_t limit_ms) { ends_at = now_ms() + limit_ms; }
Deadline::~Deadline() { ends_at = kNever; }

}  // namespace recto::pdf
