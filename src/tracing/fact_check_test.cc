#include "tracing/fact_check.h"

#include <gtest/gtest.h>

#include "tracing/memory_source.h"

namespace recto::tracing {
namespace {

const DocumentId kFirst{std::string(64, 'a')}, kSecond{std::string(64, 'b')};

Page page_with(std::u32string text) {
  Page page;
  page.text = std::move(text);
  return page;
}

class FactCheck : public testing::Test {
 protected:
  FactCheck() {
    papers_.add(kFirst, "first.txt", {page_with(U"In the yard 210 drivers have completed their training.")});
  }
  Finding first_finding(const std::u32string& story, const FactCheckOptions& options = {}) {
    FactChecker checker(papers_, papers_);
    const auto findings = checker.check(story, facts_to_check(story, {}), {}, options);
    EXPECT_TRUE(findings.has_value());
    EXPECT_FALSE(findings->empty());
    return findings->empty() ? Finding() : findings->front();
  }
  MemorySource papers_;
};

TEST_F(FactCheck, FindsNoGreenWhereAnotherPaperSaysOtherwise) {
  const std::u32string story = U"In the yard 210 drivers completed their training.";
  EXPECT_EQ(first_finding(story).verdict, Verdict::supported);
  papers_.add(kSecond, "second.txt", {page_with(U"In the yard only 186 drivers have completed their training.")});
  const Finding finding = first_finding(story);
  EXPECT_EQ(finding.verdict, Verdict::contradicted);
  EXPECT_EQ(finding.reasons, std::vector{Reason::count_differs});
  ASSERT_EQ(finding.evidence.size(), 2U);
  EXPECT_EQ(finding.evidence[0].passage.file, "first.txt");
  EXPECT_EQ(finding.evidence[1].passage.text, U"186");
}

TEST_F(FactCheck, TakesADenialForAContradiction) {
  papers_.add(kSecond, "second.txt", {page_with(U"In the yard not 210 drivers have completed their training.")});
  EXPECT_EQ(first_finding(U"In the yard 210 drivers completed their training.").verdict, Verdict::contradicted);
}

TEST_F(FactCheck, ShowsTheSameSentenceInTwoPapersAsOneWithACopy) {
  papers_.add(kSecond, "second.txt", {page_with(U"In the yard 210 drivers\nhave completed their training.")});
  const Finding finding = first_finding(U"In the yard 210 drivers completed their training.");
  EXPECT_EQ(finding.verdict, Verdict::supported);
  ASSERT_EQ(finding.evidence.size(), 1U);
  EXPECT_EQ(finding.evidence[0].copies.size(), 1U);
}

TEST_F(FactCheck, LeavesOutExcludedDocuments) {
  FactCheckOptions options;
  options.excluded = {kFirst};
  EXPECT_EQ(first_finding(U"In the yard 210 drivers completed their training.", options).verdict, Verdict::not_found);
}

TEST(FactsToCheck, AreOutsideQuotationsAndWorthALook) {
  const std::u32string story = U"One man saw the first 30 lorries. “We had 40,” he said.";
  Fact quotation;
  quotation.range = {CharOffset(35), CharOffset(44)};
  const auto facts = facts_to_check(story, std::vector{quotation});
  ASSERT_EQ(facts.size(), 1U);
  EXPECT_EQ(facts[0].text, U"30");
}

}  // namespace
}  // namespace recto::tracing
