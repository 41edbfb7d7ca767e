#pragma once
// The three texts of a page, and how a place in one lies in the others and on the page.
//
//   as read        what the reader saw; stored, never changed; cites count in it
//   as corrected   as read, with a person's corrections in place
//   as normalised  as corrected, folded: what spelling habit, typesetting and misread dots may change is made alike
//
// Only the first is stored. The others are made when they are asked for, O(page), each with its map to the text before.

#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "model/page.h"
#include "text/fold.h"

namespace recto::store {

/// A person's word over the machine's: `text` stands for `range` of the text as read.
struct Correction {
  CharRange range;
  std::u32string text;
};

class PageTexts {
 public:
  /// Errors: invalid_input (corrections that overlap, are out of order, or reach beyond the text).
  static Result<PageTexts> of(std::shared_ptr<const Page> page, const std::vector<Correction>& corrections,
                              text::Folding folding = text::Folding::spelling);

  const std::u32string& as_read() const { return page_->text; }
  const std::u32string& as_corrected() const { return corrected_.text; }
  const std::u32string& as_normalised() const { return normalised_.text; }

  /// The range of the text as read that a range of another text stands for: whole words of a correction.
  CharRange read_from_corrected(CharRange range) const { return corrected_.map.to_source(range); }
  CharRange read_from_normalised(CharRange range) const {
    return corrected_.map.to_source(normalised_.map.to_source(range));
  }
  /// One box a line, in reading order.
  std::vector<Box> boxes_of_normalised(CharRange range) const { return boxes_of(*page_, read_from_normalised(range)); }

 private:
  PageTexts() = default;
  std::shared_ptr<const Page> page_;
  text::Folded corrected_, normalised_;
};

}  // namespace recto::store
