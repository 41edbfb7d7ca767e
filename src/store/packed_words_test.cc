#include "store/packed_words.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "store/packed_text.h"
#include "store/test_case.h"

namespace recto::store {
namespace {

std::u32string random_text(std::mt19937& random, size_t words) {
  static const std::u32string kAlphabets[] = {U"abcdefghijklmnop", U"ابتثجحخدذرزسشصضطظعغفقكلمنهوي", U"0123456789.,-",
                                              U"٠١٢٣٤٥٦٧٨٩", U"\u2013\u201C\u4E00\U0001F600"};
  std::u32string text;
  for (size_t i = 0; i < words; ++i) {
    if (i > 0) text += random() % 9 == 0 ? U'\n' : U' ';
    const auto& alphabet = kAlphabets[random() % 16 < 11 ? 1 : random() % 5];
    for (size_t length = 1 + random() % 9; length > 0; --length) text += alphabet[random() % alphabet.size()];
  }
  return text;
}

/// A page like a recogniser's: lines from right to left, boxes with noise, confidences.
Page random_page(std::mt19937& random, size_t words) {
  std::normal_distribution<float> noise(0, 0.4F);
  Page page = page_of(7, random_text(random, words));
  page.source = TextSource::ocr;
  page.language = "ara";
  page.confidence = 0.8125F;
  float x = 530, y = 80;
  page.words.clear();
  for (size_t i = 0; i < page.text.size(); ++i) {
    const size_t start = i;
    while (i < page.text.size() && page.text[i] != U' ' && page.text[i] != U'\n') ++i;
    const auto length = static_cast<uint32_t>(i - start);
    const float width = 5.2F * static_cast<float>(length) + noise(random);
    if (x - width < 60) x = 530, y += 22;
    page.words.push_back({CharOffset(static_cast<uint32_t>(start)),
                          CharOffset(length),
                          {x - width, y + noise(random), x, y + 13 + noise(random)},
                          static_cast<float>(60 + random() % 40) / 100});
    x -= width + 4 + noise(random);
  }
  return page;
}

void expect_near(const Page& got, const Page& given) {
  EXPECT_EQ(got.text, given.text);
  EXPECT_EQ(got.number, given.number);
  EXPECT_EQ(got.language, given.language);
  EXPECT_EQ(got.faults, given.faults);
  ASSERT_EQ(got.words.size(), given.words.size());
  for (size_t i = 0; i < got.words.size(); ++i) {
    EXPECT_EQ(got.words[i].start, given.words[i].start);
    EXPECT_EQ(got.words[i].length, given.words[i].length);
    EXPECT_NEAR(got.words[i].box.x0, given.words[i].box.x0, 0.0626);
    EXPECT_NEAR(got.words[i].box.y0, given.words[i].box.y0, 0.0626);
    EXPECT_NEAR(got.words[i].box.x1, given.words[i].box.x1, 0.0626);
    EXPECT_NEAR(got.words[i].box.y1, given.words[i].box.y1, 0.0626);
    EXPECT_NEAR(got.words[i].confidence, given.words[i].confidence, 0.0026);
  }
}

TEST(PackedWords, ComeBackWithinTheirErrorAndPackToTheSameBytes) {
  std::mt19937 random(20261122);
  for (int round = 0; round < 200; ++round) {
    const Page page = random_page(random, 1 + random() % 400);
    const Record record = pack_page(page);
    const auto got = unpack_page(record.bytes);
    ASSERT_GOOD(got);
    expect_near(*got, page);
    EXPECT_EQ(pack_page(*got).bytes, record.bytes);
    EXPECT_EQ(*record_hash(record.bytes), record.hash);
  }
}

TEST(PackedWords, APageOf350ArabicWordsTakesAtMostThreeKilobytes) {
  std::mt19937 random(1);
  // Letters at random do not compress as a language does: 700 bytes of slack for the text.
  EXPECT_LE(pack_page(random_page(random, 350)).bytes.size(), 3000U + 700U);
}

TEST(PackedWords, KeepsWhatHasNoBoxesAndOddWords) {
  Page page = page_of(1, U"one  two\nthree");
  page.words = {{CharOffset(0), CharOffset(2), {}, 1}, {CharOffset(2), CharOffset(3), {}, 0.5F}};
  page.blank = true;
  page.rotation = 270;
  page.faults = {"the right half is torn off"};
  const auto got = unpack_page(pack_page(page).bytes);
  ASSERT_GOOD(got);
  EXPECT_EQ(*got, page);
}

TEST(PackedWords, KeepsTheLinesDrawnOnAPage) {
  Page page = page_of(1, U"one");
  page.rulings = {{10, 55, 500, 56.5F}, {60, -1, 59.5F, 400}};
  const std::string record = pack_page(page).bytes;
  const auto got = unpack_page(record);
  ASSERT_GOOD(got);
  EXPECT_EQ(got->rulings, page.rulings);
  for (size_t length = 0; length < record.size(); ++length)
    EXPECT_FALSE(unpack_page(std::string_view(record).substr(0, length))) << length;
}

TEST(PackedWords, AnEmptyPageIsAPage) {
  const auto got = unpack_page(pack_page(Page{}).bytes);
  ASSERT_GOOD(got);
  EXPECT_EQ(*got, Page{});
}

TEST(PackedWords, AHairlineBoxStaysABox) {
  Page page = page_of(1, U"l");
  page.words[0].box = {100.01F, 50.0F, 100.02F, 50.01F};
  const auto got = unpack_page(pack_page(page).bytes);
  ASSERT_GOOD(got);
  EXPECT_FALSE(got->words[0].box.empty());
}

TEST(PackedWords, CutAtEveryByteIsCorrupt) {
  std::mt19937 random(2);
  const std::string record = pack_page(random_page(random, 60)).bytes;
  for (size_t length = 0; length < record.size(); ++length) {
    const auto got = unpack_page(std::string_view(record).substr(0, length));
    ASSERT_FALSE(got) << length;
    EXPECT_EQ(got.error().kind, ErrorKind::corrupt);
  }
  EXPECT_FALSE(unpack_page(record + "x"));
}

TEST(PackedWords, AFlippedBitIsCorruptOrAWellFormedPage) {
  std::mt19937 random(3);
  const std::string record = pack_page(random_page(random, 40)).bytes;
  for (size_t bit = 0; bit < record.size() * 8; ++bit) {
    std::string bad = record;
    bad[bit / 8] = static_cast<char>(bad[bit / 8] ^ (1 << bit % 8));
    const auto got = unpack_page(bad);
    if (got) {
      EXPECT_TRUE(got->number.value == 0 || is_well_formed(*got)) << bit;
    }
  }
}

TEST(PackedText, OneByteAnArabicLetterAndAllScalarsComeBack) {
  const std::u32string arabic = U"السيد رئيس اللجنة";
  ByteWriter out;
  pack_text(arabic, out);
  EXPECT_EQ(out.bytes().size(), 2 + 2 + arabic.size());  // two counts, one move of the window
  std::u32string all;
  for (char32_t c = 0; c <= 0x10FFFF; c += c < 0x3000 ? 1 : 97) {
    if (is_scalar(c)) all += c;
  }
  ByteWriter packed;
  pack_text(all, packed);
  ByteReader in(packed.bytes());
  EXPECT_EQ(unpack_text(in), all);
  EXPECT_TRUE(in.finished());
}

TEST(PackedWords, TheVectorOfTheDocumentation) {
  Page page = page_of(3, U"لا no");
  page.language = "ara";
  EXPECT_EQ(to_hex(pack_page(page).hash), "0f3770d274f7322049b88bd50998bc108db9c1b644b64a3140a535fb47c554fa");
}

}  // namespace
}  // namespace recto::store
