#include "app/crop_plan.h"

#include <gtest/gtest.h>

namespace recto::app {
namespace {

Page two_lines() {
  Page page;
  page.width = 595;
  page.height = 842;
  page.text = U"one two\nthree";
  page.words = {{CharOffset(0), CharOffset(3), {100, 100, 130, 110}},
                {CharOffset(4), CharOffset(3), {140, 100, 170, 110}},
                {CharOffset(8), CharOffset(5), {100, 120, 150, 130}}};
  return page;
}

TEST(PlanCrop, shows_the_width_of_the_text_and_marks_each_line) {
  const CropPlan plan = plan_crop(two_lines(), {CharOffset(4), CharOffset(13)}, {});
  ASSERT_EQ(plan.marks.size(), 2U);
  EXPECT_EQ(plan.marks[0].box, (Box{139, 99, 171, 111}));
  EXPECT_EQ(plan.marks[0].style, kPassageStyle);
  EXPECT_FLOAT_EQ(plan.region.x0, 88);
  EXPECT_FLOAT_EQ(plan.region.x1, 182);
  EXPECT_FLOAT_EQ(plan.region.y0, 68);
  EXPECT_FLOAT_EQ(plan.region.y1, 162);
}

TEST(PlanCrop, a_line_it_reaches_into_is_shown_whole_and_the_next_one_not_at_all) {
  Page page = two_lines();
  page.text = U"one two\nthree\nabove\nhigh";
  page.words.push_back({CharOffset(14), CharOffset(5), {100, 74, 150, 90}});
  page.words.push_back({CharOffset(20), CharOffset(4), {100, 54, 150, 70}});
  const CropPlan plan = plan_crop(page, {CharOffset(0), CharOffset(3)}, {});
  EXPECT_FLOAT_EQ(plan.region.y0, 72);
  EXPECT_GE(plan.region.y1, 130) << "the line below is whole";
}

TEST(PlanCrop, lines_that_slant_into_each_other_do_not_draw_the_whole_page_in) {
  Page page = two_lines();
  for (int line = 0; line < 12; ++line) {
    const float y = 95 - 7 * static_cast<float>(line);
    page.words.push_back({CharOffset(14), CharOffset(1), {100, y - 12, 150, y}});
  }
  const CropPlan plan = plan_crop(page, {CharOffset(0), CharOffset(3)}, {});
  EXPECT_GT(plan.region.y0, 70);
}

TEST(PlanCrop, sets_off_the_words_that_differ_on_this_page_only) {
  Difference here, there;
  here.source_range = {CharOffset(8), CharOffset(13)};
  there.source_range = here.source_range;
  there.page_part = 1;
  const CropPlan plan = plan_crop(two_lines(), {CharOffset(4), CharOffset(13)}, std::vector{here, there});
  ASSERT_EQ(plan.marks.size(), 3U);
  EXPECT_EQ(plan.marks[2].style, kDifferenceStyle);
}

TEST(PlanCrop, a_page_without_boxes_has_no_picture) {
  Page page = two_lines();
  for (Word& word : page.words) word.box = {};
  EXPECT_TRUE(plan_crop(page, {CharOffset(0), CharOffset(3)}, {}).region.empty());
}

}  // namespace
}  // namespace recto::app
