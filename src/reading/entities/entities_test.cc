#include "reading/entities/entities.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>

#include "reading/facts.h"
#include "text/utf8.h"

namespace recto::reading {
namespace {

using testing::Contains;
using testing::IsSupersetOf;
using testing::Not;

std::string u8(std::u32string_view text) { return text::encode_utf8(text); }

std::vector<std::string> named(std::string_view text, const NameTaggers& taggers) {
  std::vector<std::string> out;
  for (const Fact& fact : find_names(*text::decode_utf8(text), taggers))
    out.push_back(std::string(to_string(fact.type)) + " " + u8(fact.text));
  return out;
}
std::vector<std::string> named(std::string_view text) { return named(text, {&Tagger::names(), &Tagger::titles()}); }

Fact the(FactType type, std::string_view text) {
  for (const Fact& fact : find_names(*text::decode_utf8(text))) {
    if (fact.type == type) return fact;
  }
  ADD_FAILURE() << "no " << to_string(type) << " in " << text;
  return {};
}

TEST(EnglishNames, PersonsBodiesPlacesAndTitles) {
  EXPECT_THAT(named("The letter was signed by Col. Omar bin Salim al-Harith, head of the Security Committee in Idlib."),
              IsSupersetOf({"person Omar bin Salim al-Harith", "title head of the Security Committee",
                            "body Security Committee", "place Idlib"}));
  EXPECT_THAT(named("Volunteers from the village of Tell Barid went to the Ministry of the Interior in Damascus."),
              IsSupersetOf({"place Tell Barid", "body Ministry of the Interior", "place Damascus"}));
  EXPECT_THAT(
      named("Minister Khaled Wardan met Lt. Col. Samir Qattan in Aleppo Governorate."),
      IsSupersetOf({"person Khaled Wardan", "title Minister", "person Samir Qattan", "place Aleppo Governorate"}));
  EXPECT_THAT(named("They reported it to the United Nations and to Human Rights Watch."),
              IsSupersetOf({"body United Nations", "body Human Rights Watch"}));
}

TEST(EnglishNames, WhatNothingSpeaksForIsLeftAlone) {
  EXPECT_THAT(named("However, the Volunteers were Ready. Reading the list took two days. It was Monday."),
              testing::IsEmpty());
  EXPECT_THAT(named("of the, in by at from"), testing::IsEmpty());
}

TEST(ArabicNames, PatternsAlone) {
  const NameTaggers none;
  EXPECT_THAT(named("حضر العقيد سمير قطان إلى وزارة الداخلية في دمشق", none),
              IsSupersetOf({"person سمير قطان", "body وزارة الداخلية", "place دمشق"}));
  EXPECT_THAT(named("قال عبد الله بن سالم إن الأمم المتحدة أرسلت بعثة", none),
              IsSupersetOf({"person عبد الله بن سالم", "body الأمم المتحدة"}));
}

TEST(ArabicNames, WithTheTaggers) {
  EXPECT_THAT(named("التقى رئيس اللجنة الأمنية في حلب العقيد سمير قطان"),
              IsSupersetOf({"person سمير قطان", "body اللجنة الأمنية", "place حلب"}));
  EXPECT_THAT(named("وصل وفد من وزارة الخارجية إلى سوريا والعراق"), IsSupersetOf({"place سوريا", "place العراق"}));
  EXPECT_THAT(named("رسالة من رئيس بلدية نابلس إلى مدير الشرطة"), Contains(testing::StartsWith("title ")));
}

TEST(NameValues, RankPostAndCueAreSaid) {
  const Fact person = the(FactType::person, "head of the Security Committee, Col. Samir Qattan");
  EXPECT_EQ(u8(person.text), "Samir Qattan");
  EXPECT_EQ(person.value.unit, "colonel");
  EXPECT_EQ(person.value.other, "head of the Security Committee");
  EXPECT_EQ(u8(person.cue).substr(0, 3), "Col");
  EXPECT_EQ(the(FactType::person, "حضر العقيد سمير قطان").value.unit, "colonel");
}

TEST(NameValues, PlacesKnowTheirCountryAndWhenTheyAreSeveral) {
  const Fact idlib = the(FactType::place, "They met in Idlib.");
  EXPECT_EQ(idlib.value.unit, "SY");
  EXPECT_TRUE(idlib.value.doubt.empty()) << "the city and its province are one place";
  EXPECT_EQ(the(FactType::place, "They met in Tripoli.").value.doubt, "ambiguous");
  EXPECT_EQ(the(FactType::place, "They met in Syria.").value.form, "country");
}

TEST(NameValues, KafrNablIsNotNubl) {
  EXPECT_EQ(the(FactType::place, "من مدينة كفر نبل").value.value, "Kafranbel");
  EXPECT_EQ(the(FactType::place, "من بلدة نبل").value.value, "Nubl");
}

TEST(NameWords, FrontsOfArabicWords) {
  std::vector<std::string> rests;
  for (const Front& front : fronts_of(U"وللعراق")) rests.push_back(u8(front.rest));
  EXPECT_THAT(rests, IsSupersetOf({std::string("وللعراق"), std::string("للعراق"), std::string("عراق")}));
}

TEST(Facts, NamesAreMergedByPlaceAndNeverCrossValues) {
  const std::u32string text =
      *text::decode_utf8("On 3 May 2012 Col. Samir Qattan sent 200 men to Aleppo, letter No. 12/2012.");
  const std::vector<Fact> all = find_facts(text);
  EXPECT_TRUE(std::is_sorted(all.begin(), all.end(),
                             [](const Fact& a, const Fact& b) { return a.range.start < b.range.start; }));
  const auto is_name = [](const Fact& fact) { return fact.type == FactType::person || fact.type == FactType::place; };
  EXPECT_EQ(std::count_if(all.begin(), all.end(), is_name), 2);
  const std::vector<Fact> values = find_facts(text, {}, FactKinds::values);
  EXPECT_EQ(values.size() + 2, all.size());
  EXPECT_EQ(std::count_if(values.begin(), values.end(), is_name), 0);
}

TEST(Facts, EveryNameStandsInTheText) {
  for (const std::string_view text : {"السيد", "بن بن بن بن", "Col.", "Mr. Mr. Mr.", "وزارة", "head of the",
                                      "\xEF\xBF\xBD\n\n٣", "ُُُ", "عبد", "village of"}) {
    const std::u32string decoded = text::decode_utf8_lossy(text);
    for (const Fact& fact : find_names(decoded)) {
      ASSERT_LT(fact.range.start, fact.range.end);
      EXPECT_EQ(fact.text, decoded.substr(fact.range.start.value, fact.range.length()));
    }
  }
}

/// Time for n repetitions of a piece, in seconds.
double seconds_for(const std::u32string& piece, size_t n) {
  std::u32string text;
  for (size_t i = 0; i < n; ++i) text += piece;
  const auto start = std::chrono::steady_clock::now();
  find_names(text);
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

TEST(Facts, LongRowsOfOneWordAreReadInLinearTime) {
  for (const std::u32string piece :
       {U"بن ", U"رئيس ", U"وزارة ", U"Col. ", U"Ministry of ", U"Al-", U"العقيد محمد ", U"Damascus "}) {
    find_names(piece);
    const double few = seconds_for(piece, 1'000), many = seconds_for(piece, 8'000);
    EXPECT_LT(many, 40 * few + 0.5) << u8(piece);  // 64 times if it were quadratic
  }
}

}  // namespace
}  // namespace recto::reading
