#include "search/index.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <map>

#include "search/index_writer.h"
#include "text/utf8.h"

namespace recto::search {
namespace {

using testing::Contains;
using testing::ElementsAre;

DocumentId id_of(const std::string& name) {
  std::string hex(64, '0');
  for (size_t k = 0; k < name.size() && k < 32; ++k) {
    hex[2 * k] = "0123456789abcdef"[static_cast<unsigned char>(name[k]) >> 4];
    hex[2 * k + 1] = "0123456789abcdef"[static_cast<unsigned char>(name[k]) & 0xF];
  }
  return {hex};
}

/// A case in memory.
class Papers : public PageSource {
 public:
  void add(const std::string& name, std::vector<std::string> pages, const std::string& language = "ara") {
    names_[id_of(name).text] = name;
    uint32_t number = 0;
    for (const std::string& text : pages) {
      auto page = std::make_shared<Page>();
      page->number = PageNumber(++number);
      page->language = language;
      page->text = text::decode_utf8_lossy(text);
      pages_[{id_of(name).text, number}] = std::move(page);
    }
    counts_[name] = number;
  }
  void forget(const std::string& name) {
    std::erase_if(pages_, [&](const auto& page) { return page.first.first == id_of(name).text; });
  }
  Result<std::shared_ptr<const Page>> page(const DocumentId& document, PageNumber number) const override {
    const auto found = pages_.find({document.text, number.value});
    if (found == pages_.end()) return fail(ErrorKind::not_found, "no such page", document.text);
    return found->second;
  }
  std::string name(const DocumentId& id) const { return names_.at(id.text); }
  const std::map<std::string, uint32_t>& counts() const { return counts_; }

 private:
  std::map<std::pair<std::string, uint32_t>, std::shared_ptr<const Page>> pages_;
  std::map<std::string, std::string> names_;
  std::map<std::string, uint32_t> counts_;
};

class IndexTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::temp_directory_path() / ("recto-index-" + std::to_string(getpid()));
    std::filesystem::remove_all(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  void build() {
    auto writer = IndexWriter::open(folder_).value();
    for (const auto& [name, pages] : papers_.counts()) {
      ASSERT_TRUE(writer->add({id_of(name), name, "", pages}, papers_).has_value());
    }
    ASSERT_TRUE(writer->commit().has_value());
  }
  Hits search(std::string_view query, Matching matching = Matching::forgiving, unsigned limit = 10) {
    const auto hits = Index::open(folder_).value()->search(query, papers_, {limit, matching});
    EXPECT_TRUE(hits.has_value()) << query << ": " << hits.error().sentence();
    return hits.value_or(Hits());
  }
  std::vector<std::string> names(const Hits& hits) {
    std::vector<std::string> out;
    for (const Hit& hit : hits.hits) out.push_back(papers_.name(hit.passage.cite.document));
    return out;
  }
  std::vector<std::string> found(std::string_view query, Matching matching = Matching::forgiving) {
    return names(search(query, matching));
  }

  Papers papers_;
  std::string folder_;
};

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
