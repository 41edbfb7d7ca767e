#include <gtest/gtest.h>

#include "app/document_register.h"
#include "base/files.h"
#include "store/test_case.h"

namespace recto::app {
namespace {

constexpr int kLetters = 130;  // more than are looked through again at a start rather than kept

/// A case of many short letters, whose rows were kept.
class RegisterFileTest : public testing::Test {
 protected:
  void SetUp() override {
    opened_ = make("case", 0);
    caught_up(first_);
    ASSERT_GOOD(first_.keep(path_, *opened_));
    ASSERT_TRUE(std::filesystem::exists(path_));
  }
  std::unique_ptr<store::Case> make(const std::string& name, int from) {
    auto made = store::Case::create(folder_ / name);
    EXPECT_TRUE(made) << (made ? "" : made.error().sentence());
    for (int n = from; n < from + kLetters; ++n) put(**made, n);
    return std::move(*made);
  }
  void put(store::Case& into, int n) {
    const std::string number = std::to_string(n);
    store::write_file(folder_ / (number + ".txt"), "paper " + number);
    store::take_in(into.accession(), folder_ / (number + ".txt"),
                   U"Number: 12/S\n\nDate: 3 May 2004\n\nTo the head of the Water Directorate\n\nSubject: Pumps\n");
  }
  /// How many documents were looked through for it.
  size_t caught_up(DocumentRegister& all) {
    size_t told = 0;
    sandbox::Cancellation never;
    const auto changed = all.catch_up(*opened_, never, [&](const DocumentId&, const auto&) { ++told; });
    EXPECT_TRUE(changed) << (changed ? "" : changed.error().sentence());
    return told;
  }
  bool takes_over() {
    DocumentRegister all;
    const auto taken = all.take_over(path_, *opened_);
    EXPECT_TRUE(taken) << (taken ? "" : taken.error().sentence());
    return taken && *taken;
  }

  store::TemporaryFolder folder_;
  std::string path_ = folder_ / "rows";
  std::unique_ptr<store::Case> opened_;
  DocumentRegister first_;
};

TEST_F(RegisterFileTest, AnswersFromKeptRowsAsBefore) {
  DocumentRegister second;
  const auto taken = second.take_over(path_, *opened_);
  ASSERT_GOOD(taken);
  ASSERT_TRUE(*taken);
  EXPECT_TRUE(second.complete());
  EXPECT_EQ(caught_up(second), 0U);
  const DocumentPage before = first_.documents({}), after = second.documents({});
  EXPECT_EQ(after.total, size_t{kLetters});
  EXPECT_EQ(before.facets, after.facets);
  ASSERT_EQ(before.rows.size(), after.rows.size());
  for (size_t k = 0; k < before.rows.size(); ++k) {
    EXPECT_EQ(before.rows[k].document.id, after.rows[k].document.id);
    EXPECT_EQ(before.rows[k].folded, after.rows[k].folded);
  }
}

TEST_F(RegisterFileTest, CatchesUpWithWhatCameSince) {
  put(*opened_, 1'000);
  DocumentRegister second;
  ASSERT_TRUE(*second.take_over(path_, *opened_));
  EXPECT_EQ(caught_up(second), 1U);
  EXPECT_EQ(second.documents({}).total, size_t{kLetters} + 1);
}

TEST_F(RegisterFileTest, TakesNothingDamagedOrCut) {
  const std::string bytes = *read_file(path_, UINT64_MAX);
  for (size_t at = 0; at < bytes.size(); at += 41) {
    std::string damaged = bytes;
    damaged[at] = static_cast<char>(damaged[at] ^ 4);
    store::write_file(path_, damaged);
    EXPECT_FALSE(takes_over()) << at;
    store::write_file(path_, bytes.substr(0, at));
    EXPECT_FALSE(takes_over()) << at;
  }
  store::write_file(path_, bytes);
  EXPECT_TRUE(takes_over());
  std::filesystem::remove(path_);
  EXPECT_FALSE(takes_over());
}

TEST_F(RegisterFileTest, TakesNothingOfAnotherCase) {
  opened_ = make("other", 2'000);
  EXPECT_FALSE(takes_over());
}

TEST_F(RegisterFileTest, IsNotWrittenForAFewRows) {
  std::filesystem::remove(path_);
  put(*opened_, 1'000);
  EXPECT_EQ(caught_up(first_), 1U);
  ASSERT_GOOD(first_.keep(path_, *opened_));
  EXPECT_FALSE(std::filesystem::exists(path_));
}

}  // namespace
}  // namespace recto::app
