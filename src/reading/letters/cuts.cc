#include "reading/letters/cuts.h"

#include <algorithm>
#include <map>

namespace recto::reading::letters {

bool Cuts::joins(PageNumber page) const { return std::find(goes_on.begin(), goes_on.end(), page) != goes_on.end(); }

Cuts cuts_of(const std::vector<LetterDecision>& decisions) {
  std::map<LetterPlace, std::u32string> newest;
  for (const LetterDecision& one : decisions) {
    if (one.matter == LetterMatter::cut)
      newest[one.letter] = one.values.empty() ? std::u32string() : one.values.front();
  }
  Cuts cuts;
  for (const auto& [place, says] : newest) {
    if (says == kCutBegins) cuts.begins.push_back({place.page, place.start});
    if (says == kCutGoesOn) cuts.goes_on.push_back(place.page);
  }
  return cuts;
}

}  // namespace recto::reading::letters
