// 0. The rows of a ruled frame are a run of their own; where upright lines part its columns, these are the grid.
// 1. Runs: rows that follow each other and have a wide gap between words, or begin with a number as the rows of a numbered list do. A row or two
//    without a gap may stand between: a second line of a cell, a heading.
// 2. Gutters: places that no word of a run's rows covers, or hardly one. A river of spaces through prose is narrow: at a gutter
//    the words to its left and right usually stand farther apart than words do; only behind a serial number they need not.
// 3. Rows at the ends of a run whose words reach over a gutter (letterheads, titles, notes) are cut off, and gutters are looked for
//    again in what is left, more strictly.
// 4. A column that hardly a row has words in (a header that stands beside the words below it, a stray sign) goes to the neighbour that those
//    rows leave free. One that stands apart from both, as rare remarks do below their header, stays.

#include "reading/lists/grid.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <span>

#include "reading/lists/merged.h"

namespace recto::reading::lists {
namespace {

// In heights of a word.
constexpr float kWideGap = 1.1F, kUsualGap = 0.75F, kSerialGap = 0.15F, kNarrowest = 0.2F, kReach = 0.4F,
                kFarRow = 4.5F, kFarthest = 10;
constexpr float kPitches = 2.4F;  // two rows of a table are at most so many usual distances apart

struct Gutter {
  float from = 0, to = 0;
  float cut = 0;  ///< where it parts words: in the middle of the widest stretch that fewest words stand in
};

/// A part of a gutter that the same number of words stands in.
struct Stretch {
  float from = 0, to = 0;
  int covered = std::numeric_limits<int>::max();

  Stretch& close(float x) {
    to = x;
    return *this;
  }
  bool is_better_than(const Stretch& other) const {
    return covered < other.covered || (covered == other.covered && to - from > other.to - other.from);
  }
};

float median_gap(std::vector<float> gaps) {
  if (gaps.empty()) return 0;
  const auto middle = gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2);
  std::nth_element(gaps.begin(), middle, gaps.end());
  return *middle;
}

class GridFinder {
 public:
  explicit GridFinder(const PageRows& page) : page_(page), wide_pitch_(wide_pitch()) {}

  std::vector<Grid> find() const {
    std::vector<Grid> grids;
    for (size_t at = 0; at < page_.rows.size();) {
      const size_t end = row(at).frame ? frame_end(at) : run_end(at);
      if (end > at + 1 && !(row(at).frame && add_framed_grid(at, end, grids))) add_grid(at, end, grids);
      at = std::max(end, at + 1);
    }
    return grids;
  }

 private:
  const WordRow& row(size_t k) const { return page_.rows[k]; }

  /// The distance of most neighbouring rows of a page that have wide gaps, where it is even: a list may be set with much white between its rows. 0 where it
  /// is not.
  float wide_pitch() const {
    constexpr size_t kFewest = 5;
    constexpr float kEven = 0.2F;
    if (page_.by_tabs) return 0;
    std::vector<float> distances;
    for (size_t k = 1; k < page_.rows.size(); ++k)
      if (is_tabular(k - 1) && is_tabular(k)) distances.push_back(row(k).y - row(k - 1).y);
    const float usual = median_gap(distances);
    const auto even =
        std::ranges::count_if(distances, [&](float distance) { return std::abs(distance - usual) < kEven * usual; });
    const bool is_list = distances.size() >= kFewest && static_cast<size_t>(even) * 4 >= distances.size() * 3;
    return is_list && usual < kFarthest * page_.height ? usual : 0;
  }

  /// Up to four digits, perhaps with a sign behind them: what a row of a numbered list begins with.
  bool is_serial(uint32_t word) const {
    constexpr size_t kMostDigits = 4, kMostSigns = 2;
    const Word& placed = page_.page->words[word];
    size_t digits = 0, signs = 0;
    for (size_t k = 0; k < placed.length.value; ++k) {
      const char32_t c = page_.page->text[placed.start.value + k];
      const bool digit = (c >= U'0' && c <= U'9') || (c >= U'٠' && c <= U'٩');
      const bool sign = c == U'.' || c == U'-' || c == U')' || c == U'(' || c == U'/';
      if (!digit && !sign) return false;
      digits += digit;
      signs += sign;
    }
    return digits > 0 && digits <= kMostDigits && signs <= kMostSigns;
  }

