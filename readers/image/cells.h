#pragma once
// Lines cut where something parts them: a table's upright lines, a passage from one script to another.

#include <span>
#include <utility>

#include "readers/image/lines.h"
#include "readers/image/rules.h"

namespace recto::image {

/// The ink of a line left of `x` and right of it, pixels of the sheet.
std::pair<TextLine, TextLine> cut_at(const TextLine& line, const Pieces& pieces, int x);

/// A line of text as the cells that upright ones of `rules` make of it, in `direction`: no line runs across one. A rule that has ink of the line
/// on one side only cuts nothing, nor one that meets ink all over, as where somebody wrote across it. O(rules x pieces of the line).
std::vector<TextLine> cells_of(const TextLine& line, const Pieces& pieces, std::span<const RuledLine> rules,
                               Direction direction);

}  // namespace recto::image
