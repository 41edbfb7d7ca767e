#include "readers/image/rules.h"

#include <gtest/gtest.h>

#include <numeric>

namespace recto::image {
namespace {

constexpr int kLetters = 20;

struct Drawing {
  Ink ink{600, 400};
  Grey grey{600, 400, 255};

  void fill(const PixelBox& box) {
    for (int y = box.y0; y < box.y1; ++y)
      for (int x = box.x0; x < box.x1; ++x) {
        ink.at(x, y) = 1;
        grey.at(x, y) = 0;
      }
  }
  int count(const PixelBox& box) const {
    int sum = 0;
    for (int y = box.y0; y < box.y1; ++y) sum += std::accumulate(ink.row(y) + box.x0, ink.row(y) + box.x1, 0);
    return sum;
  }
  int total() const { return count(ink.box()); }
};

TEST(Rules, AFrameGoesWithItsCorners) {
  Drawing page;
  page.fill({100, 100, 500, 103});
  page.fill({100, 297, 500, 300});
  page.fill({100, 100, 103, 300});
  page.fill({497, 100, 500, 300});
  EXPECT_EQ(remove_rules(page.ink, page.grey, kLetters).size(), 4U);
  EXPECT_EQ(page.total(), 0);
  EXPECT_EQ(std::count(page.grey.cells.begin(), page.grey.cells.end(), 255), 600 * 400);
}

TEST(Rules, TheShortSidesOfASingleRowGo) {
  Drawing page;
  page.fill({100, 100, 500, 103});
  page.fill({100, 180, 500, 183});
  for (const int x : {100, 250, 497}) page.fill({x, 100, x + 3, 183});
  remove_rules(page.ink, page.grey, kLetters);
  EXPECT_EQ(page.total(), 0);
}

TEST(Rules, SpecksWhereLinesCrossGo) {
  Drawing page;
  page.fill({100, 200, 500, 203});
  page.fill({300, 50, 303, 350});
  page.fill({306, 206, 309, 209});  // in the corner
  page.fill({400, 206, 404, 210});  // a letter's dot below a line
  remove_rules(page.ink, page.grey, kLetters);
  EXPECT_EQ(page.total(), 16);
}

TEST(Rules, AStrokeAboveATableInTheCourseOfItsLineStays) {
  Drawing page;
  page.fill({100, 100, 500, 103});
  page.fill({100, 297, 500, 300});
  for (const int x : {100, 300, 497}) page.fill({x, 100, x + 3, 300});
  page.fill({300, 60, 303, 80});  // a side of a digit of the table's title
  remove_rules(page.ink, page.grey, kLetters);
  EXPECT_EQ(page.total(), 3 * 20);
  EXPECT_EQ(page.count({300, 60, 303, 80}), 3 * 20);
}

TEST(Rules, AShortStrokeBelowALineStays) {
  Drawing page;
  page.fill({100, 100, 500, 103});
  page.fill({250, 106, 253, 180});
  remove_rules(page.ink, page.grey, kLetters);
  EXPECT_EQ(page.count({250, 106, 253, 180}), 3 * 74);
}

TEST(Rules, ALineThatIsNotLevelGoes) {
  Drawing page;
  for (int x = 50; x < 550; ++x) page.fill({x, 200 + x / 50, x + 1, 203 + x / 50});
  remove_rules(page.ink, page.grey, kLetters);
  EXPECT_EQ(page.total(), 0);
}

TEST(Rules, SaysWhereTheLinesRan) {
  Drawing page;
  page.fill({100, 100, 500, 103});
  page.fill({300, 20, 303, 380});
  const auto lines = remove_rules(page.ink, page.grey, kLetters);
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_NEAR(lines[0].x0, 100, 1);
  EXPECT_NEAR(lines[0].x1, 500, 1);
  EXPECT_NEAR(lines[0].y0, 101, 1);
  EXPECT_NEAR(lines[1].x0, 301, 1);
  EXPECT_NEAR(lines[1].y0, 20, 1);
  EXPECT_NEAR(lines[1].y1, 380, 1);
}

TEST(Rules, LettersStandingOnALineStayAndLoseOnlyIt) {
  Drawing page;
  page.fill({50, 200, 550, 203});
  page.fill({300, 180, 304, 203});
  remove_rules(page.ink, page.grey, kLetters);
  EXPECT_EQ(page.count({0, 0, 300, 400}), 0);
  EXPECT_GE(page.count({300, 180, 304, 199}), 4 * 18);
}

TEST(Rules, StrokesThatCrossALineStayWhole) {
  Drawing page;
  page.fill({50, 200, 550, 203});
  page.fill({300, 185, 304, 218});
  remove_rules(page.ink, page.grey, kLetters);
  EXPECT_EQ(page.total(), 4 * 33);
}

TEST(Rules, WhatIsShortOrThickIsNoLine) {
  Drawing page;
  page.fill({50, 50, 50 + kLetters * 7, 53});  // as long as joined and stretched letters may be
  page.fill({50, 200, 550, 230});              // blacked out
  int before = page.total();
  remove_rules(page.ink, page.grey, kLetters);
  EXPECT_EQ(page.total(), before);
}

TEST(Rules, TinyAndEmptyPicturesAreLeftAlone) {
  for (int side : {0, 1, 3}) {
    Ink ink(side, side);
    Grey grey(side, side, 255);
    remove_rules(ink, grey, kLetters);
    EXPECT_EQ(ink.width, side);
  }
}

}  // namespace
}  // namespace recto::image