  bool is_tabular(size_t k) const {
    constexpr size_t kMostWords = 9;
    const auto& words = row(k).words;
    if (words.size() < 2) return false;
    if (page_.by_tabs) return true;
    if (words.size() <= kMostWords && is_serial(words.front().word)) return true;
    for (size_t w = 1; w < words.size(); ++w)
      if (words[w].x0 - words[w - 1].x1 > kWideGap * page_.height) return true;
    return false;
  }

  size_t frame_end(size_t first) const {
    size_t end = first;
    while (end < page_.rows.size() && row(end).frame == row(first).frame) ++end;
    return end;
  }

  /// The grid of a frame with upright lines. False where it has none, or where words stand across them in many rows: then they bound something else.
  bool add_framed_grid(size_t first, size_t end, std::vector<Grid>& grids) const {
    constexpr size_t kMany = 4;  // one row in so many
    const Frame& frame = page_.frames[*row(first).frame];
    if (frame.columns.empty()) return false;
    while (first < end && row(first).words.empty()) ++first;
    while (end > first && row(end - 1).words.empty()) --end;
    if (end < first + 2) return false;
    Grid grid{page_.page, frame.columns, {}, 0, first, &page_};
    std::vector<size_t> rows;
    size_t across = 0;
    for (size_t k = first; k < end; ++k) {
      rows.push_back(k);
      grid.rows.push_back(cells_between(row(k), grid.edges));
      const bool reaches = reaches_over(row(k), frame.columns);
      across += reaches;
      const auto filled =
          std::ranges::count_if(grid.rows.back().cells, [](const CellWords& words) { return !words.empty(); });
      grid.rows.back().spans = reaches && filled <= 1;
      grid.rows.back().whole = row(k).whole;
      grid.rows.back().struck = row(k).struck;
    }
    if (across * kMany > rows.size()) return false;
    grid.pitch = pitch_of(rows);
    merge_cells(page_, frame, grid);
    grids.push_back(std::move(grid));
    return true;
  }

  /// The end of the run of rows that begins at `first`; `first` where none begins there.
  size_t run_end(size_t first) const {
    constexpr size_t kMostBetween = 2;
    if (!is_tabular(first)) return first;
    size_t last = first;
    std::vector<float> pitches;
    for (size_t k = first + 1; k < page_.rows.size() && k - last <= kMostBetween + 1; ++k) {
      if (row(k).frame) break;
      const float distance = row(k).y - row(k - 1).y;
      const float far = std::max({kFarRow * page_.height, kPitches * median_gap(pitches), kPitches * wide_pitch_});
      if (distance > far || (page_.by_tabs && row(k).words.empty())) break;
      pitches.push_back(distance);
      if (is_tabular(k)) last = k;
    }
    return last + 1;
  }

  /// Where at most `allowed` words of the rows stand; in the direction of reading.
  std::vector<Gutter> free_places(const std::vector<size_t>& rows, size_t allowed) const {
    std::vector<std::pair<float, int>> ends;
    for (const size_t k : rows)
      for (const PlacedWord& word : row(k).words) {
        ends.emplace_back(word.x0, 1);
        ends.emplace_back(word.x1, -1);
      }
    std::ranges::sort(ends);
    std::vector<Gutter> places;
    Stretch stretch, best;
    int covered = 0;
    bool begun = false, open = false;
    for (const auto& [x, change] : ends) {
      if (open && stretch.close(x).is_better_than(best)) best = stretch;
      covered += change;
      const bool free = covered <= static_cast<int>(allowed);
      if (begun && free && !open) {
        places.push_back({x, x, x});
        best = {};
      }
      if (!free && open) places.back() = {places.back().from, x, (best.from + best.to) / 2};
      begun = begun || !free;
      open = begun && free;
      if (open) stretch = {x, x, covered};
    }
    if (open) places.pop_back();  // behind the last column
    return places;
  }

