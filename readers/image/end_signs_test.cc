#include "readers/image/end_signs.h"

#include <gtest/gtest.h>

namespace recto::image {
namespace {

/// A line of three letters, 20 pixels tall, and whatever else stands at its right.
struct Drawn {
  Pieces pieces;
  LineResult line;

  Drawn(std::u32string text, Script script) {
    line.line.letter_height = 20;
    line.script = script;
    line.read.words.push_back({std::move(text), 0.9f, 0, 60});
    for (const int x : {0, 20, 40}) add({x, 0, x + 15, 20});
  }
  void add(const PixelBox& ink) {
    line.line.pieces.push_back(static_cast<int32_t>(pieces.list.size()));
    pieces.list.push_back({ink, ink.width() * ink.height()});
  }
  std::u32string read() {
    drop_end_signs(line, pieces);
    return line.read.words.empty() ? U"" : line.read.words.front().text;
  }
};

TEST(EndSigns, GoWhereALetterStands) {
  EXPECT_EQ(Drawn(U"‘Nab", Script::latin).read(), U"Nab");
  EXPECT_EQ(Drawn(U"Nab.", Script::latin).read(), U"Nab");
  EXPECT_EQ(Drawn(U"سعد.", Script::arabic).read(), U"سعد");
}

TEST(EndSigns, StayWhereTheirInkStands) {
  Drawn stop(U"Nab.", Script::latin);
  stop.add({58, 17, 61, 20});
  EXPECT_EQ(stop.read(), U"Nab.");
  Drawn colon(U"Nab:", Script::latin);
  colon.add({58, 8, 61, 11});
  colon.add({58, 17, 61, 20});
  EXPECT_EQ(colon.read(), U"Nab:");
}

TEST(EndSigns, ALettersDotIsNoSign) {
  Drawn dotted(U"Nabi.", Script::latin);
  dotted.add({60, 6, 64, 20});
  dotted.add({60, 0, 64, 3});
  EXPECT_EQ(dotted.read(), U"Nabi");
}

TEST(EndSigns, SignsAloneLeaveNoWord) { EXPECT_EQ(Drawn(U"—", Script::latin).read(), U""); }

}  // namespace
}  // namespace recto::image
