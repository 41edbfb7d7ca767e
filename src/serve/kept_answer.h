#pragma once
// An answer that costs more than a click may wait, kept until what it was made of changes.

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>

namespace recto::serve {

class KeptAnswer {
 public:
  enum class State : uint8_t { changing, settled };
  /// The answer made of `change`. While things are `changing`, one that was made up to two seconds ago will do. Made once where several ask; safe from several threads.
  std::shared_ptr<const std::string> get(uint64_t change, State state, const std::function<std::string()>& make);

 private:
  std::mutex mutex_;
  std::shared_ptr<const std::string> kept_;
  uint64_t change_ = 0;
  std::chrono::steady_clock::time_point made_;
};

}  // namespace recto::serve