  /// How far the words on both sides of a place usually stand apart, and whether what stands before it are serial numbers.
  bool parts_columns(const Gutter& place, const std::vector<size_t>& rows) const {
    std::vector<float> gaps;
    size_t serials = 0;
    const float middle = place.cut;
    for (const size_t k : rows) {
      const auto& words = row(k).words;
      const auto behind =
          std::ranges::partition_point(words, [&](const PlacedWord& word) { return word.middle() < middle; });
      if (behind == words.begin() || behind == words.end()) continue;
      gaps.push_back(behind->x0 - std::prev(behind)->x1);
      serials += std::prev(behind) == words.begin() && is_serial(words.front().word);
    }
    if (gaps.size() < 2) return false;
    if (page_.by_tabs) return true;
    const float least = serials * 10 >= gaps.size() * 6 ? kSerialGap : kUsualGap;
    return median_gap(gaps) > least * page_.height;
  }

  std::vector<Gutter> gutters_of(const std::vector<size_t>& rows, size_t allowed) const {
    std::vector<Gutter> gutters;
    for (const Gutter& place : free_places(rows, allowed))
      if ((page_.by_tabs || place.to - place.from > kNarrowest * page_.height) && parts_columns(place, rows))
        gutters.push_back(place);
    return gutters;
  }

  bool reaches_over(const WordRow& words, const std::vector<float>& places) const {
    const float reach = kReach * page_.height;
    return std::ranges::any_of(words.words, [&](const PlacedWord& word) {
      return std::ranges::any_of(places,
                                 [&](float place) { return word.x0 < place - reach && word.x1 > place + reach; });
    });
  }
  bool reaches_over(const WordRow& words, const std::vector<Gutter>& gutters) const {
    std::vector<float> places;
    for (const Gutter& gutter : gutters) places.push_back(gutter.cut);
    return reaches_over(words, places);
  }

  void add_grid(size_t first, size_t end, std::vector<Grid>& grids) const {
    constexpr size_t kRough = 8, kStrict = 40;  // one row in so many may have a word in a gutter
    std::vector<size_t> rows;
    for (size_t k = first; k < end; ++k)
      if (is_tabular(k)) rows.push_back(k);
    std::vector<Gutter> gutters = gutters_of(rows, rows.size() / kRough);
    if (gutters.empty()) return;
    while (first < end && (reaches_over(row(first), gutters) || !is_tabular(first))) ++first;
    while (end > first && (reaches_over(row(end - 1), gutters) || !is_tabular(end - 1))) --end;
    std::erase_if(rows, [&](size_t k) { return k < first || k >= end || reaches_over(row(k), gutters); });
    gutters = gutters_of(rows, rows.size() / kStrict);
    if (rows.size() < 2) return;
    drop_idle_columns(gutters, rows);
    if (gutters.empty()) return;
    Grid grid{page_.page, edges_of(gutters, rows), {}, pitch_of(rows), first, &page_};
    for (size_t k = first; k < end; ++k) {
      grid.rows.push_back(cells_between(row(k), grid.edges));
      grid.rows.back().spans = reaches_over(row(k), gutters);
      grid.rows.back().whole = row(k).whole;
      grid.rows.back().struck = row(k).struck;
    }
    grids.push_back(std::move(grid));
  }

  /// The words of a row in the column before the gutter `k`, or in the last one.
  std::span<const PlacedWord> column_of(const WordRow& words, const std::vector<Gutter>& gutters, size_t k) const {
    const auto begins = [&](size_t gutter) {
      return std::ranges::partition_point(words.words,
                                          [&](const PlacedWord& word) { return word.middle() < gutters[gutter].cut; });
    };
    return {k == 0 ? words.words.begin() : begins(k - 1), k == gutters.size() ? words.words.end() : begins(k)};
  }

