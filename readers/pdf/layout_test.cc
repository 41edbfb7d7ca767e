#include "readers/pdf/layout.h"

#include <gmock/gmock.h>

#include <algorithm>

namespace recto::pdf {
namespace {

using ::testing::SizeIs;

/// Draws texts on a page, each scalar a glyph 6 points wide at size 10, as different producers do.
class Drawing {
 public:
  Drawing() {
    page_.width = 600;
    page_.height = 800;
  }
  /// Left to right from x, in the order given: Latin, or Arabic already in visual order.
  Drawing& visual(float x, float y, std::u32string_view letters) {
    for (size_t i = 0; i < letters.size(); ++i) glyph(x + 6 * static_cast<float>(i), y, letters.substr(i, 1));
    return *this;
  }
  /// Right to left, the first letter at x, as producers draw that keep the logical order.
  Drawing& logical(float x, float y, std::u32string_view letters) {
    for (size_t i = 0; i < letters.size(); ++i) glyph(x - 6 * static_cast<float>(i), y, letters.substr(i, 1));
    return *this;
  }
  Drawing& glyph(float x, float y, std::u32string_view letters, float advance = 6) {
    Glyph glyph;
    glyph.x = x;
    glyph.y = y;
    glyph.advance = advance;
    glyph.size = 10;
    glyph.box = {x, y - 8, x + advance, y + 2};
    glyph.text_start = static_cast<uint32_t>(page_.letters.size());
    glyph.text_length = static_cast<uint32_t>(letters.size());
    page_.letters += letters;
    page_.glyphs.push_back(glyph);
    ++page_.signals.glyphs;
    return *this;
  }
  Page page() const { return to_page(page_, PageNumber(1)); }
  std::u32string text() const { return page().text; }
  GlyphPage& glyphs() { return page_; }

