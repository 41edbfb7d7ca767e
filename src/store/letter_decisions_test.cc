#include "store/letter_decisions.h"

#include <gtest/gtest.h>

#include "store/accession.h"
#include "store/catalogue.h"
#include "store/log.h"
#include "store/test_case.h"

namespace recto::store {
namespace {

LetterDecision decision_on(const DocumentId& document, std::vector<std::u32string> values) {
  LetterDecision decision;
  decision.letter = {document, PageNumber(1), CharOffset(7)};
  decision.matter = LetterMatter::to;
  decision.values = std::move(values);
  decision.by = "Mona";
  decision.why = "the signature";
  return decision;
}

class LetterDecisionsTest : public testing::Test {
 protected:
  void SetUp() override {
    auto made = Case::create(folder_ / "case");
    ASSERT_GOOD(made);
    case_ = std::move(*made);
    write_file(folder_ / "letter.txt", "Dear Sir");
    document_ = document_of(take_in(case_->accession(), folder_ / "letter.txt", U"Dear Sir"), 1);
  }

  uint64_t acts() const { return case_->log().head()->number.value; }

  TemporaryFolder folder_;
  std::unique_ptr<Case> case_;
  DocumentId document_;
};

TEST_F(LetterDecisionsTest, ComeBackAsTheyWereTakenInOrder) {
  LetterDecision first = decision_on(document_, {U"السيد رئيس اللجنة", U"B"}), second = decision_on(document_, {});
  second.by.clear();
  second.matter = LetterMatter::translation_of;
  second.other = LetterPlace{document_, PageNumber(3), CharOffset(0)};
  ASSERT_GOOD(case_->letter_decisions().add({first, second}));
  const auto back = case_->letter_decisions().on(document_);
  ASSERT_GOOD(back);
  ASSERT_EQ(back->size(), 2U);
  first.act = acts() - 1;
  EXPECT_EQ((*back)[0], first);
  EXPECT_EQ((*back)[1].other, second.other);
  EXPECT_TRUE((*back)[1].values.empty());
  EXPECT_FALSE((*back)[1].by.empty()) << "the login name";
  EXPECT_EQ(case_->letter_decisions().all()->size(), 2U);
  EXPECT_TRUE(case_->log().verify_acts()->empty());
}

TEST_F(LetterDecisionsTest, AllAreTakenOrNone) {
  const uint64_t before = acts();
  const DocumentId nobody = document_of({std::string(64, 'a')}, 1);
  const auto added = case_->letter_decisions().add({decision_on(document_, {U"A"}), decision_on(nobody, {U"B"})});
  ASSERT_FALSE(added);
  EXPECT_EQ(added.error().kind, ErrorKind::not_found);
  EXPECT_EQ(acts(), before);
  EXPECT_TRUE(case_->letter_decisions().all()->empty());
}

TEST_F(LetterDecisionsTest, OutliveClosingAndCannotBeTakenOnACaseThatIsRead) {
  ASSERT_GOOD(case_->letter_decisions().add({decision_on(document_, {U"A"})}));
  case_.reset();
  const auto again = Case::open(folder_ / "case", Access::reading);
  ASSERT_GOOD(again);
  EXPECT_EQ((*again)->letter_decisions().on(document_)->size(), 1U);
  const auto added = (*again)->letter_decisions().add({decision_on(document_, {U"B"})});
  ASSERT_FALSE(added);
  EXPECT_EQ(added.error().kind, ErrorKind::denied);
}

}  // namespace
}  // namespace recto::store
