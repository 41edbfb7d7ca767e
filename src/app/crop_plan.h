#pragma once
// What a report shows of a page: which part, how large, with which words marked.

#include <span>
#include <vector>

#include "model/finding.h"
#include "model/page.h"
#include "wire/request.h"

namespace recto::app {

/// The styles of marks that readers draw (readers/harness/marks.h).
inline constexpr uint8_t kPassageStyle = 0;
inline constexpr uint8_t kDifferenceStyle = 1;

struct CropPlan {
  Box region;  ///< points of the upright page; empty when the passage has no boxes
  Dpi dpi{144};
  std::vector<wire::Mark> marks;
};

/// The lines of the passage over the width of the text on the page, with a line's height above and below and the lines
/// that this reaches into whole, unless the page slants; the passage marked, the words of its differences set off. `part` says which part of a passage over a page break this page holds.
CropPlan plan_crop(const Page& page, CharRange passage, std::span<const Difference> differences, uint8_t part = 0);

}  // namespace recto::app
