// The rules of judging on whole stories: tests/cases/judging for quotations, one line expected a quotation; tests/cases/judging_facts for
// what stands outside them, one line a fact: its words, a tab, the verdict and reasons, and how a value was worked out. In folders of names and letters
// names are claims too, and the paper's letters and the rows of `list` (a title, a header, cells apart by tabs) answer.
#include <gtest/gtest.h>

#include "judging/fact_rules.h"
#include "judging/letter_rules.h"
#include "judging/name_rules.h"
#include "reading/quotations.h"
#include "tracing/case_folder_for_test.h"
#include "tracing/check.h"
#include "tracing/fact_check.h"
#include "tracing/letter_check.h"
#include "tracing/letters_of_case_for_test.h"
#include "tracing/memory_source.h"

namespace recto::tracing {
namespace {

const DocumentId kPaper{std::string(64, 'a')};

class JudgingCases : public testing::TestWithParam<std::filesystem::path> {};

TEST_P(JudgingCases, AreJudged) {
  const CaseFolder folder{GetParam()};
  MemorySource papers;
  papers.add(kPaper, "paper.txt", {folder.paper()});
  Tracer tracer(papers, papers);
  const std::u32string story = folder.story();
  const Result<std::vector<Finding>> findings = check_quotations(story, reading::find_quotations(story), tracer);
  ASSERT_TRUE(findings.has_value());
  std::string lines;
  for (const Finding& finding : *findings) lines += said(finding) + "\n";
  EXPECT_EQ(lines, folder.file("expected"));
}

std::string with_sum(const Finding& finding) {
  const bool worked_out = !finding.evidence.empty() && !finding.evidence.front().sum.empty();
  return said(finding) + (worked_out ? "\t" + finding.evidence.front().sum : "");
}

class FactCases : public testing::TestWithParam<std::filesystem::path> {};

TEST_P(FactCases, AreJudged) {
  const CaseFolder folder{GetParam()};
  MemorySource papers;
  papers.add(kPaper, "paper.txt", {folder.paper()});
  FactChecker checker(papers, papers);
  const std::u32string story = folder.story();
  const std::vector<Fact> quotations = reading::find_quotations(story);
  const bool of_values = folder.path.filename().string().starts_with("fact_");
  const auto kinds = of_values ? reading::FactKinds::values : reading::FactKinds::all;
  Result<std::vector<Finding>> findings = checker.check(story, facts_to_check(story, quotations, kinds), quotations);
  ASSERT_TRUE(findings.has_value());
  LettersOfCase letters(folder, kPaper);
  if (!of_values) {
    ASSERT_TRUE(check_letters(story, papers, letters, *findings).has_value());
  }
  std::string lines;
  for (const Finding& finding : *findings)
    lines += text::encode_utf8(finding.claim.text) + "\t" + with_sum(finding) + "\n";
  EXPECT_EQ(lines, folder.file("expected"));
}

std::string name_of_folder(const testing::TestParamInfo<std::filesystem::path>& tested) {
  return tested.param.filename().string();
}

INSTANTIATE_TEST_SUITE_P(All, JudgingCases, testing::ValuesIn(case_folders("judging")), name_of_folder);
INSTANTIATE_TEST_SUITE_P(All, FactCases, testing::ValuesIn(case_folders("judging_facts")), name_of_folder);

std::vector<judging::RuleRow> facts_names_and_letters() {
  std::vector<judging::RuleRow> rows = judging::fact_rules();
  for (const auto& more : {judging::name_rules(), judging::letter_rules()})
    rows.insert(rows.end(), more.begin(), more.end());
  return rows;
}

TEST(JudgingRules, HaveACaseEach) {
  expect_a_case_each(judging::rules(), "judging");
  expect_a_case_each(facts_names_and_letters(), "judging_facts");
}

TEST(JudgingRules, AreTheRowsOfTheDocument) {
  EXPECT_EQ(documented_rules(false), written_rules(judging::rules()));
  EXPECT_EQ(documented_rules(true), written_rules(facts_names_and_letters()));
}

}  // namespace
}  // namespace recto::tracing
