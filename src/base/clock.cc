#include "base/clock.h"

#include <chrono>
#include <cstdio>
#include <ctime>

namespace recto::inline base {
namespace {
class SystemClock : public Clock {
 public:
  int64_t now_ms() const override {
    using namespace std::chrono;
    return duration_cast<milliseconds>(std::chrono::system_clock::now().time_since_epoch()).count();
  }
};
}  // namespace

const Clock& system_clock() {
  static const SystemClock instance;
  return instance;
}

std::string rfc3339(int64_t ms) {
  const std::time_t seconds = static_cast<std::time_t>(ms >= 0 ? ms / 1000 : (ms - 999) / 1000);
  std::tm utc{};
  gmtime_r(&seconds, &utc);
  char date[32], out[48];
  std::strftime(date, sizeof date, "%Y-%m-%dT%H:%M:%S", &utc);
  std::snprintf(out, sizeof out, "%s.%03dZ", date, static_cast<int>(ms - static_cast<int64_t>(seconds) * 1000));
  return out;
}

}  // namespace recto::inline base
