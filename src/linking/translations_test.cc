#include <gtest/gtest.h>

#include <algorithm>

#include "linking/sentence_alignment.h"
#include "linking/translation_differences.h"
#include "text/fold.h"

namespace recto::linking {
namespace {

const std::u32string kArabic =
    U"لجنة الري في تل مرجان\n"
    U"أولاً: بلغ عدد العمال المسجلين لدى اللجنة 340 عاملاً. ونرفق ربطاً قائمة بأسمائهم.\n\n"
    U"ثانياً: لم تستلم اللجنة أي كمية من الوقود منذ 14 آذار 2009.\n\n"
    U"ثالثاً: سلمت مفاتيح المستودع إلى الرائد سالم قندور في 3 نيسان.\n\n"
    U"رابعاً: الطريق إلى المدينة مفتوح أمام الشاحنات.";
const std::u32string kEnglish =
    U"Irrigation Committee of Tell Marjan\n\n"
    U"First: The number of workers registered with the committee has reached 340, and a list of their names is "
    U"enclosed.\n\n"
    U"Second: The committee has not received any fuel since 14 March 2009.\n\n"
    U"Third: The keys of the depot were handed to Major Salim Qandur on 3 April.\n\n"
    U"Fourth: The road to the town is open to lorries.";

BilingualText read(const std::u32string& text) {
  Page page;
  page.text = text;
  const Page* const pages[] = {&page};
  return bilingual_text(pages);
}

std::u32string replaced(std::u32string text, std::u32string_view what, std::u32string_view with) {
  const size_t at = text.find(what);
  EXPECT_NE(at, text.npos);
  return text.replace(at, what.size(), with);
}

/// All differences of two texts, by their beads.
std::vector<LanguageDifference> differences_of(const std::u32string& one, const std::u32string& other) {
  const BilingualText here = read(one), there = read(other);
  std::vector<LanguageDifference> out;
  for (const Bead& bead : align(here, there, Dictionary::built_in())) {
    if (bead.likeness < kAlikeSentences) continue;
    const auto found = differences(bead.of_here(here), bead.of_there(there));
    out.insert(out.end(), found.begin(), found.end());
  }
  return out;
}

TEST(Dictionary, PairsFormsOfWords) {
  const Dictionary& dictionary = Dictionary::built_in();
  const auto pairs = [&](std::u32string_view english, std::u32string_view arabic) {
    const StemKey to = stem_key(text::folded(arabic, text::Folding::spelling));
    const auto found = dictionary.of(stem_key(text::folded(english, text::Folding::spelling)));
    return std::any_of(found.begin(), found.end(), [&](const Dictionary::Entry& entry) { return entry.to == to; });
  };
  EXPECT_TRUE(pairs(U"volunteers", U"المتطوعين"));
  EXPECT_TRUE(pairs(U"sacks", U"الأكياس"));
  EXPECT_TRUE(pairs(U"committee", U"لجنة"));
  EXPECT_FALSE(pairs(U"committee", U"شاحنة"));
  EXPECT_TRUE(dictionary.of(stem_key(U"qwertyuiop")).empty());
}

TEST(Dictionary, LeavesOutRowsOfAnotherForm) {
  const std::string_view tables[] = {"# remark\tكلمة\n\nalone\n\tكلمة\nword\tكلمة  لفظ\n"};
  const Dictionary dictionary(tables);
  EXPECT_EQ(dictionary.of(stem_key(U"word")).size(), 2U);
  EXPECT_EQ(dictionary.of(stem_key(U"كلمه")).size(), 1U);
  EXPECT_TRUE(dictionary.of(stem_key(U"alone")).empty());
}

TEST(SentenceAlignment, PairsATextWithItsTranslation) {
  const BilingualText here = read(kEnglish), there = read(kArabic);
  EXPECT_FALSE(here.arabic);
  EXPECT_TRUE(there.arabic);
  const std::vector<Bead> beads = align(here, there, Dictionary::built_in());
  size_t i = 0, j = 0;
  for (const Bead& bead : beads) {
    EXPECT_EQ(bead.here, i);
    EXPECT_EQ(bead.there, j);
    i = bead.here_end;
    j = bead.there_end;
  }
  EXPECT_EQ(i, here.sentences.size());
  EXPECT_EQ(j, there.sentences.size());
  EXPECT_GT(aligned_share(beads, here, there), 0.7);
}

TEST(SentenceAlignment, OtherTextsAreNotAlike) {
  const std::u32string other =
      U"The weather station recorded strong winds over the coast.\n\nNobody was at sea, and the boats were in the "
      U"harbour.\n\n"
      U"The next report is due in 6 hours.";
  const BilingualText here = read(other), there = read(kArabic);
  EXPECT_LT(aligned_share(align(here, there, Dictionary::built_in()), here, there), 0.3);
}

TEST(SentenceAlignment, NothingAndVeryDifferentLengths) {
  const BilingualText none = read(U""), some = read(kArabic);
  EXPECT_TRUE(align(none, none, Dictionary::built_in()).empty());
  EXPECT_EQ(align(some, none, Dictionary::built_in()).size(), some.sentences.size());
  std::u32string much;
  for (int k = 0; k < 3000; ++k) much += U"A sentence without any news. ";
  const BilingualText many = read(much), one = read(U"جملة واحدة.");
  EXPECT_EQ(aligned_share(align(one, many, Dictionary::built_in()), one, many), 0);
}

TEST(TranslationDifferences, ATrueTranslationHasNone) {
  EXPECT_TRUE(differences_of(kEnglish, kArabic).empty());
  EXPECT_TRUE(differences_of(kArabic, kEnglish).empty());
}

struct Planted {
  const char* name;
  std::u32string_view what, with;
  Reason reason;
};

class PlantedInEnglish : public testing::TestWithParam<Planted> {};

TEST_P(PlantedInEnglish, IsFound) {
  const auto found = differences_of(replaced(kEnglish, GetParam().what, GetParam().with), kArabic);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].reason, GetParam().reason);
  EXPECT_TRUE(found[0].sure);
}

