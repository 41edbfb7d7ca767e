#include "store/derived_rows.h"

#include <gtest/gtest.h>

#include "store/database.h"
#include "store/letter_shelf.h"
#include "store/test_case.h"

namespace recto::store {
namespace {

constexpr std::string_view kReader = "letters/test";

class DerivedRowsTest : public testing::Test {
 protected:
  void SetUp() override {
    auto made = Case::create(folder_ / "case");
    ASSERT_GOOD(made);
    opened_ = std::move(*made);
    for (const char* name : {"a", "b"}) {
      write_file(folder_ / name, name);
      take_in(opened_->accession(), folder_ / name, U"Number: 288/M/2");
    }
    documents_ = *opened_->catalogue().documents();
    ASSERT_EQ(documents_.size(), 2U);
  }
  void put(size_t k, std::vector<std::string> keys) {
    ASSERT_TRUE(opened_->letters().put(documents_[k], kReader, {}, keys));
    ASSERT_TRUE(opened_->letters().commit());
  }
  std::vector<Document> found(std::string_view first, std::string_view last) {
    return *opened_->letters().rows().with_key(first, last, 10);
  }

  TemporaryFolder folder_;
  std::unique_ptr<Case> opened_;
  std::vector<Document> documents_;
};

TEST_F(DerivedRowsTest, DocumentsAreFoundByTheirKeys) {
  put(0, {"n288m2", "d2006-03-02"});
  put(1, {"n288m2", "d2007-01-01"});
  EXPECT_EQ(found("n288m2", "n288m2").size(), 2U);
  ASSERT_EQ(found("d2006", "d2006~").size(), 1U);
  EXPECT_EQ(found("d2006", "d2006~").front().id, documents_[0].id);
  EXPECT_TRUE(found("n288m", "n288m").empty());
}

TEST_F(DerivedRowsTest, AllDocumentsComeInTheirOrderWithTheirRecords) {
  put(1, {});
  std::vector<std::pair<DocumentId, bool>> heard;
  const auto hear = [&](const Document& document, const std::vector<Letter>* letters) -> Result<void> {
    heard.emplace_back(document.id, letters != nullptr);
    return {};
  };
  ASSERT_GOOD(opened_->letters().for_each(kReader, hear));
  using Heard = std::vector<std::pair<DocumentId, bool>>;
  EXPECT_EQ(heard, (Heard{{documents_[0].id, false}, {documents_[1].id, true}}));
  heard.clear();
  ASSERT_GOOD(opened_->letters().for_each("other rules", hear));
  EXPECT_EQ(heard, (Heard{{documents_[0].id, false}, {documents_[1].id, false}}));
}

TEST_F(DerivedRowsTest, AKeyIsFoundByAPartOfIt) {
  put(0, {"tlistofletter214q3"});
  const auto holding = *opened_->letters().rows().with_key_holding("214q3", 10);
  ASSERT_EQ(holding.size(), 1U);
  EXPECT_EQ(holding.front().id, documents_[0].id);
  EXPECT_TRUE(opened_->letters().rows().with_key_holding("215q3", 10)->empty());
}

/// A case taken in before there were keys answers, and its documents are read again when it is next written to.
TEST_F(DerivedRowsTest, WithoutKeysNothingIsFoundAndAllIsWanted) {
  put(0, {"n1"});
  put(1, {"n2"});
  EXPECT_TRUE(opened_->letters().wanting(kReader)->empty());
  {
    auto database = Database::open(folder_ / "case" + "/case.db", OpenAs::writer);
    ASSERT_GOOD(database);
    ASSERT_GOOD((*database)->execute("DELETE FROM letter_keys WHERE key = '*' AND exhibit = 2"));
  }
  ASSERT_EQ(opened_->letters().wanting(kReader)->size(), 1U);
  EXPECT_EQ(opened_->letters().wanting(kReader)->front().id, documents_[1].id);
  {
    auto database = Database::open(folder_ / "case" + "/case.db", OpenAs::writer);
    ASSERT_GOOD(database);
    ASSERT_GOOD((*database)->execute("DROP TABLE letter_keys; DROP TABLE list_keys"));
  }
  EXPECT_EQ(*opened_->letters().rows().keyed(), 0U);
  EXPECT_TRUE(found("n1", "n2").empty());
}

TEST_F(DerivedRowsTest, DocumentsWithKeysAreCounted) {
  EXPECT_EQ(*opened_->letters().rows().keyed(), 0U);
  put(0, {});
  EXPECT_EQ(*opened_->letters().rows().keyed(), 1U);
  put(0, {"n1", "n2"});
  EXPECT_EQ(*opened_->letters().rows().keyed(), 1U);
  put(1, {"n1"});
  EXPECT_EQ(*opened_->letters().rows().keyed(), 2U);
}

}  // namespace
}  // namespace recto::store
