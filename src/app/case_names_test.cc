#include "app/case_names.h"

#include <gmock/gmock.h>

#include "search/papers_for_test.h"

namespace recto::app {
namespace {

using testing::ElementsAre;
using testing::UnorderedElementsAre;

class CaseNamesTest : public search::IndexTest {
 protected:
  search::Hits hits_of(const std::string& query) {
    search::SearchOptions options{50, search::Matching::forgiving};
    options.names = &names_;
    const auto hits = search::Index::open(folder_).value()->search(query, papers_, options);
    EXPECT_TRUE(hits.has_value()) << query << ": " << hits.error().sentence();
    return hits.value_or(search::Hits());
  }
  std::vector<std::string> found(const std::string& query) { return names(hits_of(query)); }
  void add_sarhans() {
    papers_.add("plain", {"وصل العقيد حيدر سرحان إلى المكتب صباحا"});
    papers_.add("english", {"The list was signed by Col. Haidar Serhan on Sunday."}, "eng");
    papers_.add("turned", {"Sarhan, Haydar - born in the city"}, "eng");
    papers_.add("misread", {"وصل العقيد حبدر سرحان إلى المكتب"});
    papers_.add("and", {"حضر الجميع وحيدر سرحان معهم"});
    papers_.add("for", {"تسلم الكتب لحيدر سرحان فورا"});
    papers_.add("chain", {"المدعو حيدر علي سرحان من المدينة"});
    papers_.add("hadi", {"وصل العقيد هادي سرحان إلى المكتب"});
    papers_.add("hadi in english", {"The list was signed by Hadi Sarhan."}, "eng");
    papers_.add("other family", {"وصل العقيد حيدر بركات إلى المكتب"});
    papers_.add("apart", {"وصل حيدر إلى المكتب ثم جلس ينتظر ساعة كاملة قبل أن يدخل عليه سرحان"});
    build();
  }

  CaseNames names_{names::Tables::built_in()};
};

TEST_F(CaseNamesTest, ANameIsFoundInBothScriptsAndNoOther) {
  add_sarhans();
  for (const std::string query : {"name:\"Haydar Sarhan\"", "name:\"حيدر سرحان\"", "name:\"Col. Haidar Serhan\"",
                                  "name:\"Sarhan, Haydar\"", "name:\"العقيد حيدر سرحان\""}) {
    EXPECT_THAT(found(query), UnorderedElementsAre("plain", "english", "turned", "misread", "and", "for", "chain"))
        << query;
  }
}

TEST_F(CaseNamesTest, AHitSaysThatItIsANameAndShowsItAsWritten) {
  add_sarhans();
  std::map<std::string, std::vector<std::u32string>> matched;
  for (const search::Hit& hit : hits_of("name:\"Haydar Sarhan\"").hits) {
    EXPECT_EQ(to_string(hit.why), "name");
    matched[papers_.name(hit.passage.cite.document)] = hit.matched;
  }
  EXPECT_THAT(matched["english"], ElementsAre(U"Haidar", U"Serhan"));
  EXPECT_THAT(matched["for"], ElementsAre(U"لحيدر", U"سرحان"));
}

TEST_F(CaseNamesTest, ANameStandsBesideOtherConditions) {
  add_sarhans();
  EXPECT_THAT(found("name:\"Haydar Sarhan\" signed"), ElementsAre("english"));
  EXPECT_THAT(found("name:\"Haydar Sarhan\" AND language:eng"), UnorderedElementsAre("english", "turned"));
  EXPECT_THAT(found("المكتب -name:\"Haydar Sarhan\""), UnorderedElementsAre("hadi", "other family", "apart"));
  EXPECT_THAT(found("name:\"Haydar Barakat\" OR name:\"Hadi Sarhan\""),
              UnorderedElementsAre("other family", "hadi", "hadi in english"));
  EXPECT_THAT(found("name:Barakat"), ElementsAre("other family"));
}

TEST_F(CaseNamesTest, ThePartsOfANameStandAtPlacesOfTheirOwn) {
  papers_.add("once", {"وصل حيدر إلى المكتب"});
  papers_.add("twice", {"وصل حيدر حيدر إلى المكتب"});
  papers_.add("one word", {"وصل عبدالرحمن سرحان إلى المكتب"});
  papers_.add("two words", {"وصل عبد الرحمن سرحان إلى المكتب"});
  build();
  EXPECT_THAT(found("name:\"Haydar Haydar\""), ElementsAre("twice"));
  EXPECT_THAT(found("name:\"Abdul Rahman Sarhan\""), UnorderedElementsAre("one word", "two words"));
}

TEST_F(CaseNamesTest, ANameWithoutPartsIsAnError) {
  add_sarhans();
  const auto index = search::Index::open(folder_).value();
  search::SearchOptions options;
  for (const std::string query : {"name:\"\"", "name:12", "name:", "name:\"\xD8"}) {
    options.names = &names_;
    const auto hits = index->search(query, papers_, options);
    ASSERT_FALSE(hits.has_value()) << query;
    EXPECT_EQ(hits.error().kind, ErrorKind::invalid_input) << query;
    options.names = nullptr;
    EXPECT_FALSE(index->search("name:Haydar", papers_, options).has_value());
  }
}

}  // namespace
}  // namespace recto::app
