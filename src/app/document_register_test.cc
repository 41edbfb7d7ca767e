#include "app/document_register.h"

#include <gtest/gtest.h>

#include "store/accession.h"
#include "store/test_case.h"
#include "text/utf8.h"

namespace recto::app {
namespace {

std::u32string letter_text(std::u32string number, std::u32string date, std::u32string to, std::u32string subject) {
  return U"Supply Committee of Ayn Dalfan\n\nNumber: " + number + U"\n\nDate: " + date + U"\n\nTo the head of the " +
         to + U"\n\nSubject: " + subject +
         U"\n\nGreetings.\n\nWe sent the lorries to the depot.\n\nHead of the committee\n";
}

/// A case of three letters and a text that is none.
class DocumentRegisterTest : public testing::Test {
 protected:
  void SetUp() override {
    auto made = store::Case::create(folder_ / "case");
    ASSERT_GOOD(made);
    opened_ = std::move(*made);
    put("c.txt", letter_text(U"12/S", U"3 May 2004", U"Depot Administration", U"Lorries"));
    put("a.txt", letter_text(U"14/S", U"9 June 2003", U"Water Directorate", U"Pumps"));
    put("b.txt", letter_text(U"15/S", U"1 May 2004", U"Depot Administration", U"Fuel"));
    put("d.txt", U"nothing but some words");
    catch_up();
  }
  void put(const std::string& name, std::u32string text) {
    store::write_file(folder_ / name, text::encode_utf8(text));
    store::take_in(opened_->accession(), folder_ / name, std::move(text));
  }
  void catch_up() {
    sandbox::Cancellation never;
    const auto changed = all_.catch_up(
        *opened_, never,
        [this](const DocumentId& id, const std::vector<Letter>& letters) { told_[id] += letters.size(); });
    ASSERT_GOOD(changed);
  }
  /// The files of an answer, without their folder.
  std::string files(const BrowseQuery& query) const {
    std::string out;
    for (const DocumentRow& row : all_.documents(query).rows) {
      const std::string& file = row.document.untrusted_file;
      out += file.substr(file.rfind('/') + 1, 1);
    }
    return out;
  }
  static std::map<std::string, uint32_t> facet(const DocumentPage& page, Facet facet) {
    const Counts& counts = page.facets[static_cast<size_t>(facet)];
    return {counts.begin(), counts.end()};
  }

  store::TemporaryFolder folder_;
  std::unique_ptr<store::Case> opened_;
  DocumentRegister all_;
  std::map<DocumentId, size_t> told_;
};

TEST_F(DocumentRegisterTest, SortsWithWhatLacksTheKeyAtTheEnd) {
  using Sort = BrowseQuery::Sort;
  BrowseQuery query;
  EXPECT_EQ(files(query), "cabd");
  query.sort = Sort::file;
  EXPECT_EQ(files(query), "abcd");
  query.sort = Sort::date;
  EXPECT_EQ(files(query), "abcd");
  query.descending = true;
  EXPECT_EQ(files(query), "cbad");
  query.sort = Sort::received;
  EXPECT_EQ(files(query), "dbac");
  query.offset = 1;
  query.limit = 2;
  EXPECT_EQ(files(query), "ba");
  EXPECT_EQ(all_.documents(query).total, 4U);
}

TEST_F(DocumentRegisterTest, CountsWhatChoosingAnotherValueWouldGive) {
  BrowseQuery query;
  const auto years = [&] { return facet(all_.documents(query), Facet::year); };
  EXPECT_EQ(years(), (std::map<std::string, uint32_t>{{"2003", 1}, {"2004", 2}}));
  query.year = "2003";
  EXPECT_EQ(files(query), "a");
  EXPECT_EQ(years(), (std::map<std::string, uint32_t>{{"2003", 1}, {"2004", 2}}));
  query.type = "letter";
  query.year = "2004";
  EXPECT_EQ(files(query), "cb");
  for (const auto& [name, count] : facet(all_.documents(query), Facet::correspondent)) {
    EXPECT_LE(count, 2U) << name;
  }
  query.year = "1950";
  EXPECT_EQ(files(query), "");
  query.year = "20";
  EXPECT_EQ(files(query), "");
}

TEST_F(DocumentRegisterTest, FiltersByWordsTypeAndCorrespondent) {
  BrowseQuery query;
  query.untrusted_words = "PUMPS 14";
  EXPECT_EQ(files(query), "a");
  query = {};
  query.type = "no such type";
  EXPECT_EQ(files(query), "");
  query = {};
  const auto names = facet(all_.documents({}), Facet::correspondent);
  ASSERT_FALSE(names.empty());
  for (const auto& [name, count] : names) {
    query.correspondent = name;
    EXPECT_EQ(all_.documents(query).total, count) << name;
  }
}

TEST_F(DocumentRegisterTest, BrowsesLettersWithoutThoseThatAreNone) {
  EXPECT_EQ(all_.letters({}).total, 3U);
  BrowseQuery query;
  query.type = "other";
  EXPECT_EQ(all_.letters(query).total, 1U);
  query = {};
  query.sort = BrowseQuery::Sort::date;
  query.limit = 1;
  ASSERT_EQ(all_.letters(query).letters.size(), 1U);
  EXPECT_EQ(all_.letters(query).letters[0].number, 1U);
}

TEST_F(DocumentRegisterTest, TakesUpWhatComesLaterAndTellsOfItOnce) {
  EXPECT_EQ(told_.size(), 4U);
  put("e.txt", letter_text(U"16/S", U"2 May 2005", U"Grain Board", U"Sacks"));
  catch_up();
  EXPECT_EQ(files({}), "cabde");
  EXPECT_EQ(told_.size(), 5U);
  for (const auto& [id, letters] : told_) EXPECT_LE(letters, 1U) << id.text;
  BrowseQuery query;
  query.year = "2005";
  EXPECT_EQ(files(query), "e");
}

TEST_F(DocumentRegisterTest, CountsAndNamesTheLettersOfAnEdge) {
  using EdgeLetters = DocumentRegister::EdgeLetters;
  const Correspondence counted = all_.correspondence(EdgeLetters::counted);
  const Correspondence named = all_.correspondence(EdgeLetters::named);
  ASSERT_EQ(counted.edges.size(), named.edges.size());
  ASSERT_FALSE(named.edges.empty());
  for (size_t k = 0; k < named.edges.size(); ++k) {
    EXPECT_TRUE(counted.edges[k].letters.empty());
    EXPECT_EQ(named.edges[k].letters.size(), counted.edges[k].count);
  }
}

}  // namespace
}  // namespace recto::app
