#include "app/share_out.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace recto::app {

Result<void> share_out(size_t workers, size_t pieces, const std::function<Result<void>(size_t, size_t)>& work) {
  std::atomic<size_t> next = 0;
  std::mutex mutex;
  std::optional<Error> failed;
  const auto run = [&](size_t worker) {
    for (size_t piece = next++; piece < pieces; piece = next++) {
      if (auto done = work(worker, piece); !done) {
        const std::lock_guard lock(mutex);
        if (!failed) failed = std::move(done).error();
        next = pieces;
      }
    }
  };
  std::vector<std::thread> threads;
  for (size_t worker = 1; worker < std::min(workers, pieces); ++worker) threads.emplace_back(run, worker);
  run(0);
  for (std::thread& thread : threads) thread.join();
  if (failed) return tl::unexpected(std::move(*failed));
  return {};
}

}  // namespace recto::app
