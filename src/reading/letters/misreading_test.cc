#include "reading/letters/misreading.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

namespace recto::reading::letters {
namespace {

/// The whole table, cell by cell.
float slow_cost(std::u32string_view read, std::u32string_view word) {
  std::vector<std::vector<float>> cost(read.size() + 1, std::vector<float>(word.size() + 1));
  for (size_t i = 0; i <= read.size(); ++i) {
    for (size_t j = 0; j <= word.size(); ++j) {
      if (i == 0 || j == 0) cost[i][j] = static_cast<float>(i + j);
      if (i == 0 || j == 0) continue;
      const float change = misreading_cost(read.substr(i - 1, 1), word.substr(j - 1, 1), 2);
      cost[i][j] = std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1, cost[i - 1][j - 1] + change});
    }
  }
  return cost[read.size()][word.size()];
}

/// A word of a few letters, some of them taken for each other; or another one with some of its letters changed.
std::u32string drawn_word(std::mt19937& draw, const std::u32string& from) {
  constexpr std::u32string_view kLetters = U"abco0l1smnدذرزكل";
  std::u32string word = from;
  const auto letter = [&] { return kLetters[draw() % kLetters.size()]; };
  if (from.empty()) word.assign(draw() % 10, U'a');
  for (char32_t& c : word) c = from.empty() || draw() % 6 == 0 ? letter() : c;
  if (draw() % 3 == 0) word.insert(word.begin() + static_cast<std::ptrdiff_t>(draw() % (word.size() + 1)), letter());
  if (!word.empty() && draw() % 3 == 0) word.erase(draw() % word.size(), 1);
  return word;
}

TEST(MisreadingCost, IsThatOfTheWholeTableUpToItsLimit) {
  std::mt19937 draw(20061);
  for (int k = 0; k < 20'000; ++k) {
    const std::u32string word = drawn_word(draw, {}), read = drawn_word(draw, draw() % 4 == 0 ? U"" : word);
    const float limit = static_cast<float>(draw() % 9) * 0.5F, right = slow_cost(read, word);
    const float cost = misreading_cost(read, word, limit);
    if (right <= limit) {
      EXPECT_FLOAT_EQ(cost, right);
    } else {
      EXPECT_GT(cost, limit);
    }
  }
}

TEST(MisreadingCost, CountsLettersTakenForEachOtherHalf) {
  EXPECT_FLOAT_EQ(misreading_cost(U"l", U"1", 2), 0.5F);
  EXPECT_FLOAT_EQ(misreading_cost(U"د", U"ذ", 2), 0.5F);
  EXPECT_FLOAT_EQ(misreading_cost(U"a", U"z", 2), 1);
  EXPECT_FLOAT_EQ(misreading_cost(U"漢", U"a", 2), 1);
}

}  // namespace
}  // namespace recto::reading::letters
