#include "readers/image/digit_net.h"

#include <gtest/gtest.h>

#include "readers/image/numbers.h"
#include "readers/image/sheet.h"
#include "readers/image/test_pages.h"

namespace recto::image {
namespace {

TEST(DigitNet, BuiltInWeightsCanBeReadAndSayWhatTheyAreToldTo) {
  for (const DigitNet* net : {&DigitNet::built_in(), &DigitNet::letters()}) {
    const auto again = DigitNet::parse(net->to_table());
    ASSERT_TRUE(again);
    EXPECT_EQ(again->to_table(), net->to_table());
    EXPECT_NE(net->layers[0].weights, DigitNet::empty().layers[0].weights);
  }
}

TEST(DigitNet, CutWeightsAreCorrupt) {
  const std::string whole = DigitNet::built_in().to_table();
  for (size_t cut = 0; cut + 8 < whole.size(); cut += 997) EXPECT_FALSE(DigitNet::parse(whole.substr(0, cut))) << cut;
  EXPECT_FALSE(DigitNet::parse("layer 8 26\n"));
}

TEST(DigitNet, ProbabilitiesAddUp) {
  GlyphPicture picture{};
  const Probabilities blank = DigitNet::built_in().read(picture);
  float sum = 0;
  for (const float chance : blank) sum += chance;
  EXPECT_NEAR(sum, 1, 1e-4);
}

/// Numbers in a line of Leptonica's own type, which is in no list of fonts.
TEST(Numbers, OfAPageAreFoundWithTheirPlaces) {
  PixPtr page(pixCreate(1300, 300, 8));
  pixSetAll(page.get());
  L_BMF* font = bmfCreate(nullptr, 20);
  l_int32 width = 0, overflow = 0;
  pixSetTextline(page.get(), font, "the mills 2473 and the port 68", 0, 100, 150, &width, &overflow);
  bmfDestroy(&font);
  const Sheet sheet = make_sheet(to_grey(*page), {});
  std::vector<FoundNumber> found;
  for (const TextLine& line : find_lines(sheet.pieces, Direction::left_to_right).lines)
    for (FoundNumber& number : find_numbers(sheet.grey, sheet.pieces, line, DigitNet::built_in()))
      found.push_back(number);
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].text, U"2473");
  EXPECT_EQ(found[1].text, U"68");
  EXPECT_LT(found[0].box.x1, found[1].box.x0);
  EXPECT_GT(found[0].confidence, 0.0f) << "a type that nobody trained may be unsure";
}

TEST(Numbers, NothingOnAPageWithoutInk) {
  const Sheet sheet = make_sheet(Grey(300, 300, 255), {.scale = 1});
  EXPECT_TRUE(find_numbers(sheet.grey, sheet.pieces, {}, DigitNet::built_in()).empty());
}

}  // namespace
}  // namespace recto::image
