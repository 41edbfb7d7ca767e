#pragma once
// Sandboxes that wait for the next document of their kind. Each serves one job at a time.

#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "base/result.h"
#include "sandbox/launcher.h"

namespace recto::sandbox {

class KeptSandboxes {
 public:
  explicit KeptSandboxes(const Launcher& launcher);
  /// Ends those that wait.
  ~KeptSandboxes();
  KeptSandboxes(const KeptSandboxes&) = delete;
  KeptSandboxes& operator=(const KeptSandboxes&) = delete;

  /// One that waits, or a new one. May be called from several threads. Errors: those of Launcher::start_warden.
  Result<ReaderProcess> take(const std::string& reader);
  /// Takes back one whose process has ended well.
  void give_back(const std::string& reader, ReaderProcess sandbox);
  void end_waiting();

 private:
  /// Bubblewrap ends with the thread that started it, so that nothing outlives a killed host; therefore this thread, which lives as long
  /// as the sandboxes, starts them all.
  void start_on_request();

  const Launcher& launcher_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::map<std::string, std::vector<ReaderProcess>> waiting_;
  std::deque<std::function<void()>> wanted_;
  bool ending_ = false;
  std::thread starter_;
};

/// Ends a sandbox and leaves no process behind. With a positive `patience` its reader may end by itself first.
Exit end_sandbox(ReaderProcess& reader, std::chrono::milliseconds patience);

}  // namespace recto::sandbox
