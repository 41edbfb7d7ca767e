// Files of pairs, whole and broken. All persons are invented.

#include "app/names.h"

#include <gtest/gtest.h>

namespace recto::app {
namespace {

std::vector<ComparedPair> compared_pairs(const std::string& tsv) {
  std::vector<ComparedPair> out;
  const auto header = pairs_header(tsv);
  if (!header) return out;
  const auto done =
      compare_pairs(tsv, *header, names::Tables::built_in(), [&](const ComparedPair& pair) -> Result<void> {
        out.push_back(pair);
        return {};
      });
  EXPECT_TRUE(done);
  return out;
}

TEST(ComparePairs, KeepsRowsAndColumns) {
  const auto pairs = compared_pairs(
      "\xEF\xBB\xBFid\tname_b\tnote\tname_a\r\n1\tZaydan Qasri\tx\tزيدان القصري\r\n\n2\tKaram\t\tMunir\n");
  ASSERT_EQ(pairs.size(), 2U);
  EXPECT_EQ(pairs[0].row, "1\tZaydan Qasri\tx\tزيدان القصري");
  EXPECT_GT(pairs[0].comparison.score, 0.6F);
  EXPECT_EQ(pairs[1].comparison.score, 0);
}

TEST(ComparePairs, NamesABrokenRowAndGoesOn) {
  const auto pairs = compared_pairs("name_a\tname_b\nZaydan\nZaydan\tZaydan\textra\nZay\xFF\tZaydan\nZaydan\tZaydan\n");
  ASSERT_EQ(pairs.size(), 4U);
  EXPECT_EQ(pairs[0].fault, "row 2 has 1 columns, the first line has 2");
  EXPECT_EQ(pairs[0].row, "Zaydan\t");
  EXPECT_EQ(pairs[1].fault, "row 3 has 3 columns, the first line has 2");
  EXPECT_EQ(pairs[2].fault, "row 4 is not UTF-8");
  EXPECT_EQ(pairs[3].fault, "");
  EXPECT_EQ(pairs[3].comparison.score, 1);
}

TEST(ComparePairs, WantsItsTwoColumns) {
  EXPECT_FALSE(pairs_header(""));
  EXPECT_FALSE(pairs_header("name_a\tname\n"));
  EXPECT_FALSE(pairs_header("name_a\tname_b\xFF\n"));
}

TEST(NameTablesFolder, MustHoldTables) {
  EXPECT_FALSE(name_tables("/nonexistent"));
  EXPECT_TRUE(name_tables(""));
}

}  // namespace
}  // namespace recto::app
