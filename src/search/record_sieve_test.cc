#include "search/record_sieve.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

#include "search/papers_for_test.h"

namespace recto::search {
namespace {

constexpr const char* kCargo[] = {"harbour", "pier", "gate", "quay", "lamp", "rope"};
/// How many papers of a thousand have each.
constexpr unsigned kCargoShares[] = {900, 500, 90, 12, 3, 0};

class RecordSieveTest : public IndexTest {
 protected:
  void fill(std::mt19937& random) {
    for (int paper = 0; paper < 1500; ++paper) {
      std::string text = "page";
      for (size_t w = 0; w < std::size(kCargo); ++w) {
        if (random() % 1000 < kCargoShares[w]) text += std::string(" ") + kCargo[w];
      }
      papers_.add("paper " + std::to_string(paper), {text}, "eng");
    }
    build();
  }
  static std::vector<WordForms> forms_of(const Database& database, const Query& query) {
    std::vector<WordForms> out;
    Expansion expansion(database.vocabulary());
    for (const QueryWord& word : query.words) out.push_back(expansion.close(word.term).value());
    return out;
  }
  static std::set<uint32_t> records_with(const Database& database, const WordForms& forms) {
    std::set<uint32_t> out;
    for (const Form& form : forms.forms)
      database.for_each_with(form.term, [&](uint32_t r) { return out.insert(r).second; });
    return out;
  }
};

std::set<uint32_t> both(const std::set<uint32_t>& a, const std::set<uint32_t>& b) {
  std::set<uint32_t> out;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::inserter(out, out.end()));
  return out;
}

TEST_F(RecordSieveTest, gives_the_records_with_all_words_in_whatever_parts) {
  const unsigned seed = 31;
  std::mt19937 random(seed);
  fill(random);
  const auto database = Database::open(folder_).value();
  const uint32_t all = database->table().count();
  for (const std::string text :
       {"harbour pier", "\"harbour gate\"", "lamp NEAR harbour", "pier gate quay", "lamp quay harbour", "rope harbour",
        "harbour AND pier AND gate", "\"pier gate\" -lamp"}) {
    const Query query = parse_query(text).value();
    const std::vector<WordForms> forms = forms_of(*database, query);
    std::set<uint32_t> expected = records_with(*database, forms[0]);
    for (size_t w = 1; w < forms.size(); ++w) {
      if (!query.words[w].negative) expected = both(expected, records_with(*database, forms[w]));
    }
    for (int round = 0; round < 20; ++round) {
      RecordSieve sieve(*database, query.tree, forms);
      std::set<uint32_t> found;
      for (uint32_t last = 0; last < all;) {
        const uint32_t first = last + 1;
        last = std::min(all, last + 1 + static_cast<uint32_t>(random() % (round < 10 ? 100 : all)));
        for (const uint32_t record : sieve.next_part(last)) {
          EXPECT_TRUE(record >= first && record <= last);
          found.insert(record);
        }
      }
      EXPECT_EQ(found, expected) << text << ", seed " << seed;
    }
  }
}

TEST_F(RecordSieveTest, of_alternatives_one_must_be_there) {
  const unsigned seed = 32;
  std::mt19937 random(seed);
  fill(random);
  const auto database = Database::open(folder_).value();
  const Query query = parse_query("pier AND (quay OR \"lamp harbour\")").value();
  const std::vector<WordForms> forms = forms_of(*database, query);
  std::set<uint32_t> either = records_with(*database, forms[1]);
  either.merge(records_with(*database, forms[2]));
  const std::set<uint32_t> expected = both(records_with(*database, forms[0]), either);
  const std::vector<uint32_t> found = RecordSieve(*database, query.tree, forms).next_part(database->table().count());
  EXPECT_EQ(std::set<uint32_t>(found.begin(), found.end()), expected) << "seed " << seed;
  EXPECT_FALSE(expected.empty());
}

}  // namespace
}  // namespace recto::search
