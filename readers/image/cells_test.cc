#include "readers/image/cells.h"

#include <gtest/gtest.h>

namespace recto::image {
namespace {

/// A line of pieces of ink 15 pixels wide.
struct InkRow {
  Pieces pieces;
  TextLine line;

  explicit InkRow(std::vector<int> places) {
    line.letter_height = 20;
    line.frame = {0, 0, 100, 20};
    for (const int x : places) add({x, 5, x + 15, 15});
  }
  void add(const PixelBox& box) {
    line.pieces.push_back(static_cast<int32_t>(pieces.list.size()));
    pieces.list.push_back({box, box.width() * box.height()});
    line.box = unite(line.box, box);
  }
  std::vector<size_t> cells(std::vector<RuledLine> rules, Direction direction = Direction::left_to_right) const {
    std::vector<size_t> sizes;
    for (const TextLine& cell : cells_of(line, pieces, rules, direction)) sizes.push_back(cell.pieces.size());
    return sizes;
  }
};

using Sizes = std::vector<size_t>;

TEST(Cells, TheInkIsCutAtAPlace) {
  const InkRow drawn({0, 40, 80});
  const auto [left, right] = cut_at(drawn.line, drawn.pieces, 60);
  EXPECT_EQ(left.pieces, (std::vector<int32_t>{0, 1}));
  EXPECT_EQ(right.pieces, (std::vector<int32_t>{2}));
  EXPECT_EQ(right.box.x0, 80);
  EXPECT_EQ(left.frame.y1, 20);
}

TEST(Cells, AnUprightRulePartsALine) {
  const InkRow drawn({0, 40, 80});
  EXPECT_EQ(drawn.cells({{58, -50, 60, 90}}), (Sizes{2, 1}));
  EXPECT_EQ(drawn.cells({{58, -50, 60, 90}}, Direction::right_to_left), (Sizes{1, 2}));
  EXPECT_EQ(drawn.cells({{70, -50, 70, 90}, {25, 90, 25, -50}}), (Sizes{1, 1, 1}));
}

TEST(Cells, OtherRulesPartNothing) {
  const InkRow drawn({0, 40, 80});
  EXPECT_EQ(drawn.cells({{0, 10, 100, 11}}), Sizes{3}) << "across";
  EXPECT_EQ(drawn.cells({{60, 30, 60, 90}}), Sizes{3}) << "below";
  EXPECT_EQ(drawn.cells({{200, 0, 200, 90}, {-5, 0, -5, 90}}), Sizes{3}) << "beside";
}

TEST(Cells, WhatIsWrittenAcrossARuleStaysWhole) {
  InkRow drawn({0, 80});
  drawn.add({30, 5, 75, 15});
  EXPECT_EQ(drawn.cells({{52, -50, 52, 90}}), Sizes{3});
}

}  // namespace
}  // namespace recto::image
