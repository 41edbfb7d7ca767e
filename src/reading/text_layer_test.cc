#include "reading/text_layer.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "reading/plausibility.h"

namespace recto::reading {
namespace {

constexpr std::u32string_view kEnglish =
    U"The security committee of the town met on Monday and decided that the volunteers should be trained within a "
    U"month. "
    U"The head of the committee asked for the list of names, which was sent with the letter of the same day.";
constexpr std::u32string_view kArabic =
    U"اجتمعت اللجنة الأمنية في المدينة يوم الاثنين وقررت تدريب المتطوعين خلال شهر واحد على أن ترسل قائمة الأسماء مع "
    U"الكتاب المرفق إلى المكتب الوطني للاطلاع والتوجيه بما ترونه مناسبا";

Page page_of(std::u32string text) {
  Page page;
  page.width = 595;
  page.height = 842;
  page.text = std::move(text);
  page.words.push_back({CharOffset(0), CharOffset(1), {}, 1});
  return page;
}

LayerSignals drawn(uint32_t glyphs) {
  LayerSignals signals;
  signals.glyphs = glyphs;
  return signals;
}

LayerQuality quality(std::u32string_view text, LayerSignals signals = drawn(500)) {
  return judge_text_layer(page_of(std::u32string(text)), signals).quality;
}

std::u32string shifted(std::u32string_view text, int by) {
  std::u32string out(text);
  for (char32_t& c : out) {
    if (c >= U'a' && c <= U'z') c = static_cast<char32_t>((static_cast<int>(c - U'a') + by) % 26) + U'a';
  }
  return out;
}

std::u32string lines_reversed(std::u32string_view text) {
  std::u32string out(text);
  std::ranges::reverse(out);
  return out;
}

TEST(TextLayer, SoundTextIsGood) {
  EXPECT_EQ(quality(kEnglish), LayerQuality::good);
  EXPECT_EQ(quality(kArabic), LayerQuality::good);
  EXPECT_EQ(quality(U"No. 214/3 — 14.3.2011: 2,500; 1,250; 12.5 %"), LayerQuality::good);
  EXPECT_TRUE(judge_text_layer(page_of(std::u32string(kEnglish)), drawn(500)).reason.empty());
}

TEST(TextLayer, BlankIsGoodAndNoTextIsNone) {
  Page blank;
  blank.blank = true;
  EXPECT_EQ(judge_text_layer(blank, {}).quality, LayerQuality::good);
  EXPECT_EQ(judge_text_layer(Page{}, {}).quality, LayerQuality::none);
}

TEST(TextLayer, SomebodysRecogniserIsReadAgain) {
  LayerSignals signals = drawn(900);
  signals.invisible = 900;
  signals.images = 1;
  signals.image_coverage = 1;
  EXPECT_EQ(quality(kEnglish, signals), LayerQuality::broken);
}

TEST(TextLayer, PagesOfPicturesWithLittleText) {
  LayerSignals signals = drawn(70);
  signals.images = 1;
  signals.image_coverage = 0.95F;
  EXPECT_EQ(quality(U"Case 1:20-cv-00042 Document 7 Filed 03/14/20 Page 2 of 9", signals), LayerQuality::broken);
  signals.image_coverage = 0.1F;
  EXPECT_EQ(quality(U"Case 1:20-cv-00042 Document 7 Filed 03/14/20 Page 2 of 9", signals), LayerQuality::good);
  signals.glyphs = 1500;
  signals.image_coverage = 0.95F;
  EXPECT_EQ(quality(kEnglish, signals), LayerQuality::good);
}

TEST(TextLayer, GlyphsWithoutUnicode) {
  LayerSignals signals = drawn(500);
  signals.without_unicode = 20;  // bullets
  EXPECT_EQ(quality(kEnglish, signals), LayerQuality::good);
  signals.without_unicode = 200;
  EXPECT_EQ(quality(kEnglish, signals), LayerQuality::broken);
}

TEST(TextLayer, LettersOfABrokenMap) {
  for (int by = 1; by < 26; ++by) EXPECT_EQ(quality(shifted(kEnglish, by)), LayerQuality::broken) << by;
  EXPECT_EQ(quality(lines_reversed(kArabic)), LayerQuality::broken);
  std::u32string rotated(kArabic);
  for (char32_t& c : rotated) {
    if (c >= 0x628 && c <= 0x639)
      c = (c - 0x628 + 9) % 18 + 0x628;
    else if (c >= 0x641 && c <= 0x648)
      c = (c - 0x641 + 4) % 8 + 0x628;
    else if (c == 0x627)
      c = 0x636;
    else if (c == 0x64A)
      c = 0x63A;
  }
  EXPECT_EQ(quality(rotated), LayerQuality::broken);
}

TEST(TextLayer, OtherFaults) {
  EXPECT_EQ(quality(U"ÇÌÊãÚÊ ÇááÌäÉ ÇáÃãäíÉ Ýí ÇáãÏíäÉ íæã ÇáÇËäíä æÞÑÑÊ ÊÏÑíÈ ÇáãÊØæÚíä ÎáÇá ÔåÑ æÇÍÏ Úáì Ãä ÊÑÓá "
                    U"ÞÇÆãÉ ÇáÃÓãÇÁ ãÚ ÇáßÊÇÈ ÇáãÑÝÞ"),
            LayerQuality::broken);
  std::u32string signs, singles, forms;
  for (int i = 0; i < 60; ++i) {
    signs += U"%&$#! ";
    singles += i % 2 == 0 ? U"t h e " : U"m e t ";
    forms += U"ﺍﻟﻠﺠﻨﺔ ";
  }
  EXPECT_EQ(quality(signs), LayerQuality::broken);
  EXPECT_EQ(quality(singles), LayerQuality::broken);
  EXPECT_EQ(quality(forms), LayerQuality::broken);
}

TEST(Plausibility, CountsWhatItSays) {
  const LetterStatistics counts = letter_statistics(U"the xqz 12 اليم é a");
  EXPECT_EQ(counts.latin, 7U);
  EXPECT_EQ(counts.arabic, 4U);
  EXPECT_EQ(counts.common_arabic, 4U);
  EXPECT_EQ(counts.digits, 2U);
  EXPECT_EQ(counts.latin_accented, 1U);
  EXPECT_EQ(counts.latin_pairs, 4U);
  EXPECT_EQ(counts.common_latin_pairs, 2U);
  EXPECT_EQ(counts.tokens, 6U);
  EXPECT_EQ(counts.single_letters, 1U);
}

}  // namespace
}  // namespace recto::reading
