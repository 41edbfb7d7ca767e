// How far a search looks: parts of a large case, the second round, conditions in it.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "search/papers_for_test.h"

namespace recto::search {
namespace {

using testing::ElementsAre;
using testing::UnorderedElementsAre;

class SearcherTest : public IndexTest {};

TEST_F(SearcherTest, a_phrase_is_found_wherever_in_a_large_case_it_stands) {
  // More pages than a query walks through in one go (12,000).
  constexpr int kPapers = 14'000;
  for (int paper = 0; paper < kPapers; ++paper) {
    const std::string common = paper % 4 == 0 ? "alpha beta" : "beta alpha";
    const std::string rare = paper % 3500 == 3000 ? " omega beta alpha omega" : " alpha omega";
    papers_.add("paper " + std::to_string(100'000 + paper), {common + rare}, "eng");
  }
  build();
  const Hits rare = search("\"omega beta\"");
  EXPECT_THAT(names(rare), UnorderedElementsAre("paper 103000", "paper 106500", "paper 110000", "paper 113500"));
  EXPECT_EQ(rare.total, 4U);
  EXPECT_FALSE(rare.estimated);
  const Hits common = search("\"alpha beta\"");
  EXPECT_EQ(common.hits.size(), 10U);
  EXPECT_TRUE(common.estimated);
  EXPECT_NEAR(static_cast<double>(common.total), kPapers / 4.0, kPapers / 40.0);
  EXPECT_EQ(search("\"alpha beta\" file:103000").total, 1U);
  EXPECT_EQ(search("\"beta beta\"").total, 0U);
}

TEST_F(SearcherTest, what_is_excluded_stays_out_of_the_second_round) {
  // More pages with the excluded word than the second round looks at.
  for (int paper = 0; paper < 450; ++paper) papers_.add("a " + std::to_string(paper), {"inspection depot rope"}, "eng");
  papers_.add("z1", {"inspection depot"}, "eng");
  papers_.add("z2", {"inspection depct lamp"}, "eng");
  build();
  EXPECT_THAT(found("inspection depot zebra -rope"), UnorderedElementsAre("z1", "z2"));
  EXPECT_THAT(found("inspection depot lamp -rope"), ElementsAre("z2", "z1"));
  EXPECT_THAT(found("inspection depot zebra file:z1"), ElementsAre("z1"));
  EXPECT_THAT(found("inspection depot zebra -rope -file:z1"), ElementsAre("z2"));
  EXPECT_EQ(search("inspection depot zebra").hits.size(), 10U);
}

}  // namespace
}  // namespace recto::search
