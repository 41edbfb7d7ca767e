#include "store/claim_decisions.h"

#include <gtest/gtest.h>

#include "store/log.h"
#include "store/test_case.h"

namespace recto::store {
namespace {

ClaimDecision a_decision() {
  ClaimDecision decision;
  decision.type = FactType::figure;
  decision.text = U"٦٤٠";
  decision.sentence = U"بلغ عددهم ٦٤٠ متطوعا.";
  decision.nth = 1;
  decision.proposed = Verdict::for_a_person;
  decision.verdict = Verdict::supported;
  decision.by = "Mona";
  decision.note = "seen on page 2";
  decision.story = "draft.md";
  decision.story_sha256 = std::string(64, 'a');
  return decision;
}

TEST(ClaimDecisions, AreFoundByTheClaimsWordsHoweverSpelt) {
  const TemporaryFolder folder;
  const FixedClock clock;
  const auto opened = Case::create(folder / "case", {&real_file_system(), &clock, "mona"});
  ASSERT_TRUE(opened);
  ClaimDecision decision = a_decision();
  ASSERT_TRUE((*opened)->claim_decisions().add(decision));
  decision.at_ms = clock.now_ms();
  EXPECT_EQ(*(*opened)->claim_decisions().on(FactType::figure, U"640"), std::vector{decision});
  EXPECT_TRUE((*opened)->claim_decisions().on(FactType::date, U"640")->empty());
  EXPECT_TRUE((*opened)->claim_decisions().on(FactType::figure, U"641")->empty());
  EXPECT_TRUE((*opened)->log().verify_acts()->empty());
}

TEST(ClaimDecisions, AreNeverChangedTheNewestComesLast) {
  const TemporaryFolder folder;
  const auto opened = Case::create(folder / "case");
  ASSERT_TRUE(opened);
  ClaimDecision decision = a_decision();
  ASSERT_TRUE((*opened)->claim_decisions().add(decision));
  decision.verdict.reset();
  ASSERT_TRUE((*opened)->claim_decisions().add(decision));
  const auto all = (*opened)->claim_decisions().on(FactType::figure, decision.text);
  ASSERT_TRUE(all);
  ASSERT_EQ(all->size(), 2U);
  EXPECT_TRUE(all->front().verdict.has_value());
  EXPECT_FALSE(all->back().verdict.has_value());
}

TEST(ClaimDecisions, OfASecondReaderStandApart) {
  const TemporaryFolder folder;
  const auto opened = Case::create(folder / "case");
  ASSERT_TRUE(opened);
  ClaimDecision decision = a_decision();
  ASSERT_TRUE((*opened)->claim_decisions().add(decision));
  decision.by = "Sami";
  decision.verdict = Verdict::differs;
  ASSERT_TRUE((*opened)->claim_decisions().add(decision, ClaimReader::second));
  const auto first = (*opened)->claim_decisions().on(FactType::figure, decision.text);
  const auto second = (*opened)->claim_decisions().on(FactType::figure, decision.text, ClaimReader::second);
  ASSERT_TRUE(first && second);
  ASSERT_EQ(first->size(), 1U);
  EXPECT_EQ(first->front().by, "Mona");
  ASSERT_EQ(second->size(), 1U);
  EXPECT_EQ(second->front().by, "Sami");
  EXPECT_TRUE((*opened)->log().verify_acts()->empty());
}

TEST(ClaimDecisions, AreNotTakenInACaseOpenedForReading) {
  const TemporaryFolder folder;
  ASSERT_TRUE(Case::create(folder / "case"));
  const auto opened = Case::open(folder / "case", Access::reading);
  ASSERT_TRUE(opened);
  const auto added = (*opened)->claim_decisions().add(a_decision());
  ASSERT_FALSE(added);
  EXPECT_EQ(added.error().kind, ErrorKind::denied);
}

}  // namespace
}  // namespace recto::store
