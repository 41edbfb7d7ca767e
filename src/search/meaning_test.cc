// Random pages and random queries: what the index answers is what the reference answers, to the last page.

#include <gtest/gtest.h>

#include <random>
#include <set>

#include "search/papers_for_test.h"
#include "search/query.h"
#include "search/search_reference.h"

namespace recto::search {
namespace {

/// Words that no stem makes alike and no misreading near.
const std::vector<std::string> kWords = {"bakor", "demil", "fugat", "hivon", "jorup", "kelim", "nazub", "qixor"};

std::string random_word(std::mt19937& random) { return kWords[random() % kWords.size()]; }

std::string random_query(std::mt19937& random, int depth) {
  const auto words = [&](size_t count) {
    std::string out = random_word(random);
    for (size_t k = 1; k < count; ++k) out += " " + random_word(random);
    return out;
  };
  switch (random() % (depth > 2 ? 4 : 8)) {
    case 0:
      return random_word(random);
    case 1:
      return "\"" + words(2 + random() % 2) + "\"";
    case 2:
      return random_word(random) + " NEAR/" + std::to_string(1 + random() % 4) + " " + random_word(random);
    case 3:
      return "\"" + words(2) + "\" NEAR/3 " + random_word(random) + " NEAR/2 " + random_word(random);
    case 4:
      return "(" + random_query(random, depth + 1) + " AND " + random_query(random, depth + 1) + ")";
    case 5:
      return "(" + random_query(random, depth + 1) + " OR " + random_query(random, depth + 1) + ")";
    case 6:
      return "(" + random_query(random, depth + 1) + " AND NOT " + random_query(random, depth + 1) + ")";
    default:
      return random_word(random).substr(0, 2) + "* AND " + random_word(random);
  }
}

class MeaningTest : public IndexTest {
 protected:
  void fill(std::mt19937& random) {
    for (int document = 0; document < 60; ++document) {
      std::string text;
      ReferencePage page;
      for (size_t k = 1 + random() % 25; k > 0; --k) {
        page.push_back(random_word(random));
        text += page.back() + (random() % 6 == 0 ? ".\n" : " ");
      }
      const std::string name = "paper " + std::to_string(document);
      papers_.add(name, {text}, "eng");
      reference_[name] = page;
    }
  }
  std::map<std::string, ReferencePage> reference_;
};

TEST_F(MeaningTest, answers_are_those_of_the_reference) {
  const unsigned seed = 21;
  std::mt19937 random(seed);
  fill(random);
  build();
  const auto index = Index::open(folder_).value();
  for (int round = 0; round < 1500; ++round) {
    const std::string text = random_query(random, 0);
    const Query query = parse_query(text).value();
    const Matching matching = round % 3 == 0 ? Matching::as_written : Matching::forgiving;
    const auto hits = index->search(text, papers_, {100, matching});
    ASSERT_TRUE(hits.has_value()) << text << ": " << hits.error().sentence();
    std::set<std::string> expected, found;
    for (const auto& [name, page] : reference_) {
      if (answers(query, query.tree, page)) expected.insert(name);
    }
    for (const Hit& hit : hits->hits) found.insert(papers_.name(hit.passage.cite.document));
    // A bare word is answered by pages with words like it too; none of these words are like each other.
    ASSERT_EQ(found, expected) << "seed " << seed << ": " << text;
    ASSERT_EQ(hits->hits.size(), expected.size()) << "seed " << seed << ": " << text;
    ASSERT_EQ(hits->total, expected.size()) << "seed " << seed << ": " << text;
    ASSERT_FALSE(hits->estimated) << text;
  }
}

TEST_F(MeaningTest, a_passage_holds_the_words_matched) {
  const unsigned seed = 22;
  std::mt19937 random(seed);
  fill(random);
  build();
  const auto index = Index::open(folder_).value();
  for (int round = 0; round < 200; ++round) {
    const std::string text = random_word(random) + " " + random_word(random) + " -" + random_word(random);
    const Hits hits = index->search(text, papers_, {20, Matching::forgiving}).value();
    double last = 1e9;
    for (const Hit& hit : hits.hits) {
      EXPECT_LE(hit.score, last);
      last = hit.score;
      for (const std::u32string& word : hit.matched) {
        EXPECT_NE(hit.passage.text.find(word), std::u32string::npos) << "seed " << seed << ": " << text;
        EXPECT_NE(hit.snippet.find(word), std::u32string::npos) << "seed " << seed << ": " << text;
      }
    }
  }
}

TEST_F(MeaningTest, no_query_breaks_the_search) {
  const unsigned seed = 23;
  std::mt19937 random(seed);
  fill(random);
  build();
  const auto index = Index::open(folder_).value();
  const std::vector<std::string> parts = {"bakor",        "demil",     "\"",           "(", ")",     "AND",
                                          "OR",           "NOT",       "NEAR/2",       "-", "*",     "file:paper",
                                          "page:1..3",    "date:2011", "language:eng", "ب", "2,500", "x*",
                                          "-language:ara"};
  for (int round = 0; round < 1500; ++round) {
    std::string text;
    for (size_t k = 1 + random() % 9; k > 0; --k) text += parts[random() % parts.size()] + (random() % 3 ? " " : "");
    const auto hits = index->search(text, papers_, {5, round % 2 ? Matching::as_written : Matching::forgiving});
    if (!hits) {
      EXPECT_EQ(hits.error().kind, ErrorKind::invalid_input)
          << "seed " << seed << ": " << text << ": " << hits.error().sentence();
    } else {
      EXPECT_LE(hits->hits.size(), 5U);
      EXPECT_GE(hits->total, hits->hits.size()) << "seed " << seed << ": " << text;
    }
  }
}

}  // namespace
}  // namespace recto::search
