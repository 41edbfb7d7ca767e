#include <gtest/gtest.h>

#include <algorithm>
#include <unordered_map>

#include "bench/generate/noise.h"
#include "bench/generate/prose.h"
#include "bench/generate/questions.h"

namespace recto::bench {
namespace {

TEST(Prose, IsTheSameFromTheSameSeed) {
  const Prose one(7), two(7), other(8);
  EXPECT_EQ(one.page(123), two.page(123));
  EXPECT_NE(one.page(123), one.page(124));
  EXPECT_NE(one.page(123), other.page(123));
}

TEST(Prose, PagesAreAboutAsLongAsAsked) {
  const Prose prose(7);
  for (uint64_t k = 0; k < 500; ++k) {
    size_t bytes = 0;
    for (const char32_t c : prose.page(k, 1000)) bytes += c < 0x80 ? 1 : 2;
    EXPECT_GE(bytes, 800U);
    EXPECT_LE(bytes, 1800U);
  }
}

TEST(Prose, HasALargeVocabularyThatFewWordsMakeMostOf) {
  const Prose prose(7);
  std::unordered_map<std::u32string, size_t> counts;
  size_t total = 0;
  for (uint64_t k = 0; k < 30'000; ++k) {
    std::u32string word;
    for (const char32_t c : prose.page(k)) {
      if (c != U' ' && c != U'\n') {
        word += c;
      } else if (!word.empty()) {
        ++counts[word], ++total;
        word.clear();
      }
    }
  }
  EXPECT_GE(counts.size(), 200'000U);
  std::vector<size_t> sorted;
  for (const auto& [word, count] : counts) sorted.push_back(count);
  std::sort(sorted.rbegin(), sorted.rend());
  size_t of_the_first_hundred = 0;
  for (size_t k = 0; k < 100; ++k) of_the_first_hundred += sorted[k];
  EXPECT_GT(of_the_first_hundred * 10, total * 3);
  EXPECT_LT(of_the_first_hundred * 10, total * 6);
}

size_t edit_distance(std::u32string_view a, std::u32string_view b) {
  std::vector<size_t> row(b.size() + 1);
  for (size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (size_t i = 1; i <= a.size(); ++i) {
    size_t diagonal = row[0]++;
    for (size_t j = 1; j <= b.size(); ++j) {
      const size_t replaced = diagonal + (a[i - 1] != b[j - 1]);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
    }
  }
  return row.back();
}

TEST(Noise, ChangesAsManyCharactersAsAsked) {
  const Prose prose(7);
  Random random(3);
  size_t length = 0, distance = 0;
  for (uint64_t k = 0; k < 50; ++k) {
    const std::u32string text = prose.page(k);
    const std::u32string noisy = with_noise(text, 0.1, random);
    length += text.size();
    distance += edit_distance(text, noisy);
    EXPECT_EQ(with_noise(text, 0, random), text);
  }
  const double rate = static_cast<double>(distance) / static_cast<double>(length);
  EXPECT_GT(rate, 0.085);
  EXPECT_LE(rate, 0.101);
}

TEST(Questions, PassagesStandWhereTheySay) {
  const Prose prose(7);
  for (const GoldPassage& passage : make_passages(prose, 1000, 100, 0, 5)) {
    std::u32string stands = prose.page(passage.page).substr(passage.start, passage.end - passage.start);
    std::erase_if(stands, [](char32_t c) { return c == U' ' || c == U'\n'; });
    std::u32string asked = passage.text;
    std::erase_if(asked, [](char32_t c) { return c == U' '; });
    EXPECT_EQ(stands, asked);
  }
}

TEST(Questions, QueriesTakeTheirWordsFromPages) {
  const Prose prose(7);
  const std::vector<Query> queries = make_queries(prose, 1000, 60, 5);
  ASSERT_EQ(queries.size(), 60U);
  for (const Query& query : queries) EXPECT_GE(query.text.size(), 3U) << query.kind;
}

}  // namespace
}  // namespace recto::bench