  struct Column {
    size_t filled = 0;
    float from = 0, to = 0;  ///< where words of it stand
  };
  Column measured(const std::vector<Gutter>& gutters, const std::vector<size_t>& rows, size_t k) const {
    Column out;
    for (const size_t at : rows) {
      const auto words = column_of(row(at), gutters, k);
      if (words.empty()) continue;
      out.from = out.filled == 0 ? words.front().x0 : std::min(out.from, words.front().x0);
      out.to = out.filled == 0 ? words.back().x1 : std::max(out.to, words.back().x1);
      ++out.filled;
    }
    return out;
  }

  /// True where no row has words on both sides of a gutter that stand apart as columns do.
  bool never_parts(const std::vector<Gutter>& gutters, size_t k, const std::vector<size_t>& rows) const {
    return std::ranges::none_of(rows, [&](size_t at) {
      const auto before = column_of(row(at), gutters, k), behind = column_of(row(at), gutters, k + 1);
      if (before.empty() || behind.empty()) return false;
      return behind.front().x0 - before.back().x1 > kUsualGap * page_.height;
    });
  }

  /// The gutter between an idle column and the neighbour it belongs to; none where it stands apart from both.
  std::optional<size_t> gutter_of_idle(const std::vector<Gutter>& gutters, const std::vector<size_t>& rows,
                                       size_t k) const {
    const Column own = measured(gutters, rows, k);
    std::optional<size_t> best;
    float least = 0;
    for (const size_t gutter : {k - 1, k}) {
      if (gutter >= gutters.size() || !never_parts(gutters, gutter, rows)) continue;
      const Column other = measured(gutters, rows, gutter == k ? k + 1 : k - 1);
      const float distance = gutter == k ? other.from - own.to : own.from - other.to;
      if (!best || distance < least) {
        best = gutter;
        least = distance;
      }
    }
    return best;
  }

  void drop_idle_columns(std::vector<Gutter>& gutters, const std::vector<size_t>& rows) const {
    constexpr size_t kFewRows = 3, kRare = 12;  // one row in so many
    if (page_.by_tabs || rows.size() < kFewRows) return;
    for (size_t k = 0; k <= gutters.size() && !gutters.empty();) {
      const bool idle = measured(gutters, rows, k).filled <= std::max<size_t>(1, rows.size() / kRare);
      const auto gutter = idle ? gutter_of_idle(gutters, rows, k) : std::nullopt;
      if (gutter) {
        gutters.erase(gutters.begin() + static_cast<std::ptrdiff_t>(*gutter));
        k = 0;
      } else {
        ++k;
      }
    }
  }

  std::vector<float> edges_of(const std::vector<Gutter>& gutters, const std::vector<size_t>& rows) const {
    float left = row(rows.front()).words.front().x0, right = left;
    for (const size_t k : rows)
      for (const PlacedWord& word : row(k).words) {
        left = std::min(left, word.x0);
        right = std::max(right, word.x1);
      }
    std::vector<float> edges = {left};
    for (const Gutter& gutter : gutters) edges.push_back(gutter.cut);
    edges.push_back(right);
    return edges;
  }

  float pitch_of(const std::vector<size_t>& rows) const {
    std::vector<float> pitches;
    for (size_t k = 1; k < rows.size(); ++k) pitches.push_back(row(rows[k]).y - row(rows[k - 1]).y);
    return median_gap(std::move(pitches));
  }

  const PageRows& page_;
  const float wide_pitch_;
};

}  // namespace

GridRow cells_between(const WordRow& words, const std::vector<float>& edges) {
  GridRow out;
  out.y = words.y;
  out.cells.resize(edges.size() - 1);
  for (const PlacedWord& word : words.words) {
    const auto edge = std::upper_bound(edges.begin() + 1, edges.end() - 1, word.middle());
    out.cells[static_cast<size_t>(edge - edges.begin()) - 1].push_back(word.word);
  }
  for (CellWords& cell : out.cells) std::ranges::sort(cell);  // words ascend in the text in the order they are read
  return out;
}

std::vector<Grid> find_grids(const PageRows& page) { return GridFinder(page).find(); }

}  // namespace recto::reading::lists
