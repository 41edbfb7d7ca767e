#include "text/fold.h"

#include <gtest/gtest.h>

#include <random>

#include "text/range_for_test.h"
#include "text/utf8.h"

namespace recto::text {
namespace {

std::string spelling(std::string_view text) { return encode_utf8(folded(decode_utf8_lossy(text), Folding::spelling)); }
std::string typography(std::string_view text) {
  return encode_utf8(folded(decode_utf8_lossy(text), Folding::typography));
}
std::string skeleton(std::string_view text) { return encode_utf8(folded(decode_utf8_lossy(text), Folding::skeleton)); }

TEST(Typography, forms_ligatures_and_widths_are_letters) {
  EXPECT_EQ(typography("\uFEE3\uFEA4\uFEE4\uFEAA"), "محمد");
  EXPECT_EQ(typography("\uFEFBجئ"), "لاجئ");
  EXPECT_EQ(typography("Ｎｏ．３ ﬁle"), "No.3 file");
  EXPECT_EQ(typography("مـحـمـد"), "محمد");
  EXPECT_EQ(typography("cafe\u0301"), "café");
  EXPECT_EQ(typography("ا\u0653ب"), "آب");
}

TEST(Typography, one_kind_of_quote_dash_and_space) {
  EXPECT_EQ(typography("“a” ‘b’ «c» ‹d›"), "\"a\" 'b' \"c\" 'd'");
  EXPECT_EQ(typography("1–2—3−4‑5"), "1-2-3-4-5");
  EXPECT_EQ(typography("a\u00A0b\u2009c\td\ne"), "a b c d\ne");
  EXPECT_EQ(typography("co\u00ADop \u202Bمدن\u202C\u200F"), "coop مدن");
}

TEST(Typography, keeps_what_spelling_folds) {
  for (const std::string_view kept : {"أحمد", "مُحَمَّد", "فاطمة", "مصطفى", "١٤٣١", "Éa", "شيء"})
    EXPECT_EQ(typography(kept), kept);
}

TEST(Spelling, arabic) {
  EXPECT_EQ(spelling("أحمد إلى آخر ٱلبيت"), "احمد الي اخر البيت");
  EXPECT_EQ(spelling("مُحَمَّد"), "محمد");
  EXPECT_EQ(spelling("فاطمة مصطفى"), "فاطمه مصطفي");
  EXPECT_EQ(spelling("مسؤول رئيس"), "مسوول رييس");
  EXPECT_EQ(spelling("شيء"), spelling("شئ"));
  EXPECT_EQ(spelling("سوءُ"), "سو");
  EXPECT_EQ(spelling("سماء جاء جزء"), "سماء جاء جزء");
  EXPECT_EQ(spelling("کتاب گروه پسر چای"), "كتاب كروه بسر جاي");
}

TEST(Spelling, digits_and_their_signs) { EXPECT_EQ(spelling("١٤٣١ ۱۴۳۱ ٢٬٥٠٠٫٧٥ ٪"), "1431 1431 2,500.75 %"); }

TEST(Spelling, latin) {
  EXPECT_EQ(spelling("ÉCOLE Straße Łódź İzmir ıssız Ærø"), "ecole strasse lodz izmir issiz aero");
  EXPECT_EQ(spelling("Rifāʿī’s"), "rifa'i's");
}

TEST(Skeleton, forgives_dots_only) {
  EXPECT_EQ(skeleton("تدريب"), skeleton("بدرىب"));
  EXPECT_EQ(skeleton("خالد"), skeleton("حالد"));
  EXPECT_EQ(skeleton("نهر"), skeleton("تهز"));
  EXPECT_NE(skeleton("بين"), skeleton("بيت"));  // a final nun has a shape of its own
  EXPECT_EQ(skeleton("القيادة"), skeleton("الفياده"));
  EXPECT_NE(skeleton("قائد"), skeleton("قاعد"));
  EXPECT_EQ(skeleton("Plan 7"), "plan 7");
}

TEST(Fold, map_leads_back_to_the_given_text) {
  const Folded f = fold(U"هو \uFEFBجِئٌ هنا", Folding::spelling);
  EXPECT_EQ(f.text, U"هو لاجي هنا");
  EXPECT_EQ(f.map.to_source(range(3, 7)), range(3, 8));  // the word with its vowel signs
  EXPECT_EQ(f.map.to_source(range(3, 4)), range(3, 4));  // half a ligature is the ligature
  EXPECT_EQ(f.map.to_source(range(5, 6)), range(4, 6));
  EXPECT_EQ(f.map.to_derived(range(9, 12)), range(8, 11));
}

/// `wild` texts hold any code point now and then.
std::u32string random_text(std::mt19937& random, bool wild) {
  static const std::u32string letters =
      U"ابتثجحخدذرزسشصضطظعغفقكلمنهويأإآؤئءىةـًٌٍَُِّْٰ٢٫،\uFEFB\uFEE3\uFC5E\uFE71\uFDF2ßİéÆ\u0301\u0654\u00AD\u200F\uFEFF "
      U"“”‘—x7\n가日";
  std::u32string text;
  for (size_t length = random() % 24; length > 0; --length) {
    text.push_back(wild && random() % 8 == 0 ? static_cast<char32_t>(random() % 0x110000)
                                             : letters[random() % letters.size()]);
  }
  return text;
}

TEST(Fold, is_idempotent_cumulative_and_mapped_whole) {
  const unsigned seed = 11;
  std::mt19937 random(seed);
  for (int round = 0; round < 20000; ++round) {
    const bool wild = round % 2 == 1;
    const std::u32string text = random_text(random, wild);
    std::u32string last = text;
    for (const Folding folding : {Folding::typography, Folding::spelling, Folding::skeleton}) {
      const Folded f = fold(text, folding);
      ASSERT_EQ(folded(text, folding), f.text);
      ASSERT_EQ(f.map.derived_length().value, f.text.size());
      ASSERT_EQ(f.map.source_length().value, text.size());
      ASSERT_EQ(encode_utf8(folded(f.text, folding)), encode_utf8(f.text)) << "seed " << seed << " round " << round;
      if (!wild) {
        ASSERT_EQ(encode_utf8(folded(last, folding)), encode_utf8(f.text)) << "seed " << seed << " round " << round;
      }
      if (folding == Folding::skeleton) {
        ASSERT_EQ(skeleton_of(last), f.text) << "seed " << seed << " round " << round;
      }
      last = f.text;
    }
  }
}

}  // namespace
}  // namespace recto::text
