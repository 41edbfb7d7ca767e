#include "app/index_feeder.h"

#include <gmock/gmock.h>

#include "search/index.h"
#include "store/test_case.h"

namespace recto::app {
namespace {

class IndexFeederTest : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(store::Case::create(folder_ / "case"));
    opened_ = store::Case::open(folder_ / "case", store::Access::writing).value();
  }
  void take_in(const std::string& name, std::u32string text) {
    store::write_file(folder_ / name, name);
    store::take_in(opened_->accession(), folder_ / name, std::move(text));
  }
  /// Reads the first exhibit again.
  void read_again(std::u32string text) {
    const ExhibitId exhibit = opened_->catalogue().documents().value().front().id.exhibit();
    ASSERT_TRUE(opened_->accession().begin_reading(exhibit));
    ASSERT_TRUE(opened_->accession().put_page(exhibit, 1, store::page_of(1, std::move(text))));
    ASSERT_TRUE(opened_->accession().finish_reading(exhibit, {Outcome::stored, "", "fake 1", 1}));
    ASSERT_TRUE(opened_->accession().commit());
  }
  uint64_t found(std::string_view word) {
    const auto index = search::Index::open(opened_->index_folder()).value();
    return index->search(word, opened_->catalogue(), {})->total;
  }

  store::TemporaryFolder folder_;
  std::unique_ptr<store::Case> opened_;
};

TEST_F(IndexFeederTest, takes_up_what_an_earlier_run_left_and_what_is_fed) {
  take_in("one", U"harbour");
  {
    const auto feeder = IndexFeeder::start(*opened_).value();
    for (int k = 0; k < 200; ++k) {
      take_in("more " + std::to_string(k), U"meadow");
      ASSERT_TRUE(feeder->feed(opened_->catalogue().documents().value().back()));
    }
    ASSERT_TRUE(feeder->finish(IndexFeeder::Rest::indexed));
  }
  EXPECT_EQ(found("harbour"), 1U);
  EXPECT_EQ(found("meadow"), 200U);
}

TEST_F(IndexFeederTest, a_document_read_anew_takes_the_place_of_its_earlier_reading) {
  take_in("one", U"harbour");
  ASSERT_TRUE(IndexFeeder::start(*opened_).value()->finish(IndexFeeder::Rest::indexed));
  read_again(U"meadow");
  {
    const auto feeder = IndexFeeder::start(*opened_).value();
    ASSERT_TRUE(feeder->feed(opened_->catalogue().documents().value().front()));
    ASSERT_TRUE(feeder->finish(IndexFeeder::Rest::indexed));
  }
  EXPECT_EQ(found("harbour"), 0U);
  EXPECT_EQ(found("meadow"), 1U);
  // Nor does it need to be fed: a run that was killed before it could be.
  read_again(U"orchard");
  ASSERT_TRUE(IndexFeeder::start(*opened_).value()->finish(IndexFeeder::Rest::indexed));
  EXPECT_EQ(found("meadow"), 0U);
  EXPECT_EQ(found("orchard"), 1U);
}

TEST_F(IndexFeederTest, what_is_put_off_the_next_run_takes_up) {
  for (int k = 0; k < 50; ++k) take_in("paper " + std::to_string(k), U"harbour");
  ASSERT_TRUE(IndexFeeder::start(*opened_).value()->finish(IndexFeeder::Rest::put_off));
  ASSERT_TRUE(IndexFeeder::start(*opened_).value()->finish(IndexFeeder::Rest::indexed));
  EXPECT_EQ(found("harbour"), 50U);
}

}  // namespace
}  // namespace recto::app
