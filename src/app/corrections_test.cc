#include "app/corrections.h"

#include <gtest/gtest.h>

#include "app/cases.h"
#include "app/index_feeder.h"
#include "app/search.h"
#include "store/accession.h"
#include "store/test_case.h"

namespace recto::app {
namespace {

/// A case with one letter, indexed.
class CorrectionsTest : public testing::Test {
 protected:
  void SetUp() override {
    auto made = store::Case::create(folder_);
    ASSERT_GOOD(made);
    store::write_file(files_ / "letter.txt", "bytes");
    const auto exhibit =
        store::take_in((*made)->accession(), files_ / "letter.txt", U"to the haed of the office, number 3l7");
    document_ = document_of(exhibit, 1);
    auto feeder = IndexFeeder::start(**made);
    ASSERT_GOOD(feeder);
    ASSERT_GOOD((*feeder)->finish(IndexFeeder::Rest::indexed));
  }
  std::string cite(unsigned start, unsigned end) const {
    return Cite{document_, PageNumber(1), {CharOffset(start), CharOffset(end)}}.to_string();
  }
  Result<search::Hits> asked(const std::string& query) const {
    return search(folder_, query, {10, search::Matching::as_written, nullptr});
  }

  store::TemporaryFolder files_;
  std::string folder_ = files_ / "case";
  DocumentId document_;
};

TEST_F(CorrectionsTest, AreSearchedAndCitedInTheTextAsRead) {
  ASSERT_EQ(asked("317")->total, 0U);
  const auto made = correct(folder_, {cite(7, 11), "director and head", "Mona", "seen on the page"});
  ASSERT_GOOD(made);
  ASSERT_GOOD(correct(folder_, {cite(34, 37), "317", "Mona", "seen on the page"}));
  const auto hits = asked("317");
  ASSERT_GOOD(hits);
  ASSERT_EQ(hits->hits.size(), 1U);
  EXPECT_EQ(hits->hits[0].passage.cite.to_string(), cite(34, 37));
  EXPECT_EQ(hits->hits[0].passage.text, U"317");
  EXPECT_FALSE(hits->hits[0].passage.boxes.empty());
  EXPECT_EQ(asked("haed")->total, 0U);
}

TEST_F(CorrectionsTest, StandBesideWhatWasRead) {
  ASSERT_GOOD(correct(folder_, {cite(7, 11), "head", "Mona", "seen on the page"}));
  const auto shown = show(folder_, cite(3, 14));
  ASSERT_GOOD(shown);
  EXPECT_EQ(shown->passage.text, U"the haed of");
  EXPECT_EQ(shown->corrected, U"the head of");
  ASSERT_EQ(shown->corrections.size(), 1U);
  EXPECT_EQ(shown->corrections[0].said.by, "Mona");
}

TEST_F(CorrectionsTest, CanBeTakenBack) {
  EXPECT_EQ(correct(folder_, {cite(7, 11), std::nullopt, "", "a mistake"}).error().kind, ErrorKind::invalid_input);
  ASSERT_GOOD(correct(folder_, {cite(7, 11), "head", "Mona", "seen on the page"}));
  ASSERT_GOOD(correct(folder_, {cite(7, 11), std::nullopt, "Mona", "a mistake"}));
  EXPECT_EQ(asked("haed")->total, 1U);
  EXPECT_EQ(asked("head")->total, 0U);
  EXPECT_TRUE(show(folder_, cite(7, 11))->corrections.empty());
}

TEST_F(CorrectionsTest, OutliveTheIndex) {
  ASSERT_GOOD(correct(folder_, {cite(34, 37), "317", "Mona", "seen on the page"}));
  std::filesystem::remove_all(folder_ + "/index");
  const auto opened = store::Case::open(folder_, store::Access::writing);
  ASSERT_GOOD(opened);
  auto feeder = IndexFeeder::start(**opened);
  ASSERT_GOOD(feeder);
  ASSERT_GOOD((*feeder)->finish(IndexFeeder::Rest::indexed));
  EXPECT_EQ(asked("317")->total, 1U);
}

TEST_F(CorrectionsTest, RefuseWhatNobodyCanMean) {
  EXPECT_EQ(correct(folder_, {cite(7, 11), "head", "Mona", " "}).error().kind, ErrorKind::invalid_input);
  EXPECT_EQ(correct(folder_, {cite(7, 7), "head", "Mona", "why"}).error().kind, ErrorKind::invalid_input);
  EXPECT_EQ(correct(folder_, {cite(7, 900), "head", "Mona", "why"}).error().kind, ErrorKind::not_found);
  EXPECT_EQ(correct(folder_, {cite(7, 11),
                              "he\x01"
                              "ad",
                              "Mona", "why"})
                .error()
                .kind,
            ErrorKind::invalid_input);
  EXPECT_EQ(correct(folder_, {cite(7, 11), "\xFF", "Mona", "why"}).error().kind, ErrorKind::invalid_input);
  EXPECT_EQ(correct(folder_, {cite(7, 11), std::string(3'000, 'a'), "Mona", "why"}).error().kind, ErrorKind::limit);
  EXPECT_EQ(show(folder_, cite(7, 11))->corrections.size(), 0U);
}

}  // namespace
}  // namespace recto::app
