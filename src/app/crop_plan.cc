#include "app/crop_plan.h"

#include <algorithm>

namespace recto::app {
namespace {

constexpr float kMargin = 12;        // points around the text
constexpr float kLeastContext = 20;  // points above and below the passage
constexpr float kMostMoved = 60;     // points that whole lines may take beyond that: two or three lines

/// Left and right ends of all the text on the page.
Box text_extent(const Page& page) {
  Box extent;
  for (const Word& word : page.words) extent = unite(extent, word.box);
  return extent;
}

/// Moves the edges of `region` above and below outwards until they cut through no line, then half of the way to the next
/// one, at most kMargin. Lines that slant may hang together down a whole page: beyond kMostMoved points an edge stays where it was.
void keep_lines_whole(const Page& page, Box& region) {
  Box whole = region;
  for (bool moved = true; moved;) {
    moved = false;
    for (const Word& word : page.words) {
      const Box& box = word.box;
      if (box.empty() || box.y1 - box.y0 > kMostMoved) continue;
      if (box.y0 < whole.y0 && whole.y0 < box.y1) {
        whole.y0 = box.y0;
        moved = true;
      }
      if (box.y0 < whole.y1 && whole.y1 < box.y1) {
        whole.y1 = box.y1;
        moved = true;
      }
    }
  }
  if (region.y0 - whole.y0 > kMostMoved) whole.y0 = region.y0;
  if (whole.y1 - region.y1 > kMostMoved) whole.y1 = region.y1;
  float above = whole.y0 - 2 * kMargin, below = whole.y1 + 2 * kMargin;
  for (const Word& word : page.words) {
    if (word.box.empty()) continue;
    if (word.box.y1 <= whole.y0) above = std::max(above, word.box.y1);
    if (word.box.y0 >= whole.y1) below = std::min(below, word.box.y0);
  }
  region.y0 = std::max(0.0F, (whole.y0 + above) / 2);
  region.y1 = std::min(page.height, (whole.y1 + below) / 2);
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
  keep_lines_whole(page, plan.region);
  return plan;
}

}  // namespace recto::app
