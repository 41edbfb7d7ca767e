#pragma once
// OCR processes: one page each, at most so many at once over all files being read.

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "base/result.h"
#include "model/page.h"
#include "sandbox/runner.h"

namespace recto::intake {

/// A page as grey pixels, waiting to be recognised.
struct GreyPixels {
  PageNumber page{1};
  wire::GreyShape shape;
  std::string bytes;  ///< shape.size() of them
};

struct Recognised {
  Page page;           ///< numbered as the pixels were
  std::string reader;  ///< with its version
};

class Recognisers {
 public:
  /// `count` threads, each driving one process at a time.
  Recognisers(const sandbox::Runner& runner, std::vector<std::string> languages, unsigned count);
  /// Waits for what was submitted.
  ~Recognisers();
  Recognisers(const Recognisers&) = delete;
  Recognisers& operator=(const Recognisers&) = delete;

  /// Gives the answer on another thread: the page, or why it could not be recognised (kinds as JobReport, or of Runner::run).
  using Answer = std::function<void(Result<Recognised>)>;
  /// Waits while `count` pages wait already, so that pixels do not pile up. `cancellation` outlives the answer.
  void submit(GreyPixels pixels, Answer answer, const sandbox::Cancellation* cancellation);

 private:
  struct Task {
    GreyPixels pixels;
    Answer answer;
    const sandbox::Cancellation* cancellation;
  };
  void work();
  Result<Recognised> recognise(const Task& task) const;

  const sandbox::Runner& runner_;
  const std::vector<std::string> languages_;
  const size_t most_waiting_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Task> waiting_;
  bool closing_ = false;
  std::vector<std::jthread> threads_;
};

}  // namespace recto::intake
