#include "search/closest.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

namespace recto::search {
namespace {

/// Sellers' table: obviously right, O(|pattern|·|text|).
uint32_t least_edits(std::u32string_view pattern, std::u32string_view text) {
  std::vector<uint32_t> column(pattern.size() + 1);
  for (uint32_t i = 0; i <= pattern.size(); ++i) column[i] = i;
  uint32_t best = column.back();
  for (const char32_t c : text) {
    uint32_t diagonal = column[0];
    for (size_t i = 1; i <= pattern.size(); ++i) {
      const uint32_t swap = diagonal + (pattern[i - 1] != c);
      diagonal = column[i];
      column[i] = std::min({swap, column[i] + 1, column[i - 1] + 1});
    }
    best = std::min(best, column.back());
  }
  return best;
}

uint32_t distance(std::u32string_view a, std::u32string_view b) {
  std::vector<uint32_t> row(b.size() + 1);
  for (uint32_t i = 0; i <= b.size(); ++i) row[i] = i;
  for (size_t i = 1; i <= a.size(); ++i) {
    uint32_t diagonal = row[0]++;
    for (size_t j = 1; j <= b.size(); ++j) {
      const uint32_t swap = diagonal + (a[i - 1] != b[j - 1]);
      diagonal = row[j];
      row[j] = std::min({swap, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row.back();
}

TEST(Closest, finds_the_stretch) {
  const std::u32string text = U"the old harbcur of the town";
  const Closest found = closest(U"harbour", text);
  EXPECT_EQ(text.substr(found.start, found.end - found.start), U"harbcur");
  EXPECT_EQ(found.edits, 1U);
  EXPECT_EQ(closest(U"x", U"").edits, 1U);
  EXPECT_EQ(closest(U"", U"abc").edits, 0U);
}

TEST(Closest, agrees_with_the_table) {
  const unsigned seed = 3;
  std::mt19937 random(seed);
  for (int round = 0; round < 3000; ++round) {
    std::u32string pattern, text;
    for (size_t k = 1 + random() % 64; k > 0; --k) pattern.push_back(static_cast<char32_t>(U'a' + random() % 3));
    for (size_t k = random() % 90; k > 0; --k) text.push_back(static_cast<char32_t>(U'a' + random() % 3));
    const Closest found = closest(pattern, text);
    ASSERT_EQ(found.edits, least_edits(pattern, text)) << "seed " << seed << " round " << round;
    ASSERT_LE(found.start, found.end);
    ASSERT_EQ(distance(pattern, std::u32string_view(text).substr(found.start, found.end - found.start)), found.edits)
        << "seed " << seed << " round " << round;
  }
}

}  // namespace
}  // namespace recto::search
