#include "readers/image/cells.h"

#include <cmath>

namespace recto::image {
namespace {

/// Where an upright rule stands at a height; nothing for a rule across, or one that does not reach over the whole line.
std::optional<int> place_of(const RuledLine& rule, const PixelBox& line) {
  if (std::abs(rule.x1 - rule.x0) > std::abs(rule.y1 - rule.y0)) return std::nullopt;
  const float top = std::min(rule.y0, rule.y1), bottom = std::max(rule.y0, rule.y1);
  const float middle = static_cast<float>(line.y0 + line.y1) / 2;
  const float quarter = static_cast<float>(line.height()) / 4;
  if (top > middle - quarter || bottom < middle + quarter) return std::nullopt;
  const float share = (middle - rule.y0) / (rule.y1 - rule.y0);
  return static_cast<int>(std::lround(rule.x0 + share * (rule.x1 - rule.x0)));
}

/// True where a piece of ink reaches over `x` by half a letter's height to either side: writing across the rule.
bool is_written_across(const TextLine& line, const Pieces& pieces, int x) {
  const int reach = line.letter_height / 2;
  return std::any_of(line.pieces.begin(), line.pieces.end(), [&](int32_t id) {
    const PixelBox& box = pieces.list[static_cast<size_t>(id)].box;
    return box.x0 + reach < x && x + reach < box.x1;
  });
}

}  // namespace

std::pair<TextLine, TextLine> cut_at(const TextLine& line, const Pieces& pieces, int x) {
  std::pair<TextLine, TextLine> parts{line, line};
  for (TextLine* part : {&parts.first, &parts.second}) {
    part->pieces.clear();
    part->box = {};
  }
  for (const int32_t id : line.pieces) {
    const PixelBox& box = pieces.list[static_cast<size_t>(id)].box;
    TextLine& part = (box.x0 + box.x1) / 2 < x ? parts.first : parts.second;
    part.pieces.push_back(id);
    part.box = unite(part.box, box);
  }
  for (TextLine* part : {&parts.first, &parts.second})
    part->frame = {part->box.x0, line.frame.y0, part->box.x1, line.frame.y1};
  return parts;
}

std::vector<TextLine> cells_of(const TextLine& line, const Pieces& pieces, std::span<const RuledLine> rules,
                               Direction direction) {
  std::vector<int> places;
  for (const RuledLine& rule : rules)
    if (const auto x = place_of(rule, line.box); x && *x > line.box.x0 && *x < line.box.x1) places.push_back(*x);
  std::sort(places.begin(), places.end());
  std::vector<TextLine> cells;
  TextLine rest = line;
  for (const int x : places) {
    if (is_written_across(rest, pieces, x)) continue;
    auto [left, right] = cut_at(rest, pieces, x);
    if (left.pieces.empty() || right.pieces.empty()) continue;
    cells.push_back(std::move(left));
    rest = std::move(right);
  }
  cells.push_back(std::move(rest));
  if (direction == Direction::right_to_left) std::reverse(cells.begin(), cells.end());
  return cells;
}

}  // namespace recto::image
