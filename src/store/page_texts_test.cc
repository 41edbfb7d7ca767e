#include "store/page_texts.h"

#include <gtest/gtest.h>

#include "store/test_case.h"
#include "text/range_for_test.h"

namespace recto::store {
namespace {

TEST(PageTexts, WithoutCorrectionsTheFirstTwoAreEqual) {
  const auto texts = PageTexts::of(std::make_shared<Page>(page_of(1, U"إلى الرئيس")), {});
  ASSERT_GOOD(texts);
  EXPECT_EQ(texts->as_corrected(), texts->as_read());
  EXPECT_EQ(texts->as_normalised(), U"الي الرييس");
  EXPECT_EQ(texts->read_from_normalised(range(4, 10)), range(4, 10));
}

TEST(PageTexts, APlaceInTheNormalisedTextLiesOnThePage) {
  // "fourty" was read for "forty", and a tatweel is folded away.
  const auto page = std::make_shared<Page>(page_of(1, U"fourty محـمد men"));
  const auto texts = PageTexts::of(page, {{range(0, 6), U"forty"}});
  ASSERT_GOOD(texts);
  EXPECT_EQ(texts->as_corrected(), U"forty محـمد men");
  EXPECT_EQ(texts->as_normalised(), U"forty محمد men");
  EXPECT_EQ(texts->read_from_corrected(range(0, 5)), range(0, 6));
  EXPECT_EQ(texts->read_from_normalised(range(0, 5)), range(0, 6));
  EXPECT_EQ(texts->read_from_normalised(range(6, 10)), range(7, 12));
  EXPECT_EQ(texts->boxes_of_normalised(range(11, 14)), std::vector{page->words[2].box});
}

TEST(PageTexts, CorrectionsMustNotOverlap) {
  const auto page = std::make_shared<Page>(page_of(1, U"one two"));
  for (const std::vector<Correction>& bad : {std::vector<Correction>{{range(0, 3), U"x"}, {range(2, 4), U"y"}},
                                             std::vector<Correction>{{range(4, 7), U"x"}, {range(0, 3), U"y"}},
                                             std::vector<Correction>{{range(4, 8), U"x"}}}) {
    const auto texts = PageTexts::of(page, bad);
    ASSERT_FALSE(texts);
    EXPECT_EQ(texts.error().kind, ErrorKind::invalid_input);
  }
}

}  // namespace
}  // namespace recto::store
