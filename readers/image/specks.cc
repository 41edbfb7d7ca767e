// Two passes: runs of ink in a row are joined to the runs they touch in the row above by union-find; then labels are numbered.
// Wu, Otoo, Suzuki 2009 describe the family.

#include "readers/image/specks.h"

#include <numeric>

namespace recto::image {
namespace {

struct Run {
  int y, x0, x1;
};

std::vector<Run> runs_of(const Ink& ink, std::vector<size_t>& first_of_row) {
  std::vector<Run> runs;
  for (int y = 0; y < ink.height; ++y) {
    first_of_row.push_back(runs.size());
    const uint8_t* row = ink.row(y);
    for (int x = 0; x < ink.width; ++x) {
      if (!row[x]) continue;
      int start = x;
      while (x < ink.width && row[x]) ++x;
      runs.push_back({y, start, x});
    }
  }
  first_of_row.push_back(runs.size());
  return runs;
}

class Sets {
 public:
  explicit Sets(size_t count) : parent_(count) { std::iota(parent_.begin(), parent_.end(), size_t{0}); }
  size_t find(size_t k) {
    while (parent_[k] != k) k = parent_[k] = parent_[parent_[k]];
    return k;
  }
  void join(size_t a, size_t b) {
    a = find(a);
    b = find(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<size_t> parent_;
};

void join_rows(const std::vector<Run>& runs, const std::vector<size_t>& first, size_t y, Sets& sets) {
  size_t above = first[y - 1];
  for (size_t k = first[y]; k < first[y + 1]; ++k) {
    while (above < first[y] && runs[above].x1 < runs[k].x0) ++above;
    for (size_t a = above; a < first[y] && runs[a].x0 <= runs[k].x1; ++a) sets.join(a, k);
  }
}

}  // namespace

Pieces pieces_of(const Ink& ink) {
  std::vector<size_t> first;
  std::vector<Run> runs = runs_of(ink, first);
  Sets sets(runs.size());
  for (size_t y = 1; y < static_cast<size_t>(ink.height); ++y) join_rows(runs, first, y, sets);
  Pieces pieces{{}, Plane<int32_t>(ink.width, ink.height, -1)};
  std::vector<int32_t> number(runs.size(), -1);
  for (size_t k = 0; k < runs.size(); ++k) {
    size_t root = sets.find(k);
    if (number[root] < 0) {
      number[root] = static_cast<int32_t>(pieces.list.size());
      pieces.list.emplace_back();
    }
    const Run& run = runs[k];
    Piece& piece = pieces.list[static_cast<size_t>(number[root])];
    piece.box = unite(piece.box, {run.x0, run.y, run.x1, run.y + 1});
    piece.area += run.x1 - run.x0;
    std::fill(pieces.label.row(run.y) + run.x0, pieces.label.row(run.y) + run.x1, number[root]);
  }
  return pieces;
}

Pieces strong_pieces_of(const Ink& ink, const Grey& grey, int strong) {
  Pieces all = pieces_of(ink);
  std::vector<int> darkest(all.list.size(), 255);
  for (size_t k = 0; k < all.label.cells.size(); ++k)
    if (all.label.cells[k] >= 0) {
      int& dark = darkest[static_cast<size_t>(all.label.cells[k])];
      dark = std::min<int>(dark, grey.cells[k]);
    }
  Pieces kept;
  std::vector<int32_t> number(all.list.size(), -1);
  for (size_t k = 0; k < all.list.size(); ++k) {
    if (darkest[k] > strong) continue;
    number[k] = static_cast<int32_t>(kept.list.size());
    kept.list.push_back(all.list[k]);
  }
  kept.label = std::move(all.label);
  for (auto& label : kept.label.cells)
    if (label >= 0) label = number[static_cast<size_t>(label)];
  return kept;
}

}  // namespace recto::image
