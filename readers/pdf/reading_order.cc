#include "readers/pdf/reading_order.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <span>

namespace recto::pdf {
namespace {

constexpr float kSameRow = 0.35F;       // font sizes
constexpr float kBlockLeading = 1.45F;  // of the usual leading
constexpr size_t kMostJumps = 3;
constexpr size_t kJumpsOf = 8;  // one line in so many
constexpr size_t kDeepestCut = 40;

bool same_direction(const Line& a, const Line& b) { return a.along_x * b.along_x + a.along_y * b.along_y > 0.985F; }
bool overlap(const Line& a, const Line& b) { return a.low < b.high && b.low < a.high; }

bool is_same_row(const Line& a, const Line& b) {
  return same_direction(a, b) && std::abs(a.across - b.across) < kSameRow * std::min(a.size, b.size) && !overlap(a, b);
}

/// Upward moves that stay in their column: signs of a stream that is not in reading order.
size_t count_jumps(const std::vector<Line>& lines) {
  size_t jumps = 0;
  for (size_t i = 1; i < lines.size(); ++i) {
    const Line &before = lines[i - 1], &line = lines[i];
    if (!same_direction(before, line)) continue;
    jumps += line.across < before.across - before.size && overlap(before, line);
  }
  return jumps;
}

/// Cuts lines along white gaps, alternately across the page and down it. Lines are of one direction.
class ColumnCutter {
 public:
  ColumnCutter(BaseDirection base, std::vector<Line*>& out) : base_(base), out_(out) {}

  void cut(std::span<Line*> lines, size_t depth) {
    if (lines.size() < 2 || depth > kDeepestCut) return emit(lines);
    const size_t down = widest_gap(lines, Axis::across), aside = widest_gap(lines, Axis::along);
    if (down == 0 && aside == 0) return emit(lines);
    // A white river down the whole piece parts columns; bands of a page are cut first where both are there.
    const bool columns = aside != 0 && (down == 0 || depth % 2 == 1);
    sort(lines, columns ? Axis::along : Axis::across);
    const size_t at = columns ? aside : down;
    const bool turned = columns && base_ == BaseDirection::right_to_left;
    cut(turned ? lines.subspan(at) : lines.first(at), depth + 1);
    cut(turned ? lines.first(at) : lines.subspan(at), depth + 1);
  }

 private:
  enum class Axis { along, across };

  static float begin(const Line& line, Axis axis) { return axis == Axis::along ? line.low : line.across - line.size; }
  static float end(const Line& line, Axis axis) {
    return axis == Axis::along ? line.high : line.across + 0.25F * line.size;
  }
  static void sort(std::span<Line*> lines, Axis axis) {
    std::ranges::stable_sort(lines, {}, [axis](const Line* line) { return begin(*line, axis); });
  }

  /// How many lines, sorted along the axis, stand before its widest gap; 0 without one.
  static size_t widest_gap(std::span<Line*> lines, Axis axis) {
    sort(lines, axis);
    float reached = end(*lines[0], axis), widest = 0;
    size_t at = 0;
    for (size_t i = 1; i < lines.size(); ++i) {
      const float gap = begin(*lines[i], axis) - reached;
      const float least = axis == Axis::along ? 1.2F * lines[i]->size : 0.8F * lines[i]->size;
      if (gap > least && gap > widest) widest = gap, at = i;
      reached = std::max(reached, end(*lines[i], axis));
    }
    return at;
  }

  void emit(std::span<Line*> lines) {
    sort(lines, Axis::across);
    for (size_t i = 0; i < lines.size();) {
      size_t row_end = i + 1;
      while (row_end < lines.size() && is_same_row(*lines[i], *lines[row_end])) ++row_end;
      const auto row = lines.subspan(i, row_end - i);
      sort(row, Axis::along);
      if (base_ == BaseDirection::right_to_left) std::ranges::reverse(row);
      out_.insert(out_.end(), row.begin(), row.end());
      i = row_end;
    }
  }

  BaseDirection base_;
  std::vector<Line*>& out_;
};

}  // namespace

void put_in_reading_order(std::vector<Line>& lines, BaseDirection base) {
  if (count_jumps(lines) <= std::max(kMostJumps, lines.size() / kJumpsOf)) return;
  std::vector<Line*> upright, others, order;
  for (Line& line : lines) (same_direction(line, lines.front()) ? upright : others).push_back(&line);
  ColumnCutter(base, order).cut(upright, 0);
  order.insert(order.end(), others.begin(), others.end());
  std::vector<Line> sorted;
  sorted.reserve(lines.size());
  for (Line* line : order) sorted.push_back(std::move(*line));
  lines = std::move(sorted);
}

float usual_leading(const std::vector<Line>& lines) {
  std::vector<float> steps;
  for (size_t i = 1; i < lines.size(); ++i) {
    const Line &before = lines[i - 1], &line = lines[i];
    const float step = (line.across - before.across) / std::max(line.size, 0.1F);
    if (same_direction(before, line) && overlap(before, line) && step > 0.5F && step < 4) steps.push_back(step);
  }
  if (steps.empty()) return 1.2F;
  std::ranges::nth_element(steps, steps.begin() + static_cast<ptrdiff_t>(steps.size() / 2));
  return std::clamp(steps[steps.size() / 2], 1.0F, 2.5F);
}

Follows how_follows(const Line& before, const Line& line, float leading) {
  if (is_same_row(before, line)) return Follows::same_row;
  if (!same_direction(before, line)) return Follows::new_block;
  const float step = line.across - before.across;
  const bool near = step > 0 && step < kBlockLeading * leading * std::max(line.size, before.size);
  return near && overlap(before, line) ? Follows::next_line : Follows::new_block;
}

}  // namespace recto::pdf
