#pragma once
// Figures that a paper does not state and its figures and dates give: sums, remainders, shares, spans of time.

#include <optional>
#include <string>

#include "tracing/common_ground.h"
#include "tracing/page_statements.h"

namespace recto::tracing {

/// A value worked out from what stands in a passage.
struct Derived {
  const Fact* first = nullptr;  ///< of the parts, in statement `statement`
  CharRange range;              ///< from the first part to the last
  std::string sum;              ///< "140 + 580 = 720", "210 of 640 = 33 %", "2006-03-02 to 2006-03-18 = 16 day"
  bool against = false;         ///< the story's own parts stand there, and give another sum than the story
};

/// What statement `k` of a page, or it and the next, gives for a figure of a story; nothing if nothing gives its value. Parts of a sum count the
/// same thing as the story's figure, at least one by name; what is "of whom" or منهم is a remainder or share, never part of a sum. A story's total ("in
/// all") of parts that stand in the passage and give another sum is `against`. Exact values only. O(facts²).
std::optional<Derived> derive(const FactPlace& story, std::u32string_view story_text, const PageStatements& page,
                              size_t k);

}  // namespace recto::tracing
