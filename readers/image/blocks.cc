// Recursive cutting along white gaps (Nagy, Seth 1984: XY-cut). A gap down the whole height of a block is a gutter between columns, unless the
// rows on both sides stand level with each other and are short, as in a table or in a letter's "Number … Date …": there the
// rows are what is read.

#include "readers/image/blocks.h"

#include "readers/image/rows.h"

namespace recto::image {
namespace {

struct Interval {
  int start, end;
};
struct Gap {
  int start = 0, end = 0;
  int width() const { return end - start; }
};

/// The widest gap between intervals.
Gap widest_gap(std::vector<Interval> intervals) {
  std::sort(intervals.begin(), intervals.end(), [](const Interval& a, const Interval& b) { return a.start < b.start; });
  Gap widest;
  int reach = intervals.empty() ? 0 : intervals.front().end;
  for (const Interval& interval : intervals) {
    if (interval.start - reach > widest.width()) widest = {reach, interval.start};
    reach = std::max(reach, interval.end);
  }
  return widest;
}

class Cutter {
 public:
  Cutter(const Pieces& pieces, int letter_height, Direction direction)
      : pieces_(pieces), letter_height_(letter_height), direction_(direction) {}

  void cut(PieceIds text, std::vector<PieceIds>& blocks, int depth) {
    Gap gutter = widest(text, Axis::x), space = widest(text, Axis::y);
    if (depth < kDeepest && gutter.width() > letter_height_ * 2) {
      auto [left, right] = split(text, Axis::x, gutter);
      if (are_columns(left, right)) return both(std::move(left), std::move(right), direction_, blocks, depth);
    }
    if (depth < kDeepest && space.width() > letter_height_) {
      auto [upper, lower] = split(text, Axis::y, space);
      return both(std::move(upper), std::move(lower), Direction::left_to_right, blocks, depth);
    }
    blocks.push_back(std::move(text));
  }

 private:
  enum class Axis { x, y };
  static constexpr int kDeepest = 60;

  const PixelBox& box(int32_t id) const { return pieces_.list[static_cast<size_t>(id)].box; }

  Gap widest(const PieceIds& text, Axis axis) const {
    std::vector<Interval> intervals;
    for (int32_t id : text) {
      const PixelBox& b = box(id);
      intervals.push_back(axis == Axis::x ? Interval{b.x0, b.x1} : Interval{b.y0, b.y1});
    }
    return widest_gap(std::move(intervals));
  }

  std::pair<PieceIds, PieceIds> split(const PieceIds& text, Axis axis, const Gap& gap) const {
    std::pair<PieceIds, PieceIds> sides;
    for (int32_t id : text) {
      bool first = (axis == Axis::x ? box(id).x1 : box(id).y1) <= gap.start;
      (first ? sides.first : sides.second).push_back(id);
    }
    return sides;
  }

  void both(PieceIds first, PieceIds second, Direction order, std::vector<PieceIds>& blocks, int depth) {
    if (order == Direction::right_to_left) std::swap(first, second);
    cut(std::move(first), blocks, depth + 1);
    cut(std::move(second), blocks, depth + 1);
  }

  bool are_columns(const PieceIds& left, const PieceIds& right) const {
    auto left_rows = find_rows(pieces_, left, {}, letter_height_),
         right_rows = find_rows(pieces_, right, {}, letter_height_);
    if (left_rows.size() < 2 || right_rows.size() < 2) return false;
    return (filled(left_rows) && filled(right_rows)) || !level(left_rows, right_rows);
  }

  /// Ink follows ink without a gap as wide as a gutter.
  bool unbroken(const PieceIds& row) const { return widest(row, Axis::x).width() <= letter_height_ * 2; }

  PixelBox around(const PieceIds& ids) const {
    PixelBox all;
    for (int32_t id : ids) all = unite(all, box(id));
    return all;
  }

  /// Running text: two rows of three at least reach over most of the column, unbroken.
  bool filled(const std::vector<Row>& rows) const {
    PixelBox all;
    for (const Row& row : rows) all = unite(all, around(row.pieces));
    size_t full = 0;
    for (const Row& row : rows) full += around(row.pieces).width() * 4 > all.width() * 3 && unbroken(row.pieces);
    return rows.size() >= 4 && full * 3 > rows.size() * 2 && all.width() > letter_height_ * 12;
  }

  /// Most rows of the shorter side stand at the height of a row of the other.
  bool level(const std::vector<Row>& a, const std::vector<Row>& b) const {
    const auto& fewer = a.size() < b.size() ? a : b;
    const auto& more = a.size() < b.size() ? b : a;
    size_t same = 0;
    for (const Row& row : fewer)
      same += std::any_of(more.begin(), more.end(),
                          [&](const Row& other) { return std::abs(other.peak - row.peak) * 2 < letter_height_; });
    return same * 10 >= fewer.size() * 7;
  }

  const Pieces& pieces_;
  int letter_height_;
  Direction direction_;
};

}  // namespace

std::vector<PieceIds> cut_blocks(const Pieces& pieces, PieceIds text, int letter_height, Direction direction) {
  std::vector<PieceIds> blocks;
  if (!text.empty()) Cutter(pieces, letter_height, direction).cut(std::move(text), blocks, 0);
  return blocks;
}

}  // namespace recto::image
