#include "serve/kept_answer.h"

#include <gtest/gtest.h>

namespace recto::serve {
namespace {

TEST(KeptAnswer, IsMadeAgainWhenWhatItIsMadeOfChanged) {
  KeptAnswer answer;
  int made = 0;
  const auto make = [&] { return std::to_string(++made); };
  using State = KeptAnswer::State;
  EXPECT_EQ(*answer.get(1, State::settled, make), "1");
  EXPECT_EQ(*answer.get(1, State::settled, make), "1");
  EXPECT_EQ(*answer.get(2, State::settled, make), "2");
  EXPECT_EQ(*answer.get(3, State::changing, make), "2") << "a moment old, while things change";
  EXPECT_EQ(*answer.get(3, State::settled, make), "3");
}

}  // namespace
}  // namespace recto::serve
