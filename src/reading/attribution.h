#pragma once
// Who is said to have said a quotation, and with which word.

#include <string>
#include <string_view>

#include "base/types.h"

namespace recto::reading {

/// Where a quotation stands: its marks, and the story's own words of the same sentence on both sides of it (up to the next quotation).
struct Setting {
  CharRange before;
  CharRange quotation;  ///< with its marks
  CharRange after;
};

struct Attribution {
  std::u32string speaker;  ///< as written; empty if nobody is named
  std::u32string cue;      ///< as written; empty if there is none
  bool follows = false;    ///< the cue stands behind the quotation
};

/// Reads the speaker and the cue from the story's own words around a quotation: `X said: “…”`, `“…,” X said`, `“…,” said X`,
/// `according to X, “…”`, قال فلان: «…», «…»، بحسب فلان. The cue that stands nearest wins, before over behind when the story
/// announces the quotation with a colon or comma. Both are empty where there is no cue. O(n).
Attribution attribute(std::u32string_view story, const Setting& setting);

}  // namespace recto::reading
