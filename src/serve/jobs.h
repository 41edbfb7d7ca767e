#pragma once
// Work that goes on after its request was answered: one piece at a time, in the order it was asked for.

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

#include "sandbox/cancellation.h"

namespace recto::serve {

class Jobs {
 public:
  using Work = std::function<void(sandbox::Cancellation& cancellation)>;
  Jobs();
  /// Ends what runs, drops what waits.
  ~Jobs();

  /// At most `kMost` wait. False: that many do.
  bool start(Work work);
  /// Ends what runs now; what waits goes on.
  void cancel_running();
  bool idle() const;
  void stop();

  static constexpr size_t kMost = 50;

 private:
  void run();

  mutable std::mutex mutex_;
  std::condition_variable asked_;
  std::deque<Work> waiting_;
  std::shared_ptr<sandbox::Cancellation> running_;
  bool ending_ = false;
  std::thread thread_;
};

}  // namespace recto::serve
