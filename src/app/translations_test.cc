#include "app/translations.h"

#include <gtest/gtest.h>

#include "app/loose_papers.h"
#include "app/translated_findings.h"
#include "app/untranslated.h"
#include "reading/quotations.h"
#include "tracing/check.h"
#include "tracing/fact_check.h"

namespace recto::app {
namespace {

const std::u32string kOriginal =
    U"لجنة الري في تل مرجان\n"
    U"الرقم: 77/ر/4\n\n"
    U"أولاً: بلغ عدد العمال المسجلين لدى اللجنة 340 عاملاً. ونرفق ربطاً قائمة بأسمائهم.\n\n"
    U"ثانياً: لم تستلم اللجنة أي كمية من الوقود منذ 14 آذار 2009.\n\n"
    U"ثالثاً: سلمت مفاتيح المستودع إلى الرائد سالم قندور في 3 نيسان.\n\n"
    U"رابعاً: الطريق إلى المدينة مفتوح أمام الشاحنات.";
const std::u32string kTranslation =
    U"Translation\n\nIrrigation Committee of Tell Marjan\n\nNumber: 77/R/4\n\n"
    U"First: The number of workers registered with the committee has reached 340. A list of their names is "
    U"enclosed.\n\n"
    U"Second: The committee has not received any fuel since 14 March 2009.\n\n"
    U"Third: The keys of the depot were handed to Major Salim Qandur on 3 April.\n\n"
    U"Fourth: The road to the town is open to lorries.";
const std::u32string kOther =
    U"دائرة الصيد في الميناء\nالرقم: 12/ص/9\n\nرصدت المحطة رياحاً شديدة فوق الساحل في 5 أيلول 2011، ولم يخرج أحد إلى "
    U"البحر. "
    U"وعاد 26 قارباً إلى الميناء قبل المساء.";

DocumentId id(char name) { return {std::string(64, name)}; }

LooseDocument paper(char name, std::u32string text) {
  LooseDocument out;
  out.id = id(name);
  out.view = {std::string(1, name) + ".txt", {}, "text", 1};
  auto page = std::make_shared<Page>();
  page->text = std::move(text);
  out.pages.push_back(std::move(page));
  return out;
}

std::u32string changed(std::u32string text, std::u32string_view what, std::u32string_view with) {
  const size_t at = text.find(what);
  EXPECT_NE(at, text.npos);
  return text.replace(at, what.size(), with);
}

TranslationLinks linked() {
  TranslationLinks out;
  out.links.push_back({{.document = id('t')}, {.document = id('o')}, "Mona", "seen", 1});
  return out;
}

/// The findings of a story against papers, as a check makes them.
std::vector<Finding> checked(const std::u32string& story, LoosePapers& papers, TranslationLinks links,
                             OtherLanguages* others = nullptr) {
  tracing::Tracer tracer(papers, papers);
  tracing::FactChecker facts(papers, papers);
  const std::vector<Fact> quotations = reading::find_quotations(story);
  auto findings = tracing::check_quotations(story, quotations, tracer);
  EXPECT_TRUE(findings.has_value());
  auto figures = facts.check(story, tracing::facts_to_check(story, quotations), quotations);
  EXPECT_TRUE(figures.has_value());
  findings->insert(findings->end(), figures->begin(), figures->end());
  Translations translations(papers, std::move(links));
  const BilingualStory bilingual = bilingual_story(story);
  EXPECT_TRUE(Untranslated(bilingual, papers, translations).add_candidates(*findings).has_value());
  auto beside = other_languages_of(translations, nullptr, *findings);
  EXPECT_TRUE(beside.has_value());
  if (others) *others = std::move(*beside);
  return std::move(*findings);
}

bool has(const Finding& finding, Reason reason) {
  return std::find(finding.reasons.begin(), finding.reasons.end(), reason) != finding.reasons.end();
}

TEST(Translations, AreProposedAndTheTranslationIsTold) {
  LoosePapers papers;
  papers.add(paper('o', kOriginal));
  papers.add(paper('x', kOther));
  papers.add(paper('t', kTranslation));
  for (const char asked : {'t', 'o'}) {
    Translations translations(papers, {});
    const auto pairs = translations.pairs_of(id(asked));
    ASSERT_TRUE(pairs.has_value());
    ASSERT_EQ(pairs->size(), 1U);
    EXPECT_EQ((*pairs)[0].translation.document, id('t'));
    EXPECT_EQ((*pairs)[0].original.document, id('o'));
    EXPECT_FALSE((*pairs)[0].confirmed);
    EXPECT_GT((*pairs)[0].share, 0.6);
  }
  Translations translations(papers, {});
  EXPECT_TRUE(translations.pairs_of(id('x'))->empty());
}

TEST(Translations, WhatAPersonTookBackIsNotProposed) {
  LoosePapers papers;
  papers.add(paper('o', kOriginal));
  papers.add(paper('t', kTranslation));
  TranslationLinks links;
  links.taken_back.emplace(id('t'), id('o'));
  Translations translations(papers, std::move(links));
  EXPECT_TRUE(translations.pairs_of(id('t'))->empty());
}

TEST(Translations, ALinkedQuotationLeadsToTheOriginalsWords) {
  LoosePapers papers;
  papers.add(paper('o', kOriginal));
  papers.add(paper('t', kTranslation));
  OtherLanguages others;
  const auto findings = checked(U"The letter says: “The committee has not received any fuel since 14 March 2009.”",
                                papers, linked(), &others);
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].verdict, Verdict::supported);
  EXPECT_TRUE(has(findings[0], Reason::translated));
  ASSERT_EQ(others.size(), 1U);
  const OtherLanguage& other = *others.begin()->second;
  EXPECT_TRUE(other.original);
  EXPECT_TRUE(other.confirmed);
  EXPECT_NE(other.passage.text.find(U"لم تستلم اللجنة أي كمية من الوقود منذ 14 آذار 2009"), std::u32string::npos);
}

