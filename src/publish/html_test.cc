#include "publish/html.h"

#include <gtest/gtest.h>

#include "publish/base64.h"

namespace recto::publish {
namespace {

TEST(Escaped, MarkupBecomesText) {
  EXPECT_EQ(escaped(U"<a href='x'>\"&\"</a>"), "&lt;a href=&#39;x&#39;&gt;&quot;&amp;&quot;&lt;/a&gt;");
}

TEST(Escaped, WhatTurnsOrHidesTextIsShown) {
  EXPECT_EQ(escaped(U"a\u202Eb\u2066c"), "a[U+202E]b[U+2066]c");
  EXPECT_EQ(escaped(std::u32string_view(U"a\0b\x1b", 4)), "a[U+0000]b[U+001B]");
  EXPECT_EQ(escaped(U"\U000E0041"), "[U+E0041]");
  EXPECT_EQ(escaped(std::u32string(1, char32_t{0xD800})), "[U+D800]");
  EXPECT_EQ(escaped(std::u32string(1, char32_t{0x110000})), "[U+110000]");
}

TEST(Escaped, MarksThatOnlyHintAreDropped) { EXPECT_EQ(escaped(U"a\u200Fb\u200Ec\u00ADd"), "abcd"); }

TEST(Escaped, JoinersOfPersianStay) { EXPECT_EQ(escaped(U"می\u200Cروم"), "می\u200Cروم"); }

TEST(Escaped, EveryWhiteSpaceIsASpace) { EXPECT_EQ(escaped(U"a\nb\tc\u2028d\u00A0e"), "a b c d e"); }

TEST(Escaped, NoScalarLetsMarkupThrough) {
  for (char32_t c = 0; c < 0x3000; ++c) {
    const std::string out = escaped(std::u32string(1, c));
    EXPECT_EQ(out.find_first_of("<>\"'\n\r\t"), std::string::npos) << static_cast<uint32_t>(c);
  }
}

TEST(BlockSetting, IsOfMostLettersNotOfTheFirst) {
  EXPECT_TRUE(block_setting(U"CLD: كتبت لجنة التموين إلى المكتب").right_to_left);
  EXPECT_FALSE(block_setting(U"قال: the committee wrote to the office").right_to_left);
  EXPECT_EQ(block_setting(U"كتاب", "ara").attributes, R"( dir="rtl" lang="ar")");
  EXPECT_EQ(block_setting(U"letter", "eng").attributes, R"( dir="ltr" lang="en")");
  EXPECT_EQ(block_setting(U"letter", "ara").attributes, R"( dir="ltr")");
  EXPECT_EQ(block_setting(U"письмо").attributes, R"( dir="auto")");
}

const BlockSetting kLeftToRight{false, ""};
const BlockSetting kRightToLeft{true, ""};

TEST(InlineHtml, LetterNumberIsIsolatedWithoutTheFullStop) {
  EXPECT_EQ(inline_html(U"letter 317/ت/5.", kLeftToRight), R"(letter <bdi dir="rtl" lang="ar">317/ت/5</bdi>.)");
}

TEST(InlineHtml, ArabicSentenceIsOneRunWithItsDigits) {
  EXPECT_EQ(inline_html(U"has: «بلغ العدد 640 متطوعاً.» The letter", kLeftToRight),
            R"(has: «<bdi dir="rtl" lang="ar">بلغ العدد 640 متطوعاً.</bdi>» The letter)");
}

TEST(InlineHtml, LatinInsideArabicIsIsolated) {
  EXPECT_EQ(inline_html(U"كتبت (Convoy Liaison Desk) تقريراً", kRightToLeft),
            R"(كتبت (<bdi dir="ltr" class="la">Convoy Liaison Desk</bdi>) تقريراً)");
}

TEST(InlineHtml, TextOfOneScriptIsPlain) {
  EXPECT_EQ(inline_html(U"only words, 1,850 of them.", kLeftToRight), "only words, 1,850 of them.");
  EXPECT_EQ(inline_html(U"", kLeftToRight), "");
  EXPECT_EQ(inline_html(U"ت", kLeftToRight), R"(<bdi dir="rtl" lang="ar">ت</bdi>)");
}

TEST(InlineHtml, RunsEscapeWhatTheyHold) {
  EXPECT_EQ(inline_html(U"x ت<b>ت y", kLeftToRight), "x <bdi dir=\"rtl\" lang=\"ar\">ت&lt;b&gt;ت</bdi> y");
}

TEST(FileName, ShowsBytesAndDirectionCharacters) {
  EXPECT_EQ(file_name_html("a\xFF\u202Egpj.exe<b>"),
            R"(<bdi dir="ltr" class="file">a\xFF\u{202E}gpj.exe&lt;b&gt;</bdi>)");
}

TEST(Base64, TestVectorsOfRfc4648) {
  EXPECT_EQ(base64(""), "");
  EXPECT_EQ(base64("f"), "Zg==");
  EXPECT_EQ(base64("fo"), "Zm8=");
  EXPECT_EQ(base64("foo"), "Zm9v");
  EXPECT_EQ(base64("foobar"), "Zm9vYmFy");
  EXPECT_EQ(base64("\xFF\xFE"), "//4=");
}

}  // namespace
}  // namespace recto::publish
