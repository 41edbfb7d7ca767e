#include "reading/lists/lists.h"

#include <algorithm>
#include <cmath>

#include "reading/lists/columns.h"
#include "reading/lists/serials.h"

namespace recto::reading::lists {
namespace {

/// A list that may go on on the next page, with what shows whether it does.
struct OpenList {
  List list;
  std::vector<float> edges;
  std::vector<std::u32string> header;  ///< the texts of its last row of headers
  std::optional<size_t> serial;
};

bool is_ditto(std::u32string_view text) {
  if (text.empty() || text.size() > 4) return false;
  return std::ranges::all_of(text, [](char32_t c) {
    return c == U'"' || c == U'״' || c == U'〃' || c == U'”' || c == U'“' || c == U'\'' || c == U'=' || c == U' ' ||
           c == U'«' || c == U'»' || c == U',';
  });
}

/// Adds the words of a line to a cell. Words that follow each other in the text are one range.
void add_words(const Page& page, const CellWords& words, ListCell& cell) {
  bool follows = false;
  for (size_t k = 0; k < words.size(); ++k) {
    const Word& word = page.words[words[k]];
    const CharRange range{word.start, word.start + word.length};
    if (follows && words[k] == words[k - 1] + 1) {
      cell.at.back().range.end = range.end;
    } else {
      cell.at.push_back({page.number, range});
    }
    follows = true;
    if (!cell.text.empty()) cell.text += U' ';
    cell.text += page.text.substr(word.start.value, word.length.value);
    cell.confidence = std::min(cell.confidence, word.confidence);
  }
}

size_t filled_cells(const GridRow& row) {
  return static_cast<size_t>(std::ranges::count_if(row.cells, [](const CellWords& words) { return !words.empty(); }));
}

/// Which of a grid's lines begin rows, and which row each line belongs to.
class RowMaker {
 public:
  RowMaker(const Grid& grid, size_t first, std::optional<size_t> serial)
      : grid_(grid), first_(first), serial_(serial) {}

  std::vector<ListRow> make() const {
    std::vector<size_t> begins;
    for (size_t k = first_; k < grid_.rows.size(); ++k)
      if (begins_row(k)) begins.push_back(k);
    std::vector<ListRow> rows(begins.size());
    for (ListRow& row : rows) {
      row.page = grid_.page->number;
      row.cells.resize(grid_.columns());
    }
    for (size_t k = first_; k < grid_.rows.size(); ++k) {
      const auto at = row_of(k, begins);
      if (!at) continue;
      for (size_t column = 0; column < grid_.columns(); ++column)
        add_words(*grid_.page, grid_.rows[k].cells[column], rows[*at].cells[column]);
    }
    for (ListRow& row : rows) finish(row);
    return rows;
  }

 private:
  bool has_serial(const GridRow& row) const {
    return serial_ && whole_number(text_of(*grid_.page, row.cells[*serial_])).has_value();
  }
  /// A line begins a row where it has a serial number, or so many cells that it can be no second line of one; without serial numbers where it
  /// has its first cell or is as far from the line above as rows are.
  bool begins_row(size_t k) const {
    const GridRow& row = grid_.rows[k];
    const size_t filled = filled_cells(row), columns = grid_.columns();
    if (has_serial(row)) return true;
    if (serial_) return !row.spans && filled >= 2 && filled * 10 >= (columns - 1) * 6 && far_from_last(k);
    if (row.spans || filled < 2) return false;
    return !row.cells.front().empty() || filled * 2 > columns || far_from_last(k);
  }
  bool far_from_last(size_t k) const {
    constexpr float kNear = 0.75F;
    return k == first_ || grid_.rows[k].y - grid_.rows[k - 1].y > kNear * grid_.pitch;
  }

  /// The row a line belongs to: the one it begins; for others the nearest within a row's height.
  std::optional<size_t> row_of(size_t line, const std::vector<size_t>& begins) const {
    if (begins.empty()) return std::nullopt;
    const auto after = std::ranges::upper_bound(begins, line);
    const size_t above = after == begins.begin() ? 0 : static_cast<size_t>(after - begins.begin()) - 1;
    if (begins[above] == line) return above;
    if (grid_.rows[line].spans) return std::nullopt;
    auto distance = [&](size_t row) { return std::abs(grid_.rows[begins[row]].y - grid_.rows[line].y); };
    size_t best = above;
    if (above + 1 < begins.size() && distance(above + 1) < distance(above) * 0.8F) best = above + 1;
    return distance(best) <= grid_.pitch * 1.1F ? std::optional(best) : std::nullopt;
  }