INSTANTIATE_TEST_SUITE_P(All, PlantedInEnglish,
                         testing::Values(Planted{"figure", U"340", U"430", Reason::digit_differs},
                                         Planted{"date", U"14 March", U"14 May", Reason::date_differs},
                                         Planted{"name", U"Salim Qandur", U"Salim Rafidi", Reason::name_differs},
                                         Planted{"rank", U"Major", U"Captain", Reason::title_differs},
                                         Planted{"denial_lost", U"has not received any fuel", U"has received the fuel",
                                                 Reason::negation_differs},
                                         Planted{"denial_gained", U"road to the town is open",
                                                 U"road to the town is not open", Reason::negation_differs}),
                         [](const auto& one) { return one.param.name; });

class PlantedInArabic : public testing::TestWithParam<Planted> {};

TEST_P(PlantedInArabic, IsFound) {
  const auto found = differences_of(kEnglish, replaced(kArabic, GetParam().what, GetParam().with));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].reason, GetParam().reason);
}

INSTANTIATE_TEST_SUITE_P(All, PlantedInArabic,
                         testing::Values(Planted{"figure", U"340", U"٤٣٠", Reason::digit_differs},
                                         Planted{"date", U"3 نيسان", U"5 نيسان", Reason::date_differs},
                                         Planted{"name", U"سالم قندور", U"سالم رافدي", Reason::name_differs},
                                         Planted{"denial_lost", U"لم تستلم", U"استلمت", Reason::negation_differs}),
                         [](const auto& one) { return one.param.name; });

TEST(TranslationDifferences, AValueThatOneSideAloneHasIsNeverSure) {
  const auto found = differences_of(replaced(kEnglish, U"has reached 340", U"is known"), kArabic);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_TRUE(found[0].here.empty());
  EXPECT_EQ(found[0].there, U"340");
  EXPECT_FALSE(found[0].sure);
}

TEST(TranslationDifferences, OnlyIsNoDenial) {
  EXPECT_TRUE(
      differences_of(U"The stock at hand is enough for eleven days only.", U"لا يكفي المخزون الحالي إلا لأحد عشر يوماً.")
          .empty());
}

TEST(TranslationDifferences, APagesOwnNumberIsCountedAnewButOneThatIsSpokenOfIsNot) {
  const std::u32string arabic = U"تجدون الأسماء في الصفحة 4 من القائمة.\n\nصفحة 1 من 2";
  EXPECT_TRUE(differences_of(arabic, U"The names are on page 4 of the list.\n\nPage 3 of 9").empty());
  EXPECT_FALSE(differences_of(arabic, U"The names are on page 6 of the list.\n\nPage 1 of 2").empty());
}

TEST(TranslationDifferences, WordsReadUnsurelyAreNotSure) {
  Page page;
  page.text = replaced(kArabic, U"340", U"840");
  const auto at = static_cast<uint32_t>(page.text.find(U"840"));
  page.words = {{CharOffset(at), CharOffset(3), {}, 0.5F}};
  const Page* const pages[] = {&page};
  const BilingualText here = read(kEnglish), there = bilingual_text(pages);
  EXPECT_FALSE(read_surely(there.sentences));
  EXPECT_TRUE(read_surely(here.sentences));
  size_t unsure = 0;
  for (const Bead& bead : align(here, there, Dictionary::built_in())) {
    for (const LanguageDifference& one : differences(bead.of_here(here), bead.of_there(there))) unsure += !one.sure;
  }
  EXPECT_EQ(unsure, 1U);
}

}  // namespace
}  // namespace recto::linking
