#include "readers/image/numbered_line.h"

#include <gtest/gtest.h>

namespace recto::image {
namespace {

/// A line of one word, 100 pixels wide, and a number that covers its right 60.
std::u32string compared(std::u32string word, float sure, std::u32string number, float number_sure,
                        bool fills_cell = false) {
  LineResult line;
  line.seen = {0, 0, 100, 20};
  line.read.words.push_back({std::move(word), sure, 0, 100});
  FoundNumber found;
  found.text = std::move(number);
  found.confidence = number_sure;
  found.box = {40, 0, 100, 20};
  compare_numbers(line, {found}, fills_cell);
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

TEST(NumbersCompared, AreUnsureWhereTheNetworkCanHardlyTell) {
  EXPECT_EQ(compared(U"2306", 0.88f, U"2306", 0.003f), U"2306?");
}

TEST(NumbersCompared, NeverGiveUpADigit) { EXPECT_EQ(compared(U"1987", 0.6f, U"198", 0.95f), U"1987?"); }

TEST(NumbersCompared, InACellOfItsOwnTheSurerStaysIfTheOtherIsNotSure) {
  EXPECT_EQ(compared(U"15239", 0.6f, U"1959", 0.68f, true), U"1959?");
  EXPECT_EQ(compared(U"1/0", 0.88f, U"1970", 0.7f, true), U"1970?");
  EXPECT_EQ(compared(U"1987", 0.85f, U"1887", 0.9f, true), U"1987?");
}

TEST(LettersBetweenNumbers, StrokesAreNoLetters) {
  Pieces pieces;
  pieces.list = {{{10, 5, 30, 25}, 200}, {{15, 0, 19, 3}, 12}};  // a letter and its dots
  TextLine part;
  part.pieces = {0, 1};
  part.box = {10, 0, 30, 25};
  const auto letters = [&](const char32_t* read) {
    LineResult whole;
    whole.seen = {0, 0, 100, 30};
    whole.read = {{{read, 0.9f, 0, 40}, {U"امي", 0.2f, 60, 100}}, 0.9f};
    const ReadLine line = letters_only(whole, part, pieces);
    return line.words.empty() ? U"" : line.words.front().text;
  };
  EXPECT_EQ(letters(U"٧٥١لق/٩"), U"ق");
  EXPECT_EQ(letters(U"61/رت/٩"), U"ت");
  EXPECT_EQ(letters(U"٧/ل/٩"), U"ل");
  EXPECT_EQ(letters(U"٧/١"), U"");
  pieces.list.push_back({{35, 5, 42, 25}, 60});
  part.pieces.push_back(2);
  EXPECT_EQ(letters(U"٧٥١لق/٩"), U"/ق");
}

TEST(SettledNumber, IsSurerWhereBothSeeTheSameDigits) {
  ReadLine ours{{{U"1956", 0.9f, 0, 40}}, 0.9f};
  settle_number({{{U"(1956,", 0.5f, 0, 40}}, 0.5f}, ours);
  EXPECT_EQ(ours.words.front().text, U"1956");
  EXPECT_GT(ours.confidence, 0.94f);
}

TEST(SettledNumber, IsTheSurerOne) {
  ReadLine ours{{{U"1904", 0.4f, 0, 40}}, 0.4f};
  settle_number({{{U"1984", 0.9f, 0, 40}}, 0.9f}, ours);
  EXPECT_EQ(ours.words.front().text, U"1984");
  EXPECT_LT(ours.words.front().confidence, 0.8f);
}

TEST(SettledNumber, IsUnsureWhereTheyDiffer) {
  ReadLine ours{{{U"1966", 0.99f, 0, 40}}, 0.99f};
  settle_number({{{U"1956", 0.9f, 0, 40}}, 0.9f}, ours);
  EXPECT_LT(ours.confidence, 0.8f);
  EXPECT_LT(ours.words.front().confidence, 0.8f);
}

}  // namespace
}  // namespace recto::image
