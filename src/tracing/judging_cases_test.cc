// The rules of judging on whole stories: tests/cases/judging for quotations, one line expected a quotation; tests/cases/judging_facts for
// what stands outside them, one line a fact: its words, a tab, the verdict and reasons.
#include <gtest/gtest.h>

#include "judging/fact_rules.h"
#include "reading/quotations.h"
#include "tracing/case_folder_for_test.h"
#include "tracing/check.h"
#include "tracing/fact_check.h"
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

class FactCases : public testing::TestWithParam<std::filesystem::path> {};

TEST_P(FactCases, AreJudged) {
  const CaseFolder folder{GetParam()};
  MemorySource papers;
  papers.add(kPaper, "paper.txt", {folder.paper()});
  FactChecker checker(papers, papers);
  const std::u32string story = folder.story();
  const std::vector<Fact> quotations = reading::find_quotations(story);
  const Result<std::vector<Finding>> findings = checker.check(story, facts_to_check(story, quotations), quotations);
  ASSERT_TRUE(findings.has_value());
  std::string lines;
  for (const Finding& finding : *findings) lines += text::encode_utf8(finding.claim.text) + "\t" + said(finding) + "\n";
  EXPECT_EQ(lines, folder.file("expected"));
}

std::string name_of_folder(const testing::TestParamInfo<std::filesystem::path>& tested) {
  return tested.param.filename().string();
}

INSTANTIATE_TEST_SUITE_P(All, JudgingCases, testing::ValuesIn(case_folders("judging")), name_of_folder);
INSTANTIATE_TEST_SUITE_P(All, FactCases, testing::ValuesIn(case_folders("judging_facts")), name_of_folder);

TEST(JudgingRules, HaveACaseEach) {
  expect_a_case_each(judging::rules(), "judging");
  expect_a_case_each(judging::fact_rules(), "judging_facts");
}

TEST(JudgingRules, AreTheRowsOfTheDocument) {
  EXPECT_EQ(documented_rules(false), written_rules(judging::rules()));
  EXPECT_EQ(documented_rules(true), written_rules(judging::fact_rules()));
}

}  // namespace
}  // namespace recto::tracing
