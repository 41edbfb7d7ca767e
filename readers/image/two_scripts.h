#pragma once
// Lines in two scripts: a letterhead in Arabic at the right and in English at the left, a footer in both.

#include <optional>

#include "readers/image/engine.h"
#include "readers/image/page_text.h"

namespace recto::image {

/// Where a line passes from one script to the other: in pixels of the sheet, in the gap beside the part in the other script.
struct ScriptBorder {
  int x = 0;
  bool other_left = false;  ///< the other script stands left of it
};

/// Whether what was read ends in words that the model hardly knew, at either end of the line: perhaps it is no line of one script alone.
bool may_be_in_two_scripts(const LineResult& ours);

/// The border at which the words of `ours` on its one side and those of `other`, the whole line by the other script's model, on its other are read best
/// together; nothing where one model alone reads the line about as well. Only letters of its own script speak for a model; what stands between the two parts goes to the one in `main`, the page's script. O(words^2).
std::optional<ScriptBorder> script_border(const LineResult& ours, const LineResult& other, Script main);

}  // namespace recto::image
