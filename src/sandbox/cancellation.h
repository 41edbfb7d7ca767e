#pragma once
// Stopping jobs from outside.

#include <atomic>

#include "base/files.h"

namespace recto::sandbox {

/// Shared by whoever may cancel and the jobs that watch it. Once cancelled it stays so.
class Cancellation {
 public:
  Cancellation();
  /// May be called from any thread and from a signal handler.
  void cancel();
  bool cancelled() const { return cancelled_.load(std::memory_order_relaxed); }
  /// Readable once cancelled; for poll.
  int descriptor() const { return event_.get(); }

 private:
  FileDescriptor event_;
  std::atomic<bool> cancelled_{false};
};

}  // namespace recto::sandbox
