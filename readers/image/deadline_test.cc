#include "readers/image/deadline.h"

#include <gtest/gtest.h>

#include <thread>

namespace recto::image {
namespace {

using std::chrono::milliseconds;

TEST(PageDeadline, WaitingForOthersDoesNotUseItUp) {
  const Deadline deadline(milliseconds(400));
  std::this_thread::sleep_for(milliseconds(500));
  EXPECT_FALSE(deadline.over());
  EXPECT_GT(deadline.left(), milliseconds(200));
}

TEST(PageDeadline, WorkUsesItUp) {
  const Deadline deadline(milliseconds(30));
  const auto started = std::chrono::steady_clock::now();
  while (!deadline.over() && std::chrono::steady_clock::now() - started < std::chrono::seconds(20)) {
  }
  EXPECT_TRUE(deadline.over());
}

TEST(PageDeadline, WaitingForEverEnds) {
  const Deadline deadline(milliseconds(20));
  std::this_thread::sleep_for(Deadline::kPatience * milliseconds(25));
  EXPECT_TRUE(deadline.over());
}

TEST(PageDeadline, IsNoneUnlessAskedFor) { EXPECT_GT(Deadline().left(), std::chrono::hours(1)); }

}  // namespace
}  // namespace recto::image
