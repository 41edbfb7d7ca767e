#include "search/vocabulary.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <random>
#include <set>

#include "search/tokens.h"

namespace recto::search {
namespace {

class VocabularyTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::temp_directory_path() / ("recto-words-" + std::to_string(getpid()));
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  std::string folder_;
};

unsigned distance(const std::string& a, const std::string& b) {
  std::vector<unsigned> row(b.size() + 1);
  for (unsigned i = 0; i <= b.size(); ++i) row[i] = i;
  for (size_t i = 1; i <= a.size(); ++i) {
    unsigned diagonal = row[0]++;
    for (size_t j = 1; j <= b.size(); ++j) {
      const unsigned swap = diagonal + (a[i - 1] != b[j - 1]);
      diagonal = row[j];
      row[j] = std::min({swap, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row.back();
}

TEST_F(VocabularyTest, nothing_there_is_empty) {
  const Vocabulary empty = Vocabulary::open(folder_).value();
  EXPECT_EQ(empty.entries(), 0U);
  EXPECT_TRUE(empty.with_key("abc")->empty());
  EXPECT_TRUE(empty.near("abc", 2, 10)->empty());
}

TEST_F(VocabularyTest, batches_add_up_and_are_merged) {
  VocabularyWriter writer(folder_);
  for (int batch = 0; batch < 20; ++batch) {
    for (int k = 0; k < 100; ++k)
      writer.add("word" + std::string(1, static_cast<char>('a' + k % 26)) + std::to_string(k + batch));
    writer.add("committee");
    writer.add("committees");
    ASSERT_TRUE(writer.flush().has_value());
  }
  const auto files = std::distance(std::filesystem::directory_iterator(folder_), std::filesystem::directory_iterator());
  EXPECT_LE(files, 4);
  const Vocabulary words = Vocabulary::open(folder_).value();
  const std::vector<WordEntry> forms = words.with_key(WordKeys().key_of("committee")).value();
  ASSERT_EQ(forms.size(), 2U);
  EXPECT_EQ(forms[0].term, "committee");
  EXPECT_EQ(forms[0].count, 20U);
  EXPECT_EQ(forms[1].count, 20U);
}

/// Can the rest of `asked` from `i` be turned into the rest of `key` from `j`, if so many edits were made already? One at most is
/// allowed up to the middle of `asked`.
bool is_near(const std::string& asked, size_t i, const std::string& key, size_t j, unsigned edits, unsigned most) {
  if (edits > most || (i <= asked.size() / 2 && edits > 1)) return false;
  if (i == asked.size() && j == key.size()) return true;
  const bool more_asked = i < asked.size(), more_key = j < key.size();
  return (more_asked && more_key && is_near(asked, i + 1, key, j + 1, edits + (asked[i] != key[j]), most)) ||
         (more_asked && is_near(asked, i + 1, key, j, edits + 1, most)) ||
         (more_key && is_near(asked, i, key, j + 1, edits + 1, most));
}

TEST_F(VocabularyTest, near_agrees_with_comparing_all) {
  const unsigned seed = 9;
  std::mt19937 random(seed);
  std::set<std::string> all;
  VocabularyWriter writer(folder_);
  WordKeys keys;
  for (int k = 0; k < 4000; ++k) {
    std::string word;
    for (size_t n = 2 + random() % 7; n > 0; --n) word.push_back(static_cast<char>('b' + random() % 4));
    writer.add(word);
    all.insert(word);
    if (k % 1500 == 0) {
      ASSERT_TRUE(writer.flush().has_value());
    }
  }
  ASSERT_TRUE(writer.flush().has_value());
  const Vocabulary words = Vocabulary::open(folder_).value();
  for (const std::string asked : {"bcdeb", "bb", "cdecdecd", "zzzzzz", "b"}) {
    for (const unsigned most : {1U, 2U}) {
      std::set<std::string> expected, found;
      for (const std::string& word : all) {
        const std::string key = keys.key_of(word);
        if (key != asked && is_near(asked, 0, key, 0, 0, most)) expected.insert(word);
      }
      const std::vector<NearWord> nearest = words.near(asked, most, 100'000).value();
      for (const NearWord& near : nearest) {
        EXPECT_EQ(near.edits, distance(asked, near.word.key));
        found.insert(near.word.term);
      }
      EXPECT_EQ(found, expected) << asked << " within " << most << ", seed " << seed;
      for (const size_t limit : {0U, 1U, 7U, 60U, 900U}) {
        const std::vector<NearWord> first = words.near(asked, most, limit).value();
        ASSERT_EQ(first.size(), std::min(limit, nearest.size()));
        for (size_t k = 0; k < first.size(); ++k) EXPECT_EQ(first[k].word.term, nearest[k].word.term) << asked;
      }
    }
  }
}

TEST_F(VocabularyTest, any_damage_is_an_error_or_harmless) {
  VocabularyWriter writer(folder_);
  for (int k = 0; k < 500; ++k) writer.add("w" + std::to_string(k * 7919 % 1000) + "x");
  ASSERT_TRUE(writer.flush().has_value());
  const std::string path = folder_ + "/words.1-1";
  std::ifstream in(path, std::ios::binary);
  const std::string whole((std::istreambuf_iterator<char>(in)), {});
  const auto use = [&](const std::string& bytes) {
    std::ofstream(path, std::ios::binary) << bytes;
    const auto words = Vocabulary::open(folder_);
    if (!words) return;
    (void)words->with_key("w14x");
    (void)words->near("w14x", 2, 50);
  };
  for (size_t cut = 0; cut < whole.size(); cut += 3) use(whole.substr(0, cut));
  const unsigned seed = 4;
  std::mt19937 random(seed);
  for (int round = 0; round < 400; ++round) {
    std::string damaged = whole;
    damaged[random() % damaged.size()] = static_cast<char>(random());
    use(damaged);
  }
  std::ofstream(path, std::ios::binary) << whole.substr(0, 30);
  EXPECT_EQ(Vocabulary::open(folder_).error().kind, ErrorKind::corrupt);
}

TEST_F(VocabularyTest, leftovers_of_a_merge_are_ignored) {
  VocabularyWriter writer(folder_);
  writer.add("one");
  ASSERT_TRUE(writer.flush().has_value());
  std::filesystem::copy(folder_ + "/words.1-1", folder_ + "/words.1-3");
  EXPECT_EQ(Vocabulary::open(folder_)->entries(), 1U);
}

}  // namespace
}  // namespace recto::search
