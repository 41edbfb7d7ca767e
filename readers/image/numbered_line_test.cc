#include "readers/image/numbered_line.h"

#include <gtest/gtest.h>

namespace recto::image {
namespace {

/// A line of one word, 100 pixels wide, and a number that covers its right 60.
std::u32string compared(std::u32string word, float sure, std::u32string number, float number_sure) {
  LineResult line;
  line.seen = {0, 0, 100, 20};
  line.read.words.push_back({std::move(word), sure, 0, 100});
  FoundNumber found;
  found.text = std::move(number);
  found.confidence = number_sure;
  found.box = {40, 0, 100, 20};
  compare_numbers(line, {found});
  const ReadWord& left = line.read.words.front();
  return left.text + (left.confidence < 0.8f ? U"?" : U"");
}

TEST(NumbersCompared, LoseNothingOfAWordWithLetters) {
  EXPECT_EQ(compared(U"317/ت/5", 0.7f, U":317/", 0.95f), U"317/ت/5?");
  EXPECT_EQ(compared(U"317/ت/5", 0.9f, U":317/", 0.95f), U"317/ت/5");
  EXPECT_EQ(compared(U"317/ت/5", 0.9f, U"377/", 0.95f), U"317/ت/5?");
}

TEST(NumbersCompared, KeepTheSurerOne) {
  EXPECT_EQ(compared(U"1887", 0.6f, U"1987", 0.95f), U"1987?");
  EXPECT_EQ(compared(U"1987", 0.95f, U"1887", 0.6f), U"1987");
  EXPECT_EQ(compared(U"1987", 0.85f, U"1887", 0.9f), U"1987?");
  EXPECT_EQ(compared(U"1987", 0.6f, U"1987", 0.9f), U"1987");
}

TEST(NumbersCompared, NeverGiveUpADigit) { EXPECT_EQ(compared(U"1987", 0.6f, U"198", 0.95f), U"1987?"); }

}  // namespace
}  // namespace recto::image
