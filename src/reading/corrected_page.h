#pragma once
// A page with what persons said of its words: the text as corrected, mapped to the text as read.

#include <span>
#include <string>
#include <vector>

#include "model/correction.h"
#include "model/page.h"
#include "text/offset_map.h"

namespace recto::reading {

/// A correction where its words stand in this reading of the page.
struct AnchoredCorrection {
  CharRange range;      ///< in the text as read: whole words
  std::u32string text;  ///< what stands there as corrected, with what was left of words that the correction cut
  Correction said;
};

struct CorrectedPage {
  Page
      page;  ///< its text and words as corrected: a corrected word has the place of what it replaces and the confidence 1
  text::OffsetMap to_read;                  ///< from the text as corrected to the text as read
  std::vector<AnchoredCorrection> applied;  ///< those that hold, in the order of the page
  std::vector<Correction> lost;             ///< whose words this reading of the page no longer has
};

/// The page as corrected. Where the page was read anew since, a correction is found again by the words it spoke of, else by their place
/// on the page; of corrections that overlap the newest holds. A correction that says what was read changes nothing and takes back earlier
/// ones. O(text + corrections × words).
CorrectedPage corrected_page(const Page& page, std::span<const Correction> corrections);

}  // namespace recto::reading
