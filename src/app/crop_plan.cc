#include "app/crop_plan.h"

#include <algorithm>

namespace recto::app {
namespace {

constexpr float kMargin = 12;        // points around the text
constexpr float kLeastContext = 20;  // points above and below the passage

/// Left and right ends of all the text on the page.
Box text_extent(const Page& page) {
  Box extent;
  for (const Word& word : page.words) extent = unite(extent, word.box);
  return extent;
}

Box grown(const Box& box, float by) { return {box.x0 - by, box.y0 - by, box.x1 + by, box.y1 + by}; }

}  // namespace

CropPlan plan_crop(const Page& page, CharRange passage, std::span<const Difference> differences, uint8_t part) {
  CropPlan plan;
  const std::vector<Box> lines = boxes_of(page, passage);
  if (lines.empty()) return plan;
  Box around;
  for (const Box& line : lines) {
    around = unite(around, line);
    plan.marks.push_back({grown(line, 1), kPassageStyle});
  }
  for (const Difference& difference : differences) {
    if (difference.page_part != part || difference.source_range.length() == 0) continue;
    for (const Box& box : boxes_of(page, difference.source_range))
      plan.marks.push_back({grown(box, 1), kDifferenceStyle});
  }
  const Box extent = unite(text_extent(page), around);
  const float context = std::max(kLeastContext, 1.5F * (lines.front().y1 - lines.front().y0));
  plan.region = {std::max(0.0F, extent.x0 - kMargin), std::max(0.0F, around.y0 - context),
                 std::min(page.width, extent.x1 + kMargin), std::min(page.height, around.y1 + context)};
  return plan;
}

}  // namespace recto::app
