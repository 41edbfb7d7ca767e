#include "readers/image/two_scripts.h"

#include <gtest/gtest.h>

namespace recto::image {
namespace {

/// Words of a line that begins at x = 100, each 40 pixels wide and 10 apart, from the left.
LineResult line_of(Script script, std::vector<std::pair<std::u32string, float>> from_the_left) {
  LineResult line;
  line.script = script;
  line.seen = {100, 0, 1000, 20};
  int x = 0;
  for (auto& [text, confidence] : from_the_left) {
    line.read.words.push_back({std::move(text), confidence, x, x + 40});
    x += 50;
  }
  if (script == Script::arabic) std::reverse(line.read.words.begin(), line.read.words.end());
  return line;
}

const LineResult kArabic =
    line_of(Script::arabic,
            {{U"101/06", 0.5f}, {U"#ام58", 0.1f}, {U"4", 0.9f}, {U"من", 0.9f}, {U"صفحة", 0.9f}, {U"عينة", 0.8f}});
const LineResult kLatin =
    line_of(Script::latin,
            {{U"Invented", 0.97f}, {U"sample", 0.9f}, {U"4", 0.9f}, {U"jo", 0.3f}, {U"dato", 0.4f}, {U"ae", 0.3f}});

TEST(TwoScripts, AreLookedForWhereALineEndsInUnknownWords) {
  EXPECT_TRUE(may_be_in_two_scripts(kArabic));
  EXPECT_TRUE(may_be_in_two_scripts(kLatin));
  EXPECT_FALSE(may_be_in_two_scripts(
      line_of(Script::arabic, {{U"من", 0.9f}, {U"#ام58", 0.1f}, {U"101/06", 0.5f}, {U"صفحة", 0.9f}})));
}

TEST(TwoScripts, NumbersBetweenAreThePagesScripts) {
  const auto border = script_border(kArabic, kLatin, Script::arabic);
  ASSERT_TRUE(border);
  EXPECT_TRUE(border->other_left);
  EXPECT_GT(border->x, 190);  // behind "sample"
  EXPECT_LE(border->x, 200);  // before "4"
  const auto turned = script_border(kLatin, kArabic, Script::arabic);
  ASSERT_TRUE(turned);
  EXPECT_FALSE(turned->other_left);
  EXPECT_EQ(turned->x, 190);
}

TEST(TwoScripts, ALineInOneScriptHasNoBorder) {
  const LineResult arabic = line_of(Script::arabic, {{U"ىيد", 0.3f}, {U"ريب", 0.3f}, {U"صفحة", 0.9f}, {U"عينة", 0.8f}});
  EXPECT_FALSE(script_border(arabic, line_of(Script::latin, {{U"ij", 0.7f}, {U"ve", 0.2f}}), Script::arabic));
  EXPECT_FALSE(script_border(arabic, line_of(Script::latin, {}), Script::arabic));
}

}  // namespace
}  // namespace recto::image
