#pragma once
// A person's word over what the machine read: these words of a page say this.
//
// A correction is an act of the log and is never changed; the newest on the same words holds, and one that repeats what was read takes back
// what was said. The text as read stays: cites count in it. The text as corrected is made from both (reading/corrected_page.h).

#include <cstdint>
#include <string>
#include <vector>

#include "model/passage.h"

namespace recto::inline model {

struct Correction {
  Cite at;                 ///< in the text as it was read when the correction was made
  std::u32string read;     ///< the words there, as read then
  std::vector<Box> boxes;  ///< where they stand, one a line; finds them again when the page is read anew
  std::u32string text;     ///< what they say; empty: nothing is written there
  std::string by;          ///< who says so; left empty, the login name
  std::string why;
  int64_t at_ms = 0;  ///< when; 0 before it is in the log
  uint64_t act = 0;   ///< its number in the log; 0 before it is there
  bool operator==(const Correction&) const = default;
};

}  // namespace recto::inline model
