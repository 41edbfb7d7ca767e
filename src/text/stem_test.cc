#include "text/stem.h"

#include <gtest/gtest.h>

namespace recto::text {
namespace {

TEST(Stem, JoinsFormsOfOneWord) {
  EXPECT_EQ(text::stem(U"volunteers"), text::stem(U"volunteer"));
  EXPECT_EQ(text::stem(U"trained"), text::stem(U"training"));
  EXPECT_EQ(text::stem(U"المتطوعين"), text::stem(U"متطوعون"));
}

TEST(Stem, LeavesOtherWordsApartAndOtherScriptsAsTheyAre) {
  EXPECT_NE(text::stem(U"drivers"), text::stem(U"drills"));
  EXPECT_EQ(text::stem(U"совет"), U"совет");
  EXPECT_EQ(text::stem(U""), U"");
}

}  // namespace
}  // namespace recto::text
