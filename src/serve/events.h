#pragma once
// What happens, told to whoever listens: server-sent events (WHATWG HTML, section 9.2).

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "json/objects.h"

namespace recto::serve {

/// Keeps the last few thousand events, so that a listener who was cut off goes on where it was.
class Events {
 public:
  void tell(std::string_view name, const json::Json& data);
  /// Waits for events after number `after`, at most 15 seconds, and gives them as the stream's text, with the number of the last; a comment where there were none.
  /// An empty text: the server is ending.
  struct Heard {
    std::string text;
    uint64_t last = 0;
  };
  Heard hear(uint64_t after);
  uint64_t last() const;
  void stop();

 private:
  struct Event {
    uint64_t number;
    std::string text;
  };
  mutable std::mutex mutex_;
  std::condition_variable told_;
  std::deque<Event> events_;
  uint64_t last_ = 0;
  bool ending_ = false;
};

}  // namespace recto::serve
