#pragma once
// How long the work on a page may go on.

#include <chrono>
#include <optional>

namespace recto::image {

/// Counts processor time of this process: a page is not lost because the machine does something else. On the clock five times as much may pass, so that work
/// which waits for ever ends, too.
class Deadline {
 public:
  static constexpr int kPatience = 5;

  Deadline() = default;  ///< none
  explicit Deadline(std::chrono::milliseconds work);

  /// What is left of it, the less of both counts; nought or less when it is over.
  std::chrono::milliseconds left() const;
  bool over() const { return left().count() <= 0; }

 private:
  struct Ends {
    std::chrono::nanoseconds processor;
    std::chrono::steady_clock::time_point clock;
  };
  std::optional<Ends> ends_;
};

}  // namespace recto::image
