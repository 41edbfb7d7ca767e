#include "search/index_writer.h"

#include <gmock/gmock.h>

#include <fstream>
#include <random>

#include "search/papers_for_test.h"

namespace recto::search {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class IndexWriterTest : public IndexTest {
 protected:
  void add(IndexWriter& writer, const std::string& name) {
    ASSERT_TRUE(writer.add({id_of(name), name, "2014-03-02", papers_.counts().at(name)}, papers_).has_value());
  }
};

TEST_F(IndexWriterTest, knows_what_it_has_and_forgets_what_was_not_committed) {
  papers_.add("one", {"harbour"});
  papers_.add("two", {"harbour"});
  papers_.add("blank", {"", " \n"});
  {
    const auto writer = IndexWriter::open(folder_).value();
    add(*writer, "one");
    add(*writer, "blank");
    ASSERT_TRUE(writer->commit().has_value());
    add(*writer, "two");
    EXPECT_TRUE(writer->has(id_of("two")).value());
  }
  const auto writer = IndexWriter::open(folder_).value();
  EXPECT_TRUE(writer->has(id_of("one")).value());
  EXPECT_TRUE(writer->has(id_of("blank")).value());
  EXPECT_FALSE(writer->has(id_of("two")).value());
  EXPECT_EQ(writer->documents(), 2U);
  EXPECT_THAT(found("harbour"), ElementsAre("one"));
}

TEST_F(IndexWriterTest, tells_one_reading_of_a_document_from_another) {
  papers_.add("one", {"harbour"});
  const auto writer = IndexWriter::open(folder_).value();
  ASSERT_TRUE(writer->add({id_of("one"), "one", "", 1, 7}, papers_).has_value());
  EXPECT_TRUE(writer->has(id_of("one"), 7).value());
  EXPECT_FALSE(writer->has(id_of("one"), 8).value());
}

TEST_F(IndexWriterTest, removes_and_replaces) {
  papers_.add("one", {"harbour gate"});
  papers_.add("two", {"harbour wall"});
  build();
  papers_.add("one", {"meadow"});
  {
    const auto writer = IndexWriter::open(folder_).value();
    add(*writer, "one");
    ASSERT_TRUE(writer->remove(id_of("two")).has_value());
    ASSERT_TRUE(writer->remove(id_of("nowhere")).has_value());
    ASSERT_TRUE(writer->commit().has_value());
    EXPECT_EQ(writer->documents(), 1U);
  }
  EXPECT_EQ(search("harbour").total, 0U);
  EXPECT_EQ(search("harbour AND gate").total, 0U);
  EXPECT_THAT(found("meadow"), ElementsAre("one"));
}

TEST_F(IndexWriterTest, a_document_that_failed_is_not_there) {
  papers_.add("broken", {"harbour one", "harbour two"});
  papers_.break_document("broken");
  const auto writer = IndexWriter::open(folder_).value();
  const auto added = writer->add({id_of("broken"), "broken", "", 2}, papers_);
  ASSERT_FALSE(added.has_value());
  EXPECT_EQ(added.error().kind, ErrorKind::io);
  ASSERT_TRUE(writer->commit().has_value());
  EXPECT_FALSE(writer->has(id_of("broken")).value());
  EXPECT_EQ(search("harbour").total, 0U);
}

TEST_F(IndexWriterTest, a_document_cut_off_between_two_commits_is_not_there) {
  std::string words;
  for (int k = 0; k < 3000; ++k) words += " word" + std::to_string(k);
  std::vector<std::string> pages(600, "harbour" + words);
  papers_.add("long", pages);
  papers_.add("short", {"harbour"});
  {
    const auto writer = IndexWriter::open(folder_).value();
    add(*writer, "short");
    // More words than one batch: the first are committed on the way, the rest is lost with the writer.
    add(*writer, "long");
  }
  {
    const auto writer = IndexWriter::open(folder_).value();
    EXPECT_FALSE(writer->has(id_of("long")).value());
    EXPECT_TRUE(writer->has(id_of("short")).value());
    ASSERT_TRUE(writer->commit().has_value());
    EXPECT_EQ(search("harbour").total, 1U);
    add(*writer, "long");
    ASSERT_TRUE(writer->commit().has_value());
  }
  EXPECT_EQ(search("harbour").total, 601U);
}

TEST_F(IndexWriterTest, one_writer_at_a_time) {
  const auto writer = IndexWriter::open(folder_).value();
  EXPECT_EQ(IndexWriter::open(folder_).error().kind, ErrorKind::busy);
}

TEST_F(IndexWriterTest, no_index_and_a_damaged_one_are_errors) {
  EXPECT_EQ(Index::open(folder_).error().kind, ErrorKind::not_found);
  papers_.add("one", {"harbour"});
  build();
  std::ofstream(folder_ + "/pieces/iamglass", std::ios::binary) << "nonsense";
  EXPECT_FALSE(Index::open(folder_).has_value());
  EXPECT_FALSE(IndexWriter::open(folder_).has_value());
}

TEST_F(IndexWriterTest, a_reader_sees_later_commits_and_misses_lost_pages) {
  papers_.add("one", {"harbour"});
  build();
  const auto index = Index::open(folder_).value();
  for (int k = 0; k < 5; ++k) {
    const std::string name = "more " + std::to_string(k);
    papers_.add(name, {"meadow"});
    const auto writer = IndexWriter::open(folder_).value();
    add(*writer, name);
    ASSERT_TRUE(writer->commit().has_value());
  }
  ASSERT_TRUE(index->refresh().has_value());
  EXPECT_EQ(index->search("meadow", papers_, {})->total, 5U);
  papers_.forget("one");
  EXPECT_THAT(index->search("harbour", papers_, {})->hits, IsEmpty());
}

TEST_F(IndexWriterTest, the_order_of_adding_changes_no_answer) {
  const std::vector<std::string> words = {"harbour", "harbours", "meadow",  "gate",      "تدريب",
                                          "التدريب", "ندريب",    "متطوعين", "المتطوعون", "2011"};
  const unsigned seed = 31;
  std::mt19937 random(seed);
  std::vector<std::string> names;
  for (int k = 0; k < 300; ++k) {
    std::string text;
    for (size_t n = 3 + random() % 12; n > 0; --n) text += words[random() % words.size()] + " ";
    names.push_back("paper " + std::to_string(k));
    papers_.add(names.back(), {text, text.substr(text.size() / 3)});
  }
  const auto answers = [&] {
    std::vector<std::string> out;
    for (const std::string query :
         {"harbour", "harbour gate", "تدريب المتطوعين", "\"meadow gate\"", "متطوع* 2011", "hurbour"}) {
      const Hits hits = search(query);
      out.push_back(std::to_string(hits.total));
      for (const Hit& hit : hits.hits) out.push_back(hit.passage.cite.to_string() + " " + std::to_string(hit.score));
    }
    return out;
  };
  const auto build_in_order = [&](size_t batch) {
    std::filesystem::remove_all(folder_);
    const auto writer = IndexWriter::open(folder_).value();
    for (size_t k = 0; k < names.size(); ++k) {
      add(*writer, names[k]);
      if (k % batch == 0) {
        ASSERT_TRUE(writer->commit().has_value());
      }
    }
    ASSERT_TRUE(writer->commit().has_value());
  };
  build_in_order(1000);
  const std::vector<std::string> first = answers();
  std::shuffle(names.begin(), names.end(), random);
  build_in_order(40);
  EXPECT_EQ(answers(), first) << "seed " << seed;
}

TEST_F(IndexWriterTest, dates_are_compared) {
  papers_.add("one", {"harbour"});
  const auto writer = IndexWriter::open(folder_).value();
  add(*writer, "one");
  ASSERT_TRUE(writer->commit().has_value());
  for (const std::string within : {"2014", "2014-03", "2014-03-02", "2013..2014-03", "2014-03-02..", "..2014-03"}) {
    EXPECT_EQ(search("harbour date:" + within).total, 1U) << within;
  }
  for (const std::string outside : {"2013", "2014-04", "2014-03-03..", "..2014-02"}) {
    EXPECT_EQ(search("harbour date:" + outside).total, 0U) << outside;
  }
}

}  // namespace
}  // namespace recto::search
