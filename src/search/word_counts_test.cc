#include "search/word_counts.h"

#include <gmock/gmock.h>

#include <map>
#include <random>

namespace recto::search {
namespace {

std::map<std::string, uint32_t> all_of(const WordCounts& counts) {
  std::map<std::string, uint32_t> all;
  counts.for_each([&](std::string_view word, uint32_t count, WordCounts::Hash hash) {
    EXPECT_EQ(hash, WordCounts::hash_of(word));
    EXPECT_TRUE(all.emplace(word, count).second) << word;
  });
  return all;
}

TEST(WordCounts, count_as_a_map_does_through_every_growth) {
  std::mt19937 random(20261122);
  std::map<std::string, uint32_t> expected;
  WordCounts counts;
  for (int i = 0; i < 50'000; ++i) {
    const std::string word = std::to_string(random() % 9'000);
    const auto times = static_cast<uint32_t>(1 + random() % 3);
    expected[word] += times;
    counts.add(word, WordCounts::hash_of(word), times);
    ASSERT_EQ(counts.size(), expected.size());
  }
  EXPECT_EQ(all_of(counts), expected);
}

TEST(WordCounts, words_with_one_hash_are_kept_apart) {
  WordCounts counts;
  for (const char* word : {"harbour", "meadow", "harbour", ""}) counts.add(word, 7);
  size_t words = 0;
  counts.for_each([&](std::string_view word, uint32_t count, WordCounts::Hash) {
    EXPECT_EQ(count, word == "harbour" ? 2U : 1U);
    ++words;
  });
  EXPECT_EQ(words, 3U);
}

TEST(WordCounts, forget_on_clear) {
  WordCounts counts;
  counts.add("harbour", WordCounts::hash_of("harbour"));
  counts.clear();
  EXPECT_TRUE(counts.empty());
  counts.add("meadow", WordCounts::hash_of("meadow"));
  EXPECT_THAT(all_of(counts), testing::ElementsAre(testing::Pair("meadow", 1U)));
}

}  // namespace
}  // namespace recto::search