TEST(Translations, AProposedOneShowsTheOriginalAndAddsNoReason) {
  LoosePapers papers;
  papers.add(paper('o', kOriginal));
  papers.add(paper('t', kTranslation));
  OtherLanguages others;
  const auto findings = checked(U"The letter says: “The road to the town is open to lorries.”", papers, {}, &others);
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].verdict, Verdict::supported);
  EXPECT_FALSE(has(findings[0], Reason::translated));
  ASSERT_EQ(others.size(), 1U);
  EXPECT_FALSE(others.begin()->second->confirmed);
}

TEST(Translations, OfMereCandidatesOnlyLinkedOnesAreFollowedInALargeCase) {
  LoosePapers papers;
  papers.add(paper('o', kOriginal));
  papers.add(paper('t', kTranslation));
  Finding candidate;
  candidate.verdict = Verdict::for_a_person;
  candidate.reasons = {Reason::only_candidate};
  candidate.evidence.emplace_back();
  const size_t at = kTranslation.find(U"The road");
  const auto place = [](size_t offset) { return CharOffset(static_cast<uint32_t>(offset)); };
  candidate.evidence.front().passage.cite = {id('t'), PageNumber(1), {place(at), place(at + 30)}};
  const auto beside = [&](TranslationLinks links, std::vector<Finding> findings) {
    const std::set<DocumentId> answering = documents_that_answer(findings);
    Translations translations(papers, std::move(links));
    return other_languages_of(translations, &answering, findings)->size();
  };
  EXPECT_EQ(beside({}, {candidate}), 0U);
  EXPECT_EQ(beside(linked(), {candidate}), 1U);
  Finding answer = candidate;
  answer.verdict = Verdict::differs;
  answer.reasons = {Reason::date_differs};
  EXPECT_EQ(beside({}, {candidate, answer}), 1U);
}

struct Betrayal {
  const char* name;
  std::u32string_view in_original, instead, quoted;
  Reason reason;
};

class Betrayals : public testing::TestWithParam<Betrayal> {};

TEST_P(Betrayals, AreNotGreen) {
  for (const bool by_person : {true, false}) {
    LoosePapers papers;
    papers.add(paper('o', changed(kOriginal, GetParam().in_original, GetParam().instead)));
    papers.add(paper('t', kTranslation));
    const std::u32string story = U"The letter says: “" + std::u32string(GetParam().quoted) + U"”";
    const auto findings = checked(story, papers, by_person ? linked() : TranslationLinks{});
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_EQ(findings[0].verdict, Verdict::for_a_person);
    EXPECT_TRUE(has(findings[0], GetParam().reason));
    EXPECT_FALSE(has(findings[0], Reason::translated));
  }
}

