#include "readers/image/reading.h"

#include <gmock/gmock.h>

#include <random>

#include "readers/image/decode.h"
#include "readers/image/test_pages.h"
#include "text/utf8.h"

namespace recto::image {
namespace {

using testing::HasSubstr;

model::Page read(const PixPtr& pix, ReadingOptions options = {}) {
  Engines engines;
  auto page = read_page(*grey_of(*pix), 100, options, engines);
  EXPECT_TRUE(page) << page.error().sentence();
  return page ? *page : model::Page{};
}

std::string text_of(const model::Page& page) { return text::encode_utf8(page.text); }

TEST(Reading, ReadsLinesInOrderWithBoxes) {
  model::Page page = read(english_page());
  EXPECT_THAT(text_of(page), HasSubstr("From the Governor of Samara Vale\nto the Mayor of Zuhayra"));
  EXPECT_EQ(page.language, "eng");
  EXPECT_EQ(page.rotation, 0);
  EXPECT_FALSE(page.blank);
  EXPECT_GT(page.confidence, 0.8f);
  EXPECT_NEAR(page.width, 612, 1);
  ASSERT_GT(page.words.size(), 30u);
  const model::Word& from = page.words.front();
  EXPECT_NEAR(from.box.x0, 120 * 0.72, 5);  // its baseline begins at 120, 150 pixels of 100 dpi
  EXPECT_NEAR(from.box.y1, 150 * 0.72, 4);
  EXPECT_NEAR(from.box.y0, 150 * 0.72, 20);
}

TEST(Reading, TurnsPagesUpright) {
  for (int turns : {1, 2, 3}) {
    PixPtr turned(pixRotateOrth(english_page().get(), turns));
    model::Page page = read(turned);
    EXPECT_EQ(page.rotation, (4 - turns) % 4 * 90);
    EXPECT_THAT(text_of(page), HasSubstr("Governor of Samara")) << turns;
    EXPECT_NEAR(page.width, 612, 1) << turns;
  }
}

TEST(Reading, LaysTiltedPagesLevelAndPutsBoxesBack) {
  PixPtr tilted(pixRotate(english_page().get(), 0.05f, L_ROTATE_AREA_MAP, L_BRING_IN_WHITE, 0, 0));
  model::Page page = read(tilted);
  EXPECT_THAT(text_of(page), HasSubstr("Governor of Samara"));
  model::Page level = read(english_page());
  ASSERT_FALSE(page.words.empty());
  // The first word stands left of and above the centre: clockwise by 0.05 it moves right and up.
  float moved = page.words.front().box.y0 - level.words.front().box.y0;
  EXPECT_LT(moved, -4);
  EXPECT_GT(moved, -20);
}

TEST(Reading, ReadsAFormWhoseWordsStandOnItsLines) {
  PixPtr form = english_page();
  for (int y : {152, 197, 287, 332, 377, 422, 467})  // a pixel or two into the feet of the letters
    pixRasterop(form.get(), 60, y, 720, 2, PIX_CLR, nullptr, 0, 0);
  pixRasterop(form.get(), 60, 100, 2, 400, PIX_CLR, nullptr, 0, 0);
  EXPECT_THAT(text_of(read(form)), HasSubstr("The stores at the port were moved to the mills\n"));
}

TEST(Reading, BlankPagesAreBlank) {
  PixPtr white(pixCreate(850, 1100, 8));
  pixSetAll(white.get());
  EXPECT_TRUE(read(white).blank);
  std::mt19937 random(7);
  for (int y = 0; y < 1100; ++y)
    for (int x = 0; x < 850; ++x) pixSetPixel(white.get(), x, y, 225 + static_cast<l_uint32>(random() % 30));
  EXPECT_TRUE(read(white).blank);
}

TEST(Reading, DustIsBlank) {
  PixPtr dusty(pixCreate(850, 1100, 8));
  pixSetAll(dusty.get());
  std::mt19937 random(7);
  for (int k = 0; k < 3000; ++k) {
    int size = 1 + static_cast<int>(random() % 3);
    pixRasterop(dusty.get(), static_cast<int>(random() % 850), static_cast<int>(random() % 1100), size, size, PIX_CLR,
                nullptr, 0, 0);
  }
  model::Page page = read(dusty);
  EXPECT_TRUE(page.blank) << text_of(page);
}

TEST(Reading, StopsAtItsDeadlineAndSaysSo) {
  ReadingOptions options;
  options.deadline = Deadline(std::chrono::milliseconds(0));
  model::Page page = read(english_page(), options);
  ASSERT_EQ(page.faults.size(), 1u);
  EXPECT_THAT(page.faults.front(), HasSubstr("too long"));
}

TEST(Reading, TinyPicturesAreBlank) {
  for (int side : {1, 2, 9}) {
    PixPtr pix(pixCreate(side, side, 8));
    EXPECT_TRUE(read(pix).blank) << side;
  }
}

}  // namespace
}  // namespace recto::image
