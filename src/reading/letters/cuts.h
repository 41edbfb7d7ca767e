#pragma once
// Where a person says that letters begin and do not.

#include <vector>

#include "model/letter_decision.h"

namespace recto::reading::letters {

struct Cuts {
  struct Place {
    PageNumber page{1};
    CharOffset start;  ///< in the page's text
  };
  std::vector<Place> begins;        ///< a letter begins here, whatever the rules say
  std::vector<PageNumber> goes_on;  ///< no letter begins on this page, but where `begins` says so
  bool empty() const { return begins.empty() && goes_on.empty(); }
  bool joins(PageNumber page) const;
};

/// The cuts of one document that hold: of decisions on the same place the newest. `decisions` in the order they were taken.
Cuts cuts_of(const std::vector<LetterDecision>& decisions);

}  // namespace recto::reading::letters
