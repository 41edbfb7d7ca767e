#include "readers/image/strokes.h"

#include <gtest/gtest.h>

namespace recto::image {
namespace {

/// Ink of strokes 20 pixels tall and 4 wide that lean by so many pixels over their height; and a bow.
struct DrawnStrokes {
  Pieces pieces;
  LineResult line;

  DrawnStrokes() {
    pieces.label = Plane<int32_t>(200, 30, -1);
    line.seen = {0, 0, 200, 30};
    line.line.letter_height = 20;
  }
  int32_t add(int x, auto shift) {
    const auto id = static_cast<int32_t>(pieces.list.size());
    PixelBox box;
    for (int y = 5; y < 25; ++y) {
      const int from = x + shift(y - 5);
      for (int u = from; u < from + 4; ++u) pieces.label.at(u, y) = id;
      box = unite(box, {from, y, from + 4, y + 1});
    }
    pieces.list.push_back({box, 80});
    line.line.pieces.push_back(id);
    return id;
  }
  int32_t leaning(int x) {
    return add(x, [](int y) { return (19 - y) * 2 / 5; });
  }
  int32_t upright(int x) {
    return add(x, [](int) { return 0; });
  }
  int32_t bow(int x) {
    return add(x, [](int y) { return y < 10 ? (10 - y) : (y - 10) / 2; });
  }
  std::u32string mended(std::u32string text) {
    line.read.words = {{std::move(text), 0.9f, 0, 200}};
    mend_strokes(line, pieces);
    return line.read.words.front().text + (line.read.words.front().confidence < 0.8f ? U"?" : U"");
  }
};

TEST(Strokes, AreToldByHowTheyStand) {
  DrawnStrokes drawn;
  EXPECT_EQ(stroke_of(drawn.pieces, drawn.leaning(10), 20), Stand::leaning);
  EXPECT_EQ(stroke_of(drawn.pieces, drawn.upright(50), 20), Stand::upright);
  EXPECT_EQ(stroke_of(drawn.pieces, drawn.bow(80), 20), Stand::none);
  EXPECT_EQ(stroke_of(drawn.pieces, drawn.upright(120), 60), Stand::none) << "a dot, a hamza";
}

TEST(Strokes, ThatStandAsInkAndNotAsTextAreMended) {
  DrawnStrokes drawn;
  drawn.leaning(60);
  EXPECT_EQ(drawn.mended(U"٣٥٢٦ات"), U"٣٥٢٦/ت?");
  EXPECT_EQ(drawn.mended(U"٣٥٢٦/ت"), U"٣٥٢٦/ت");
}

TEST(Strokes, AreNoLettersBesidesThemselves) {
  DrawnStrokes drawn;
  drawn.leaning(60);
  drawn.leaning(100);
  EXPECT_EQ(drawn.mended(U"٤٨/ات/٤٨٥"), U"٤٨/ت/٤٨٥?");
}

TEST(Strokes, ARingAmongEasternDigitsIsAFive) {
  DrawnStrokes drawn;
  EXPECT_EQ(drawn.mended(U"١0١"), U"١٥١?");
  EXPECT_EQ(drawn.mended(U"2006"), U"2006");
  EXPECT_EQ(drawn.mended(U"١2٠0"), U"١2٠0");
}

TEST(Strokes, AnAlefThatStandsThereStays) {
  DrawnStrokes drawn;
  drawn.leaning(60);
  drawn.upright(80);
  drawn.leaning(100);
  EXPECT_EQ(drawn.mended(U"٤٨/ات/٤٨٥"), U"٤٨/ات/٤٨٥");
  EXPECT_EQ(drawn.mended(U"المادة"), U"المادة");
}

}  // namespace
}  // namespace recto::image
