#include "reading/numbered_rows.h"

#include <gtest/gtest.h>

namespace recto::reading {
namespace {

std::vector<std::u32string> serials(std::u32string_view text) {
  std::vector<std::u32string> out;
  for (const NumberedRow& row : numbered_rows(text))
    out.emplace_back(text.substr(row.serial.start.value, row.serial.length()));
  return out;
}

TEST(NumberedRows, AreLinesThatCountUp) {
  EXPECT_EQ(serials(U"Names\n1 Karim\n2 Nabil\n\n3. Salwa 1961\n"), (std::vector<std::u32string>{U"1", U"2", U"3"}));
  EXPECT_EQ(serials(U"٩٩ كريم\n١٠٠ نبيل\n١٠١ سلوى"), (std::vector<std::u32string>{U"٩٩", U"١٠٠", U"١٠١"}));
}

TEST(NumberedRows, AreNoFiguresOfProse) {
  EXPECT_TRUE(serials(U"1 lorry\n2 cars").empty());
  EXPECT_TRUE(serials(U"12 lorries\n13 cars\n15 carts\n16 men").empty());
  EXPECT_TRUE(serials(U"1st\n2nd\n3rd").empty());
  EXPECT_TRUE(serials(U"1,200\n2,200\n3,200").empty());
  EXPECT_TRUE(serials(U"2004 the depot was built\n2005 it burnt\n2006 it was closed").empty());
  EXPECT_TRUE(serials(U"").empty());
}

TEST(NumberedRows, BeginAnewBehindABreak) {
  EXPECT_EQ(serials(U"1 a\n2 b\n3 c\n1 d\n2 e\n3 f").size(), 6U);
  EXPECT_EQ(serials(U"1 a\n2 b\nc\n3 d\n4 e\n5 f").size(), 3U);
}

}  // namespace
}  // namespace recto::reading
