#include "judging/translation_rules.h"

#include <gtest/gtest.h>

#include "base/files.h"

namespace recto::judging {
namespace {

const Judgement kGreen{Verdict::supported, {Reason::verbatim}};

LanguageDifference date_difference(bool sure) {
  LanguageDifference out;
  out.reason = Reason::date_differs;
  out.here = U"10 January";
  out.there = U"10 شباط";
  out.sure = sure;
  return out;
}

TEST(TranslationRules, WhatTheOriginalBearsOutIsTranslated) {
  const Judgement after = judge_translated(kGreen, {true, true, true, true, {}});
  EXPECT_EQ(after.verdict, Verdict::supported);
  EXPECT_EQ(after.reasons, (std::vector{Reason::verbatim, Reason::translated}));
}

TEST(TranslationRules, WhatTheMachineProposesChangesNoGreen) {
  const Judgement after = judge_translated(kGreen, {false, true, true, true, {}});
  EXPECT_EQ(after.verdict, Verdict::supported);
  EXPECT_EQ(after.reasons, kGreen.reasons);
}

TEST(TranslationRules, ASureDifferenceTakesTheGreenWhoeverLinked) {
  for (const bool linked : {true, false}) {
    const Judgement after = judge_translated(kGreen, {linked, true, true, true, {date_difference(true)}});
    EXPECT_EQ(after.verdict, Verdict::for_a_person);
    EXPECT_EQ(after.reasons, (std::vector{Reason::verbatim, Reason::date_differs}));
  }
}

TEST(TranslationRules, AnUnsureDifferenceOnlyWherePersonsLinked) {
  EXPECT_EQ(judge_translated(kGreen, {false, true, true, true, {date_difference(false)}}).verdict, Verdict::supported);
  const Judgement after = judge_translated(kGreen, {true, true, true, true, {date_difference(false)}});
  EXPECT_EQ(after.verdict, Verdict::for_a_person);
  EXPECT_EQ(after.reasons.back(), Reason::low_confidence_reading);
}

TEST(TranslationRules, WhatWasReadUnsurelyInTheOriginalBearsOutNothing) {
  EXPECT_EQ(judge_translated(kGreen, {true, true, true, false, {}}).verdict, Verdict::for_a_person);
  EXPECT_EQ(judge_translated(kGreen, {false, true, true, false, {}}).verdict, Verdict::supported);
}

TEST(TranslationRules, AValueThatOneSideAloneHasProvesNothing) {
  LanguageDifference alone = date_difference(false);
  alone.there.clear();
  EXPECT_EQ(judge_translated(kGreen, {true, true, true, true, {alone}}).verdict, Verdict::supported);
}

TEST(TranslationRules, ALinkedTranslationWithoutItsSentenceIsForAPerson) {
  const Judgement after = judge_translated(kGreen, {true, false, true, true, {}});
  EXPECT_EQ(after.verdict, Verdict::for_a_person);
  EXPECT_EQ(after.reasons.back(), Reason::only_candidate);
}

TEST(TranslationRules, NothingBecomesGreener) {
  const Judgement red{Verdict::differs, {Reason::digit_differs}};
  EXPECT_EQ(judge_translated(red, {true, true, true, true, {}}).verdict, Verdict::differs);
  const Judgement original = judge_translated(kGreen, {true, true, false, true, {}});
  EXPECT_EQ(original.reasons, kGreen.reasons) << "a quotation from the original is not translated";
}

TEST(TranslationRules, OnlyDifferencesInTheWordsAndDenialsOfTheSentenceCount) {
  OtherLanguage other;
  LanguageDifference inside = date_difference(true), outside = date_difference(true), denial = date_difference(true);
  inside.here_range = {CharOffset(10), CharOffset(20)};
  outside.here_range = {CharOffset(40), CharOffset(50)};
  denial.here_range = outside.here_range;
  denial.reason = Reason::negation_differs;
  other.differences = {inside, outside, denial};
  EXPECT_EQ(differences_about(other, PageNumber(1), {CharOffset(0), CharOffset(30)}).size(), 2U);
  EXPECT_EQ(differences_about(other, PageNumber(2), {CharOffset(0), CharOffset(30)}).size(), 1U);
}

TEST(TranslationRules, AreInTheDocument) {
  const Result<std::string> document = read_file(RECTO_SOURCE_DIR "/docs/JUDGING.md", 1 << 20);
  ASSERT_TRUE(document.has_value());
  for (const RuleRow& rule : translation_rules())
    EXPECT_NE(document->find("| `" + std::string(rule.name) + "` |"), std::string::npos) << rule.name;
}

}  // namespace
}  // namespace recto::judging