  void finish(ListRow& row) const {
    for (ListCell& cell : row.cells) cell.ditto = is_ditto(cell.text);
    if (serial_) row.serial = whole_number(row.cells[*serial_].text);
  }

  const Grid& grid_;
  size_t first_;
  std::optional<size_t> serial_;
};

std::u32string row_text(const PageRows& page, size_t row) {
  CellWords words;
  for (const PlacedWord& word : page.rows[row].words) words.push_back(word.word);
  std::ranges::sort(words);
  return text_of(*page.page, words);
}

/// The line above a table, if it is near and no part of one.
std::u32string title_of(const PageRows& page, const Grid& grid) {
  constexpr float kNear = 4;  // heights of a word
  constexpr size_t kMostWords = 20;
  if (grid.first_row == 0) return {};
  const WordRow &above = page.rows[grid.first_row - 1], &first = page.rows[grid.first_row];
  const bool near = page.by_tabs ? !above.words.empty() : first.y - above.y < kNear * page.height;
  return near && above.words.size() <= kMostWords ? row_text(page, grid.first_row - 1) : std::u32string();
}

/// True where columns stand at the same places, measured from the first.
bool same_columns(const std::vector<float>& a, const std::vector<float>& b) {
  constexpr float kOff = 0.05F;  // of the table's width
  const float width = a.back() - a.front();
  if (a.size() != b.size() || width <= 0) return false;
  float off = 0;
  for (size_t k = 1; k + 1 < a.size(); ++k) off += std::abs((a[k] - a[1]) - (b[k] - b[1]));
  return off / static_cast<float>(a.size()) < kOff * width;
}

class ListBuilder {
 public:
  void add_page(const Page& page) {
    const PageRows rows = rows_of(page);
    bool first = true;
    for (const Grid& grid : find_grids(rows)) {
      const GridReading reading = read_grid(grid);
      if (first && goes_on(grid, reading)) {
        go_on(grid, reading);
      } else if (reading.is_table) {
        begin(rows, grid, reading);
      }
      first = false;
    }
  }

  std::vector<List> finish() {
    std::vector<List> lists;
    for (OpenList& open : open_) {
      if (open.list.rows.empty()) continue;
      if (open.serial) check_serials(open.list);
      lists.push_back(std::move(open.list));
    }
    return lists;
  }

 private:
  bool goes_on(const Grid& grid, const GridReading& reading) const {
    constexpr uint32_t kFewLost = 3;
    if (open_.empty() || open_.back().list.last_page.value + 1 != grid.page->number.value) return false;
    const OpenList& open = open_.back();
    if (open.list.columns.size() != grid.columns() || open.list.rows.empty()) return false;
    const auto rows = RowMaker(grid, reading.headers, open.serial).make();
    if (rows.empty()) return false;
    const auto last = open.list.rows.back().serial, next = rows.front().serial;
    if (last && next) return *next > *last && *next <= *last + kFewLost;
    const bool again = reading.headers > 0 && same_words(open.header, texts_of(grid, grid.rows[reading.headers - 1]));
    return again || same_columns(open.edges, grid.edges);
  }

  void go_on(const Grid& grid, const GridReading& reading) {
    OpenList& open = open_.back();
    for (ListRow& row : RowMaker(grid, reading.headers, open.serial).make()) open.list.rows.push_back(std::move(row));
    open.list.last_page = grid.page->number;
    open.edges = grid.edges;
  }

  void begin(const PageRows& page, const Grid& grid, const GridReading& reading) {
    OpenList open;
    open.list.title = title_of(page, grid);
    open.list.first_page = open.list.last_page = grid.page->number;
    open.list.columns = reading.columns;
    open.list.rows = RowMaker(grid, reading.headers, reading.serial).make();
    open.edges = grid.edges;
    if (reading.headers > 0) open.header = texts_of(grid, grid.rows[reading.headers - 1]);
    open.serial = reading.serial;
    open_.push_back(std::move(open));
  }

  std::vector<OpenList> open_;
};

}  // namespace

std::vector<List> find_lists(std::span<const Page* const> pages) {
  ListBuilder builder;
  for (const Page* page : pages) builder.add_page(*page);
  return builder.finish();
}

}  // namespace recto::reading::lists