INSTANTIATE_TEST_SUITE_P(
    All, Betrayals,
    testing::Values(
        Betrayal{"figure", U"340", U"140", U"The number of workers registered with the committee has reached 340.",
                 Reason::digit_differs},
        Betrayal{"date", U"14 آذار", U"14 أيار", U"The committee has not received any fuel since 14 March 2009.",
                 Reason::date_differs},
        Betrayal{"name", U"سالم قندور", U"سالم رافدي",
                 U"The keys of the depot were handed to Major Salim Qandur on 3 April.", Reason::name_differs},
        Betrayal{"denial", U"لم تستلم", U"استلمت", U"The committee has not received any fuel since 14 March 2009.",
                 Reason::negation_differs}),
    [](const auto& one) { return one.param.name; });

TEST(Untranslated, WordsGiveACandidateAndNoVerdict) {
  LoosePapers papers;
  papers.add(paper('o', kOriginal));
  papers.add(paper('x', kOther));
  const auto findings = checked(
      U"The letter says: “The number of workers registered with the committee has reached 340.” It adds: “The keys of "
      U"the "
      U"depot were handed to Major Salim Qandur on 3 April.”",
      papers, {});
  ASSERT_EQ(findings.size(), 2U);
  for (const Finding& finding : findings) {
    EXPECT_EQ(finding.verdict, Verdict::for_a_person);
    EXPECT_EQ(finding.reasons, std::vector{Reason::needs_translation});
    ASSERT_FALSE(finding.evidence.empty());
    EXPECT_EQ(finding.evidence[0].passage.cite.document, id('o'));
  }
}

TEST(Untranslated, FiguresDatesAndNamesDiffer) {
  LoosePapers papers;
  papers.add(paper('o', kOriginal));
  papers.add(paper('x', kOther));
  const auto findings = checked(
      U"“The number of workers registered with the committee has reached 430,” it says. “The keys of the depot were "
      U"handed to Major "
      U"Salim Rafidi on 3 April,” it adds, and “the committee has not received any fuel since 15 March 2009.”",
      papers, {});
  ASSERT_EQ(findings.size(), 3U);
  const Reason expected[] = {Reason::digit_differs, Reason::name_differs, Reason::date_differs};
  for (size_t k = 0; k < 3; ++k) {
    EXPECT_EQ(findings[k].verdict, Verdict::differs) << k;
    EXPECT_TRUE(has(findings[k], expected[k])) << k;
  }
}

TEST(Untranslated, FiguresOutsideQuotationsAreHeldAgainstTheOtherLanguage) {
  LoosePapers papers;
  papers.add(paper('o', kOriginal));
  papers.add(paper('x', kOther));
  const auto sound = checked(U"There were 340 workers registered with the committee.", papers, {});
  ASSERT_EQ(sound.size(), 1U);
  EXPECT_EQ(sound[0].verdict, Verdict::for_a_person);
  EXPECT_EQ(sound[0].reasons, std::vector{Reason::needs_translation});
  const auto wrong = checked(U"There were 430 workers registered with the committee.", papers, {});
  ASSERT_EQ(wrong.size(), 1U);
  EXPECT_EQ(wrong[0].verdict, Verdict::differs);
}

TEST(Untranslated, AnArabicStoryAgainstEnglishPapers) {
  LoosePapers papers;
  papers.add(paper('t', kTranslation));
  const auto findings =
      checked(U"بلغ عدد العمال المسجلين لدى اللجنة 340 عاملاً، ولم تستلم اللجنة الوقود منذ 14 أيار 2009.", papers, {});
  ASSERT_EQ(findings.size(), 2U);
  EXPECT_EQ(findings[0].reasons, std::vector{Reason::needs_translation});
  EXPECT_NE(findings[1].verdict, Verdict::supported);
}

TEST(Untranslated, WhatStandsNowhereIsNotFound) {
  LoosePapers papers;
  papers.add(paper('o', kOriginal));
  const auto findings =
      checked(U"A gardener said: “Nobody here has ever watched the moon through a telescope.”", papers, {});
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].verdict, Verdict::not_found);
}

}  // namespace
}  // namespace recto::app
