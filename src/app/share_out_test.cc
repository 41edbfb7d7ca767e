#include "app/share_out.h"

#include <gtest/gtest.h>

#include <atomic>
#include <vector>

namespace recto::app {
namespace {

TEST(ShareOut, EveryPieceIsDoneOnceByWorkersThatThereAre) {
  for (const size_t workers : {1U, 2U, 5U}) {
    std::vector<std::atomic<int>> done(100);
    std::atomic<size_t> largest = 0;
    ASSERT_TRUE(share_out(workers, done.size(), [&](size_t worker, size_t piece) -> Result<void> {
      ++done[piece];
      if (worker > largest) largest = worker;
      return {};
    }));
    for (const std::atomic<int>& count : done) EXPECT_EQ(count, 1);
    EXPECT_LT(largest, workers);
  }
}

TEST(ShareOut, AnErrorEndsTheWork) {
  std::atomic<size_t> begun = 0;
  const auto done = share_out(2, 1'000'000, [&](size_t, size_t piece) -> Result<void> {
    ++begun;
    if (piece == 3) return fail(ErrorKind::cancelled, "enough");
    return {};
  });
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().kind, ErrorKind::cancelled);
  EXPECT_LT(begun, 1'000'000U);
}

TEST(ShareOut, NothingIsNoWork) {
  EXPECT_TRUE(share_out(3, 0, [](size_t, size_t) -> Result<void> { return fail(ErrorKind::io, "not to be called"); }));
}

}  // namespace
}  // namespace recto::app
