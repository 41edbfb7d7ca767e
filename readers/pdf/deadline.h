#pragma once
// Ends a page that takes too long, so that the rest of the document is still read. A timer looks at the clock four times
// a second; it is armed before the process is shut in, since its system call is not allowed afterwards. What MuPDF does
// not notice, the host's limits end.

#include <cstdint>

namespace recto::pdf {

/// Starts the timer. Call once, first in main; without it no page is ever ended.
void arm_deadlines();

/// While this lives, the page being worked on is stopped after `limit_ms`.
class Deadline {
 public:
  explicit Deadline(uint32_t limit_ms);
  Deadline(const Deadline&) = delete;
  Deadline& operator=(const Deadline&) = delete;
  ~Deadline();
};

}  // namespace recto::pdf
