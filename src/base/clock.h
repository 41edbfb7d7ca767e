#pragma once
// Time comes in through here, so that tests can set it.

#include <cstdint>
#include <string>

namespace recto::inline base {

class Clock {
 public:
  virtual ~Clock() = default;
  /// Milliseconds since 1970-01-01T00:00:00Z.
  virtual int64_t now_ms() const = 0;
};
/// The system's clock.
const Clock& system_clock();
/// RFC 3339 in UTC with milliseconds: 2026-01-31T12:00:00.000Z.
std::string rfc3339(int64_t ms);

}  // namespace recto::inline base
