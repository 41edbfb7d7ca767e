#include "reading/lists/merged.h"

#include <algorithm>

namespace recto::reading::lists {
namespace {

constexpr float kDrawn = 0.4F;  // the part of a line that must be there
constexpr float kReach = 0.4F;  // of a word's height

class Merger {
 public:
  Merger(const PageRows& page, const Frame& frame, Grid& grid) : page_(page), frame_(frame), grid_(grid) {}

  void merge() {
    for (size_t row = 0; row < grid_.rows.size(); ++row)
      if (has_band(row)) merge_columns(row);
    for (size_t column = 0; column < grid_.columns(); ++column) merge_rows(column);
  }

 private:
  const WordRow& words_of(size_t row) const { return page_.rows[grid_.first_row + row]; }
  bool has_band(size_t row) const { return grid_.rows[row].whole; }

  void begin_spans(size_t row) {
    GridRow& cells = grid_.rows[row];
    if (!cells.columns.empty()) return;
    cells.columns.assign(grid_.columns(), 1);
    cells.rows.assign(grid_.columns(), 1);
  }

  bool reaches_over(size_t row, float edge) const {
    const float reach = kReach * page_.height;
    return std::ranges::any_of(
        words_of(row).words, [&](const PlacedWord& word) { return word.x0 < edge - reach && word.x1 > edge + reach; });
  }

  void merge_columns(size_t row) {
    const size_t band = words_of(row).band;
    const float top = frame_.rows[band], bottom = frame_.rows[band + 1];
    for (size_t column = 0; column + 1 < grid_.columns();) {
      size_t end = column + 1;
      while (end < grid_.columns() && are_one(row, end, top, bottom)) ++end;
      if (end > column + 1) {
        begin_spans(row);
        GridRow& cells = grid_.rows[row];
        cells.columns[column] = static_cast<uint16_t>(end - column);
        for (size_t k = column + 1; k < end; ++k) {
          take_over(cells.cells[column], cells.cells[k]);
          cells.columns[k] = 0;
        }
      }
      column = end;
    }
  }
  /// True where no line parts column `k` from the one before it, and words stand across.
  bool are_one(size_t row, size_t k, float top, float bottom) const {
    const float edge = grid_.edges[k];
    return covered(frame_.upright, edge, page_.height, top, bottom) < kDrawn && reaches_over(row, edge);
  }

  /// Runs of rows without a line between them in this column, where the others have one.
  void merge_rows(size_t column) {
    for (size_t row = 0; row < grid_.rows.size();) {
      size_t end = row + 1;
      while (end < grid_.rows.size() && goes_on(column, end)) ++end;
      if (end > row + 1) merge_run(column, row, end);
      row = end;
    }
  }
  bool goes_on(size_t column, size_t row) const {
    if (!has_band(row) || !has_band(row - 1) || words_of(row).band != words_of(row - 1).band + 1) return false;
    const float line = frame_.rows[words_of(row).band];
    if (is_drawn(line, column)) return false;
    size_t others = 0;
    for (size_t k = 0; k < grid_.columns(); ++k) others += is_drawn(line, k);
    return others * 2 >= grid_.columns();
  }
  bool is_drawn(float line, size_t column) const {
    return covered(frame_.level, line, page_.height * kReach, grid_.edges[column], grid_.edges[column + 1]) >= kDrawn;
  }
  void merge_run(size_t column, size_t first, size_t end) {
    size_t filled = 0;
    for (size_t row = first; row < end; ++row) filled += !grid_.rows[row].cells[column].empty();
    if (filled != 1) return;
    for (size_t row = first; row < end; ++row) begin_spans(row);
    GridRow& top = grid_.rows[first];
    top.rows[column] = static_cast<uint16_t>(end - first);
    for (size_t row = first + 1; row < end; ++row) {
      take_over(top.cells[column], grid_.rows[row].cells[column]);
      grid_.rows[row].rows[column] = 0;
    }
  }

  /// The words of a covered cell go to the one that covers it.
  static void take_over(CellWords& words, CellWords& covered) {
    words.insert(words.end(), covered.begin(), covered.end());
    std::ranges::sort(words);
    covered.clear();
  }

  const PageRows& page_;
  const Frame& frame_;
  Grid& grid_;
};

}  // namespace

void merge_cells(const PageRows& page, const Frame& frame, Grid& grid) { Merger(page, frame, grid).merge(); }

}  // namespace recto::reading::lists