 private:
  GlyphPage page_;
};

std::u32string turned(std::u32string text) {
  std::ranges::reverse(text);
  return text;
}

TEST(Layout, ArabicInBothStreamOrders) {
  const std::u32string words = U"كتاب الأمن";
  EXPECT_EQ(Drawing().visual(100, 100, turned(words)).text(), words + U"\n");
  EXPECT_EQ(Drawing().logical(400, 100, words).text(), words + U"\n");
}

TEST(Layout, NumbersStayLeftToRight) {
  // As drawn: the number's digits run right, the words left.
  const std::u32string amount = turned(U" عدد") + U"2,500" + turned(U"بلغ ");
  EXPECT_EQ(Drawing().visual(100, 100, amount).text(), U"بلغ 2,500 عدد\n");
  const std::u32string drawn = turned(U" متطوع") + U"٢٥" + turned(U"وصل ");
  EXPECT_EQ(Drawing().visual(100, 100, drawn).text(), U"وصل ٢٥ متطوع\n");
  const std::u32string date = turned(U" بغداد") + U"14/3/2011" + turned(U"في ");
  EXPECT_EQ(Drawing().visual(100, 100, date).text(), U"في 14/3/2011 بغداد\n");
}

TEST(Layout, HyphenPartsOfArabicNumbersGoRightToLeft) {
  EXPECT_EQ(Drawing().visual(100, 100, U"٢٠١١-٤-٥" + turned(U"بتاريخ ")).text(), U"بتاريخ ٥-٤-٢٠١١\n");
}

TEST(Layout, LatinInArabicLine) {
  const std::u32string drawn = turned(U" الليلة") + U"Boeing 747" + turned(U"وصلت طائرة ");
  EXPECT_EQ(Drawing().visual(50, 100, drawn).text(), U"وصلت طائرة Boeing 747 الليلة\n");
}

TEST(Layout, ArabicInLatinLine) {
  const std::u32string drawn = U"The file " + turned(U"ملف التدريب") + U" was sent to the office.";
  EXPECT_EQ(Drawing().visual(50, 100, drawn).text(), U"The file ملف التدريب was sent to the office.\n");
}

TEST(Layout, PresentationFormsAndLigaturesBecomeLetters) {
  // beh initial, alef final, heh isolated; drawn left to right in visual order
  EXPECT_EQ(Drawing().visual(100, 100, U"ﻩﺎﺑ").text(), U"باه\n");
  EXPECT_EQ(Drawing().logical(100, 100, U"ﻻ").glyph(94, 100, U"ﺑ").text(), U"لاب\n");
  EXPECT_EQ(Drawing().glyph(100, 100, U"ﬁ").glyph(106, 100, U"t").text(), U"fit\n");
}

TEST(Layout, LigatureMappedInVisualOrderIsTurned) {
  EXPECT_EQ(Drawing().glyph(106, 100, U"س").glyph(100, 100, U"ال").glyph(94, 100, U"م").text(), U"سلام\n");
}

TEST(Layout, MarksFollowTheirLetters) {
  // visual order: marks stand before their letter in the stream, over it on the page
  Drawing visual;
  visual.glyph(100, 100, U"ر");
  visual.glyph(108, 100, U"\u064E", 0).glyph(106, 100, U"م");
  visual.glyphs().glyphs[1].box = {108, 90, 110, 92};
  EXPECT_EQ(visual.text(), U"م\u064Eر\n");
  Drawing logical;
  logical.glyph(106, 100, U"م").glyph(108, 100, U"\u064E", 0).glyph(100, 100, U"ر");
  logical.glyphs().glyphs[1].box = {108, 90, 110, 92};
  EXPECT_EQ(logical.text(), U"م\u064Eر\n");
}

TEST(Layout, BracketsMappedByLookOrByMeaning) {
  const std::u32string words = U"المكتب (الأمن) الوطني";
  std::u32string by_look = turned(words);
  for (char32_t& c : by_look) c = c == U'(' ? U')' : c == U')' ? U'(' : c;
  EXPECT_EQ(Drawing().visual(50, 100, turned(words)).text(), words + U"\n");
  EXPECT_EQ(Drawing().visual(50, 100, by_look).text(), words + U"\n");
}

TEST(Layout, LinesAndBlocks) {
  const Page page = Drawing()
                        .visual(50, 100, U"first line")
                        .visual(50, 112, U"second line")
                        .visual(50, 124, U"third line")
                        .visual(50, 160, U"a block")
                        .page();
  EXPECT_EQ(page.text, U"first line\nsecond line\nthird line\n\na block\n");
  ASSERT_THAT(page.words, SizeIs(8));
  EXPECT_EQ(page.words[0].box, (Box{50, 92, 80, 102}));
}

TEST(Layout, TableRowsAreLines) {
  const std::u32string text = Drawing()
                                  .visual(50, 100, U"Name")
                                  .visual(200, 100, U"Rank")
                                  .visual(50, 114, U"Salim")
                                  .visual(200, 114, U"Captain")
                                  .text();
  EXPECT_EQ(text, U"Name\tRank\n\nSalim\tCaptain\n");
}

TEST(Layout, ColumnsInStreamOrderStay) {
  Drawing page;
  for (int column = 0; column < 2; ++column) {
    for (int line = 0; line < 5; ++line) {
      page.visual(50 + 300.0F * static_cast<float>(column), 100 + 12.0F * static_cast<float>(line),
                  column == 0 ? U"left" : U"right");
    }
  }
  EXPECT_EQ(page.text(), U"left\nleft\nleft\nleft\nleft\n\nright\nright\nright\nright\nright\n");
}

TEST(Layout, AStreamThatJumpsAboutIsSorted) {
  Drawing page;
  const std::array<int, 8> order = {7, 2, 5, 0, 6, 1, 4, 3};
  for (int line : order) {
    page.visual(50, 100 + 12.0F * static_cast<float>(line),
                std::u32string(U"line ") + static_cast<char32_t>(U'0' + line));
  }
  EXPECT_EQ(page.text(), U"line 0\nline 1\nline 2\nline 3\nline 4\nline 5\nline 6\nline 7\n");
}

TEST(Layout, TextDrawnOverTextIsALineOfItsOwn) {
  EXPECT_EQ(Drawing().visual(50, 100, U"under").visual(52, 100, U"above").text(), U"under\n\nabove\n");
}

TEST(Layout, NumbersInTheMarginDoNotMoveLines) {
  Drawing page;
  for (int i = 1; i <= 3; ++i) {
    page.visual(36, 100 + 24.0F * static_cast<float>(i), std::u32string(1, static_cast<char32_t>(U'0' + i)));
  }
  page.visual(200, 124, U"title").visual(48, 148, U"the body").visual(48, 172, U"ends here");
  EXPECT_EQ(page.text(), U"1\ttitle\n\n2 the body\n3 ends here\n");
}

TEST(Layout, NothingIsLostToSpaces) {
  EXPECT_EQ(Drawing().visual(50, 100, U"  a   b  ").text(), U"a b\n");
  EXPECT_EQ(Drawing().visual(50, 100, U"   ").text(), U"");
  EXPECT_TRUE(Drawing().page().blank);
}

TEST(Layout, StrangeGeometryIsHarmless) {
  Drawing page;
  page.glyph(0, 0, U"a", 0).glyph(-1e5F, 1e5F, U"b", 1e5F).glyph(5, 5, U"\u064E", 0).glyph(5, 5, U"", 3);
  page.glyphs().glyphs[0].size = 0;
  page.glyphs().glyphs[1].along_x = 0;
  page.glyphs().glyphs[1].along_y = 0;
  EXPECT_GE(page.page().words.size(), 2U);
}

TEST(Layout, TooMuchTextIsCutAndSaid) {
  Drawing page;
  for (size_t i = 0; i < kMostScalars / 10; ++i) page.glyph(10, static_cast<float>(i) * 12, U"aaaaaaaaaaaa");
  const Page cut = page.page();
  EXPECT_LT(cut.text.size(), kMostScalars + 20);
  EXPECT_THAT(cut.faults, SizeIs(1));
}

}  // namespace
}  // namespace recto::pdf
