#include "readers/charset/charset.h"

#include <gtest/gtest.h>
#include <unicode/ucnv.h>

#include <array>
#include <string>

#include "text/utf8.h"

namespace recto::charset {
namespace {

using namespace std::string_literals;

constexpr std::u32string_view kArabic =
    U"اجتمعت اللجنة الأمنية في مدينة الزهراء يوم الثلاثاء وقررت تدريب المتطوعين وإبلاغ المكتب الوطني بذلك\n";
constexpr std::u32string_view kRussian = U"Комитет заседал во вторник и решил обучить добровольцев в городе\n";
constexpr std::u32string_view kFrench = U"Le comité s’est réuni à Nîmes le mardi et a décidé de former des élèves\n";
constexpr std::u32string_view kEnglish = U"The committee met on Tuesday and decided to train the volunteers in town\n";

/// The text in a charset, by ICU.
std::string encoded(std::u32string_view text, const char* charset) {
  const std::string utf8 = text::encode_utf8(text);
  UErrorCode status = U_ZERO_ERROR;
  std::string bytes(utf8.size() * 4 + 16, '\0');
  const int32_t length = ucnv_convert(charset, "UTF-8", bytes.data(), static_cast<int32_t>(bytes.size()), utf8.data(),
                                      static_cast<int32_t>(utf8.size()), &status);
  EXPECT_TRUE(U_SUCCESS(status)) << charset;
  bytes.resize(static_cast<size_t>(length));
  return bytes;
}

std::u32string understood(const std::string& bytes, std::string_view said = {}) {
  const auto charset = detect_charset(bytes, said);
  if (!charset) return U"refused";
  return decode(bytes, *charset).value_or(U"undecodable");
}

struct Case {
  std::u32string_view text;
  const char* charset;
};

class CharsetIsFound : public ::testing::TestWithParam<Case> {};

TEST_P(CharsetIsFound, FromALineAndFromAPage) {
  const std::string line = encoded(GetParam().text, GetParam().charset);
  EXPECT_EQ(understood(line), GetParam().text);
  std::string page;
  std::u32string expected;
  for (int i = 0; i < 30; ++i) {
    page += line;
    expected += GetParam().text;
  }
  EXPECT_EQ(understood(page), expected);
}

INSTANTIATE_TEST_SUITE_P(All, CharsetIsFound,
                         ::testing::Values(Case{kArabic, "UTF-8"}, Case{kArabic, "windows-1256"},
                                           Case{kArabic, "ISO-8859-6"}, Case{kArabic, "ibm-720"},
                                           Case{kArabic, "UTF-16LE"}, Case{kArabic, "UTF-16BE"},
                                           Case{kRussian, "KOI8-R"}, Case{kRussian, "windows-1251"},
                                           Case{kFrench, "windows-1252"}, Case{kFrench, "UTF-8"},
                                           Case{kEnglish, "US-ASCII"}, Case{kEnglish, "UTF-16LE"},
                                           Case{kEnglish, "ibm-500"}));

TEST(Charset, MarksAreBelievedAndDropped) {
  EXPECT_EQ(understood("\xEF\xBB\xBF"s + "abc"), U"abc");
  EXPECT_EQ(understood("\xFF\xFE"s + encoded(kRussian, "UTF-16LE")), kRussian);
  EXPECT_EQ(understood("\xFE\xFF"s + encoded(kRussian, "UTF-16BE")), kRussian);
}

TEST(Charset, WhatTheFileSaysIsBelievedUnlessTheBytesKnowBetter) {
  EXPECT_EQ(understood(encoded(kRussian, "ISO-8859-5"), "ISO-8859-5"), kRussian);
  EXPECT_EQ(understood(encoded(kArabic, "UTF-8"), "ISO-8859-1"), kArabic);
  EXPECT_EQ(understood(encoded(kArabic, "windows-1256"), "iso-8859-1"), kArabic);
  EXPECT_EQ(understood(encoded(kFrench, "windows-1252"), "iso-8859-1"), kFrench);
  EXPECT_EQ(understood(encoded(kEnglish, "US-ASCII"), "no-such-charset"), kEnglish);
}

TEST(Charset, CutInsideALetterIsStillUtf8) {
  const std::string bytes = encoded(kArabic, "UTF-8");
  const std::u32string text = understood(bytes.substr(0, bytes.size() - 2));
  EXPECT_EQ(text.substr(0, 90), kArabic.substr(0, 90));
}

TEST(Charset, BinaryIsRefused) {
  std::string all;
  for (int i = 0; i < 2560; ++i) all.push_back(static_cast<char>(i % 256));
  EXPECT_EQ(understood(all), U"refused");
  EXPECT_EQ(understood("PK\3\4\0\0\0\1\2\3"s), U"refused");
  EXPECT_FALSE(looks_binary("An ordinary text,\twith tabs.\r\n"));
}

TEST(Charset, EveryCutIsAnswered) {
  for (const char* charset : {"UTF-8", "UTF-16LE", "windows-1256", "ibm-500"}) {
    const std::string bytes = encoded(kArabic, charset);
    for (size_t i = 0; i <= bytes.size(); ++i) EXPECT_LE(understood(bytes.substr(0, i)).size(), bytes.size() + 20);
  }
}

}  // namespace
}  // namespace recto::charset
