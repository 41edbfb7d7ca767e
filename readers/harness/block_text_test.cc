#include "readers/harness/block_text.h"

#include <gtest/gtest.h>

namespace recto::harness {
namespace {

using Break = BlockText::Break;
using Cell = BlockText::Cell;

TEST(BlockText, CollapsesSpaceAcrossPieces) {
  BlockText text;
  text.add(U"  a ", false);
  text.add(U" b\n", false);
  text.add(U"c  ", false);
  EXPECT_EQ(text.take(), U"a b c");
}

TEST(BlockText, TheLargestBreakAskedForIsMade) {
  BlockText text;
  text.need(Break::paragraph);
  text.add(U"a", false);
  text.need(Break::line);
  text.need(Break::paragraph);
  text.need(Break::line);
  text.add(U"b", false);
  text.need(Break::paragraph);
  EXPECT_EQ(text.take(), U"a\n\nb");
}

TEST(BlockText, BlocksInsideCellsDoNotBreakRows) {
  BlockText text;
  text.add(U"before", false);
  for (int row = 0; row < 2; ++row) {
    text.need(Break::line);
    for (const Cell cell : {Cell::first, Cell::next}) {
      text.begin_cell(cell);
      text.need(Break::paragraph);
      text.add(U"x", false);
      text.need(Break::paragraph);
      text.end_cell();
    }
    text.need(Break::line);
  }
  EXPECT_EQ(text.take(), U"before\nx\tx\nx\tx");
}

TEST(BlockText, LineEndsAndPages) {
  BlockText text;
  text.page_break();
  text.add(U"a ", false);
  text.line_end();
  text.line_end();
  text.add(U" b", false);
  text.page_break();
  text.need(Break::paragraph);
  text.add(U"c", false);
  EXPECT_EQ(text.take(), U"a\n\nb\fc");
}

}  // namespace
}  // namespace recto::harness
