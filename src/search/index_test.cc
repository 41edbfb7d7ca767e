#include "search/index.h"

#include <gmock/gmock.h>

#include "search/papers_for_test.h"

namespace recto::search {
namespace {

using testing::Contains;
using testing::ElementsAre;

TEST_F(IndexTest, spelling_variants_find_each_other) {
  struct Case {
    std::string text, query;
    Matching matching;
    bool wanted;
    Why why;
  };
  const Matching exact = Matching::as_written, forgiving = Matching::forgiving;
  const std::vector<Case> cases = {
      {"كتب أحمد إلى عمه", "احمد", forgiving, true, Why::folded},
      {"كتب احمد الى عمه", "أحمد", forgiving, true, Why::folded},
      {"كتب إحمد إلى عمه", "احمد", forgiving, true, Why::folded},
      {"كتب ٱحمد إلى عمه", "احمد", forgiving, true, Why::folded},
      {"حضر مصطفي اللقاء", "مصطفى", forgiving, true, Why::folded},
      {"حضر مصطفى اللقاء", "مصطفي", forgiving, true, Why::folded},
      {"سافرت فاطمه مساء", "فاطمة", forgiving, true, Why::folded},
      {"سافرت فاطمة مساء", "فاطمه", forgiving, true, Why::folded},
      {"الفرع والقيادة معا", "القيادة", forgiving, true, Why::stem},
      {"تعميم القيادة للفروع", "والقيادة", forgiving, true, Why::stem},
      {"بقيادة الضابط", "القيادة", forgiving, true, Why::stem},
      {"الكتاب رقم 1431 لعام", "١٤٣١", forgiving, true, Why::folded},
      {"الكتاب رقم ١٤٣١ لعام", "1431", forgiving, true, Why::folded},
      {"السيد مـحـمـد المحترم", "محمد", forgiving, true, Why::exact},
      {"السيد \uFEE3\uFEA4\uFEE4\uFEAA المحترم", "محمد", forgiving, true, Why::exact},
      {"هو \uFEFBجئ هنا", "لاجئ", forgiving, true, Why::exact},
      {"السيد مُحَمَّد المحترم", "محمد", forgiving, true, Why::exact},
      {"السيد محمد المحترم", "مُحَمَّد", forgiving, true, Why::folded},
      {"دورة ندريب جديدة", "تدريب", forgiving, true, Why::skeleton},
      {"كتب أحمد إلى عمه", "احمد", exact, false, Why::exact},
      {"كتب أحمد إلى عمه", "أحمد", exact, true, Why::exact},
      {"حضر مصطفي اللقاء", "مصطفى", exact, false, Why::exact},
      {"السيد مُحَمَّد المحترم", "محمد", exact, true, Why::exact},
      {"السيد محمد المحترم", "مُحَمَّد", exact, false, Why::exact},
      {"تعميم القيادة للفروع", "خالد", forgiving, false, Why::exact},
      {"The Committees met", "committee", forgiving, true, Why::stem},
      {"The Committee met", "committee", exact, false, Why::exact},
  };
  for (size_t k = 0; k < cases.size(); ++k) papers_.add("case " + std::to_string(k), {cases[k].text});
  build();
  for (size_t k = 0; k < cases.size(); ++k) {
    const Hits hits = search(cases[k].query, cases[k].matching, 100);
    const std::string name = "case " + std::to_string(k);
    const Hit* hit = nullptr;
    for (const Hit& one : hits.hits) {
      if (papers_.name(one.passage.cite.document) == name) hit = &one;
    }
    EXPECT_EQ(hit != nullptr, cases[k].wanted) << cases[k].query << " in " << cases[k].text;
    if (hit != nullptr && cases[k].wanted) {
      EXPECT_EQ(hit->why, cases[k].why) << cases[k].query << " in " << cases[k].text;
    }
  }
}

TEST_F(IndexTest, a_hit_shows_where_and_why) {
  papers_.add("memo", {"No words here\nbut these", "The Office asks\nthe old Harbour for 2,500 crates.\nNothing more."},
              "eng");
  build();
  const Hits hits = search("crates harbours 2500");
  ASSERT_EQ(hits.hits.size(), 1U);
  const Hit& hit = hits.hits.front();
  EXPECT_EQ(hits.total, 1U);
  EXPECT_FALSE(hits.estimated);
  EXPECT_EQ(hit.passage.cite.page, PageNumber(2));
  EXPECT_EQ(text::encode_utf8(hit.passage.text), "Harbour for 2,500 crates");
  EXPECT_THAT(hit.matched, ElementsAre(U"Harbour", U"2,500", U"crates"));
  EXPECT_EQ(hit.why, Why::stem);
  EXPECT_EQ(text::encode_utf8(hit.snippet), "The Office asks the old Harbour for 2,500 crates. Nothing more.");
}

TEST_F(IndexTest, phrases_over_line_and_page_breaks) {
  papers_.add("one", {"the crates stood in the old\nharbour of the town"}, "eng");
  papers_.add("two", {"and so they came to the old", "harbour in the evening"}, "eng");
  papers_.add("three", {"an old ship in the harbour", "old"}, "eng");
  build();
  EXPECT_THAT(found("\"old harbour\""), ElementsAre("one", "two"));
  const Hits hits = search("\"old harbour\"");
  ASSERT_EQ(hits.hits.size(), 2U);
  ASSERT_NE(hits.hits[1].passage.and_, nullptr);
  EXPECT_EQ(hits.hits[1].passage.text, U"old");
  EXPECT_EQ(hits.hits[1].passage.and_->text, U"harbour");
  EXPECT_EQ(hits.hits[1].passage.and_->cite.page, PageNumber(2));
  EXPECT_EQ(hits.total, 2U);
  EXPECT_THAT(found("\"harbour old\""), ElementsAre("three"));
}

TEST_F(IndexTest, operators_and_filters) {
  papers_.add("letters/annex 1.pdf", {"alpha beta", "alpha gamma"}, "eng");
  papers_.add("reports/summary.txt", {"alpha beta gamma", "delta epsilon alpha zeta eta theta beta"}, "eng");
  papers_.add("نشرة.txt", {"ألفا بيتا"}, "ara");
  build();
  EXPECT_EQ(search("alpha AND beta").total, 3U);
  EXPECT_EQ(search("alpha AND NOT beta").total, 1U);
  EXPECT_EQ(search("alpha -beta").total, 1U);
  EXPECT_EQ(search("gamma OR delta").total, 3U);
  EXPECT_EQ(search("alpha NEAR/2 beta").total, 2U);
  EXPECT_EQ(search("alpha NEAR/3 beta").total, 3U);
  EXPECT_EQ(search("alp*").total, 4U);
  EXPECT_EQ(search("alpha file:annex").total, 2U);
  EXPECT_EQ(search("alpha file:ann* page:2").total, 1U);
  EXPECT_EQ(search("alpha -file:annex").total, 2U);
  EXPECT_EQ(search("alpha AND beta page:2..").total, 1U);
  EXPECT_EQ(search("language:ara").total, 1U);
  EXPECT_EQ(search("file:نشرة").total, 1U);
  EXPECT_EQ(search("-page:1").total, 2U);
}

}  // namespace
}  // namespace recto::search
