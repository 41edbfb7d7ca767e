#include <gtest/gtest.h>

#include "model/finding.h"
#include "model/outcome.h"
#include "model/passage.h"

namespace recto {
namespace {

const std::string kHex(64, 'a');

TEST(Cite, is_read_back_as_written) {
  const Cite cite{{kHex + ".2"}, PageNumber(3), {CharOffset(10), CharOffset(42)}};
  EXPECT_EQ(cite.to_string(), "recto:" + kHex + ".2/p3#10-42");
  EXPECT_EQ(*parse_cite(cite.to_string()), cite);
}

TEST(Cite, refuses_what_is_not_one) {
  for (const std::string& text :
       {std::string(), std::string("recto:"), "recto:" + kHex, "recto:" + kHex + "/p0#1-2", "recto:" + kHex + "/p1#5-2",
        "recto:" + kHex + "/p1#05-7", "recto:" + kHex + ".1/p1#5-7", "recto:" + kHex + "/p1#5-7x",
        "recto:" + kHex + "/p99999999999#5-7"}) {
    EXPECT_FALSE(parse_cite(text).has_value()) << text;
  }
}

TEST(Boxes, join_the_words_of_a_line) {
  Page page;
  page.text = U"one two\nthree";
  page.words = {{CharOffset(0), CharOffset(3), {0, 0, 30, 10}},
                {CharOffset(4), CharOffset(3), {40, 1, 70, 11}},
                {CharOffset(8), CharOffset(5), {0, 20, 50, 30}}};
  const auto boxes = boxes_of(page, {CharOffset(1), CharOffset(9)});
  ASSERT_EQ(boxes.size(), 2U);
  EXPECT_EQ(boxes[0], (Box{0, 0, 70, 11}));
  EXPECT_EQ(boxes[1], (Box{0, 20, 50, 30}));
  EXPECT_TRUE(boxes_of(page, {CharOffset(3), CharOffset(4)}).empty());
}

TEST(Outcome, names_are_closed) {
  for (auto outcome : {Outcome::stored, Outcome::duplicate, Outcome::partial, Outcome::refused, Outcome::failed,
                       Outcome::limit, Outcome::timeout}) {
    EXPECT_EQ(outcome_from(to_string(outcome)), outcome);
  }
  EXPECT_FALSE(outcome_from("lost"));
}

TEST(Reason, only_four_may_support) {
  EXPECT_TRUE(may_support(Reason::in_brackets));
  EXPECT_FALSE(may_support(Reason::words_differ));
  EXPECT_EQ(to_string(Reason::unreadable_source), "unreadable_source");
  EXPECT_EQ(to_string(Reason::malformed), "malformed");
}

}  // namespace
}  // namespace recto
