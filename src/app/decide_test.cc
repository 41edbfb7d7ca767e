#include "app/decide.h"

#include <gtest/gtest.h>

#include "store/claim_decisions.h"
#include "store/test_case.h"

namespace recto::app {
namespace {

std::vector<Finding> findings_in(const std::u32string& story, const std::u32string& words) {
  std::vector<Finding> out;
  for (size_t at = story.find(words); at != story.npos; at = story.find(words, at + 1)) {
    Finding finding;
    finding.claim.type = FactType::figure;
    finding.claim.text = words;
    finding.claim.range = {CharOffset(static_cast<uint32_t>(at)), CharOffset(static_cast<uint32_t>(at + words.size()))};
    out.push_back(finding);
  }
  return out;
}

ClaimDecision decision_on(const std::u32string& sentence, std::optional<Verdict> verdict, unsigned nth = 0) {
  ClaimDecision out;
  out.type = FactType::figure;
  out.text = U"640";
  out.sentence = sentence;
  out.nth = nth;
  out.verdict = verdict;
  out.by = "Mona";
  return out;
}

class Decisions : public testing::Test {
 protected:
  void SetUp() override {
    auto made = store::Case::create(folder_ / "case");
    ASSERT_TRUE(made);
    opened_ = std::move(*made);
  }
  void say(const ClaimDecision& decision) { ASSERT_TRUE(opened_->claim_decisions().add(decision)); }
  std::vector<Finding> after(const std::u32string& story) {
    std::vector<Finding> findings = findings_in(story, U"640");
    EXPECT_TRUE(attach_decisions(*opened_, story, findings));
    return findings;
  }

  /// What stands beside the decision on the first claim of a story.
  ClaimRemarks remarks(const std::u32string& story) const {
    const auto opened = store::Case::open(folder_ / "case", store::Access::reading);
    const auto all = remarks_on(**opened, story, findings_in(story, U"640"));
    EXPECT_TRUE(all && all->size() == 1);
    return all && !all->empty() ? all->front() : ClaimRemarks{};
  }

  store::TemporaryFolder folder_;
  std::unique_ptr<store::Case> opened_;
};

TEST_F(Decisions, OutliveOtherChangesOfTheStory) {
  say(decision_on(U"There were 640 men in the old yard.", Verdict::supported));
  const auto findings = after(U"A new beginning.\n\nThere were 640\nmen in the old yard. And 640 more came.");
  ASSERT_EQ(findings.size(), 2U);
  ASSERT_TRUE(findings[0].decision);
  EXPECT_EQ(findings[0].standing(), Verdict::supported);
  EXPECT_FALSE(findings[1].decision);
  EXPECT_FALSE(findings[1].earlier);
}

TEST_F(Decisions, OnARewordedSentenceAreShownButDoNotHold) {
  say(decision_on(U"There were 640 men in the old yard.", Verdict::supported));
  const auto findings = after(U"There were 640 women in the old yard.");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_FALSE(findings[0].decision);
  ASSERT_TRUE(findings[0].earlier);
  EXPECT_EQ(findings[0].standing(), Verdict::not_found);
}

TEST_F(Decisions, AreTakenBackByANewerAct) {
  say(decision_on(U"There were 640 men.", Verdict::supported));
  say(decision_on(U"There were 640 men.", std::nullopt));
  const auto findings = after(U"There were 640 men.");
  EXPECT_FALSE(findings[0].decision);
}

TEST_F(Decisions, TellEqualClaimsOfASentenceApart) {
  say(decision_on(U"Of 640 men 640 left.", Verdict::differs, 1));
  const auto findings = after(U"Of 640 men 640 left.");
  ASSERT_EQ(findings.size(), 2U);
  EXPECT_FALSE(findings[0].decision);
  ASSERT_TRUE(findings[1].decision);
  EXPECT_EQ(findings[1].standing(), Verdict::differs);
}

TEST_F(Decisions, ASecondReadersWordStandsBesideTheFirstAndChangesNone) {
  const std::u32string story = U"There were 640 men in the old yard.";
  say(decision_on(story, Verdict::differs));
  opened_.reset();
  ClaimWord said;
  said.claim = 1;
  said.verdict = Verdict::supported;
  said.by = "Karim";
  said.second = true;
  const auto finding = decide_on(folder_ / "case", said, story, findings_in(story, U"640"));
  ASSERT_GOOD(finding);
  ASSERT_TRUE(finding->decision);
  EXPECT_EQ(finding->decision->by, "Mona");
  ASSERT_TRUE(remarks(story).second);
  EXPECT_EQ(remarks(story).second->verdict, Verdict::supported);
  said.verdict.reset();
  ASSERT_GOOD(decide_on(folder_ / "case", said, story, findings_in(story, U"640")));
  EXPECT_FALSE(remarks(story).second);
  EXPECT_EQ(decide_on(folder_ / "case", said, story, findings_in(story, U"640")).error().kind,
            ErrorKind::invalid_input);
}

TEST_F(Decisions, NotesOnAClaimStandBesideItAndDecideNothing) {
  const std::u32string story = U"There were 640 men in the old yard.";
  say(decision_on(story, Verdict::differs));
  opened_.reset();
  ClaimWord said;
  said.claim = 1;
  said.by = "Karim";
  said.note = "the annex has it too";
  ASSERT_GOOD(note_on_claim(folder_ / "case", said, story, findings_in(story, U"640")));
  said.note = "asked the archive";
  const auto now = note_on_claim(folder_ / "case", said, story, findings_in(story, U"640"));
  ASSERT_GOOD(now);
  ASSERT_EQ(now->notes.size(), 2U);
  EXPECT_EQ(now->notes[0].note, "the annex has it too");
  EXPECT_EQ(now->notes[1].by, "Karim");
  EXPECT_FALSE(now->second);
  EXPECT_EQ(remarks(story), *now);
  EXPECT_EQ(remarks(U"There were 640 women in the old yard.").notes, now->notes);
  EXPECT_TRUE(remarks(U"Nobody counted 640 cases of anything here.").notes.empty());
  opened_ = std::move(*store::Case::open(folder_ / "case", store::Access::writing));
  EXPECT_EQ(after(story)[0].standing(), Verdict::differs);
}

TEST_F(Decisions, NotesHaveWordsAndAnAuthor) {
  opened_.reset();
  const std::u32string story = U"There were 640 men.";
  ClaimWord said;
  said.claim = 1;
  said.by = "Karim";
  said.note = " \n";
  EXPECT_EQ(note_on_claim(folder_ / "case", said, story, findings_in(story, U"640")).error().kind,
            ErrorKind::invalid_input);
  said.note = "x";
  said.by = "";
  EXPECT_EQ(note_on_claim(folder_ / "case", said, story, findings_in(story, U"640")).error().kind,
            ErrorKind::invalid_input);
  said.by = "Karim";
  said.claim = 2;
  EXPECT_EQ(note_on_claim(folder_ / "case", said, story, findings_in(story, U"640")).error().kind,
            ErrorKind::not_found);
}

}  // namespace
}  // namespace recto::app
