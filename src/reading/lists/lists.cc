#include "reading/lists/lists.h"

#include <algorithm>
#include <cmath>

#include "reading/lists/columns.h"
#include "reading/lists/serials.h"
#include "text/fold.h"

namespace recto::reading::lists {
namespace {

/// A list that may go on on the next page, with what shows whether it does.
struct OpenList {
  List list;
  std::vector<float> edges;
  std::vector<std::u32string> header;  ///< the texts of its last row of headers
  std::optional<size_t> serial;
  std::optional<std::pair<float, float>> sides;  ///< of the frame it is ruled in
};

bool is_ditto(std::u32string_view text) {
  if (text == U"//" || text == U"،،" || text == U",,") return true;
  if (text.empty() || text.size() > 4) return false;
  return std::ranges::all_of(text, [](char32_t c) {
    return c == U'"' || c == U'״' || c == U'〃' || c == U'”' || c == U'“' || c == U'\'' || c == U'=' || c == U' ' ||
           c == U'«' || c == U'»' || c == U',';
  });
}

/// The text of a cell of a scan without the signs at its ends that rulings and specks are read as: quotation marks, strokes and brackets without a
/// partner, and a full stop behind a number or a word that is no abbreviation. The cell's ranges keep them.
std::u32string without_edge_signs(std::u32string_view text) {
  constexpr std::u32string_view kBefore = U"‘’'`´\"“”|¦_~.,،:;[]{}()*«»", kBehind = U"‘’'`´\"“”|¦_~,،:;[]{}(*«»";
  constexpr size_t kAbbreviation = 3;
  const auto has_partner = [&](char32_t sign, char32_t partner, char32_t c) {
    return c == sign && text.find(partner) != text.npos;
  };
  const auto is_stray = [&](char32_t c, std::u32string_view signs) {
    return signs.find(c) != signs.npos && !has_partner(U'(', U')', c) && !has_partner(U'[', U']', c) &&
           !has_partner(U'«', U'»', c);
  };
  while (!text.empty() && is_stray(text.front(), kBefore)) text.remove_prefix(1);
  while (!text.empty() && is_stray(text.back(), kBehind)) text.remove_suffix(1);
  const size_t word = text.size() - std::min(text.find_last_of(U' ') + 1, text.size());
  if (text.ends_with(U'.') && word > kAbbreviation + 1) text.remove_suffix(1);
  while (!text.empty() && text.back() == U' ') text.remove_suffix(1);
  while (!text.empty() && text.front() == U' ') text.remove_prefix(1);
  return std::u32string(text);
}

bool is_number(const Page& page, uint32_t word) {
  const std::u32string_view text =
      std::u32string_view(page.text).substr(page.words[word].start.value, page.words[word].length.value);
  return !text.empty() && std::ranges::all_of(text, [](char32_t c) {
    return (c >= U'0' && c <= U'9') || (c >= U'٠' && c <= U'٩') || c == U'/' || c == U'-';
  });
}

/// True where the second word stands close to the left of the first: pieces of one number, which runs to the right even in a line that runs to the left.
bool is_broken_number(const Page& page, uint32_t first, uint32_t second) {
  constexpr float kClose = 0.45F;  // of a digit's height
  if (second != first + 1 || !is_number(page, first) || !is_number(page, second)) return false;
  const Box &right = page.words[first].box, &left = page.words[second].box;
  const float height = std::max(right.y1 - right.y0, left.y1 - left.y0);
  const bool same_line = left.y0 < right.y1 && right.y0 < left.y1;
  return same_line && left.x1 <= right.x0 + height / 2 && left.x0 < right.x0 && right.x0 - left.x1 < kClose * height;
}

/// The words of a cell with pieces of one number in the order its digits have on the page.
std::u32string cell_text(const Page& page, const CellWords& words) {
  std::u32string text, number;
  for (size_t k = 0; k < words.size(); ++k) {
    const Word& word = page.words[words[k]];
    number.insert(0, page.text, word.start.value, word.length.value);
    if (k + 1 < words.size() && is_broken_number(page, words[k], words[k + 1])) continue;
    if (!text.empty()) text += U' ';
    text += number;
    number.clear();
  }
  return text;
}

/// Adds the words of a line to a cell. Words that follow each other in the text are one range.
void add_words(const Grid& grid, const CellWords& words, ListCell& cell) {
  const Page& page = *grid.page;
  bool follows = false;
  const bool first = cell.at.empty();
  if (!words.empty()) cell.text += (cell.text.empty() ? U"" : U" ") + cell_text(page, words);
  for (size_t k = 0; k < words.size(); ++k) {
    const Word& word = page.words[words[k]];
    const CharRange range{word.start, word.start + word.length};
    if (follows && words[k] == words[k - 1] + 1) {
      cell.at.back().range.end = range.end;
    } else {
      cell.at.push_back({page.number, range});
    }
    follows = true;
    cell.confidence = std::min(cell.confidence, word.confidence);
  }
  const auto is_struck = [&](uint32_t word) {
    return grid.laid && word < grid.laid->struck.size() && grid.laid->struck[word];
  };
  if (!words.empty()) cell.struck = (first || cell.struck) && std::ranges::all_of(words, is_struck);
}

/// How surely the letters of a cell were read.
float mean_confidence(const Page& page, const ListCell& cell) {
  float sum = 0, letters = 0;
  for (const Word& word : page.words) {
    const bool inside = std::ranges::any_of(
        cell.at, [&](const PageRange& at) { return word.start >= at.range.start && word.start < at.range.end; });
    if (!inside) continue;
    sum += word.confidence * static_cast<float>(word.length.value);
    letters += static_cast<float>(word.length.value);
  }
  return letters > 0 ? sum / letters : 1;
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
        add_words(grid_, grid_.rows[k].cells[column], rows[*at].cells[column]);
      if (begins[*at] == k) note_marks(grid_.rows[k], rows[*at]);
    }
    for (ListRow& row : rows) finish(row);
    drop_empty_rows(rows);
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
    if (row.whole) return !row.spans && (filled > 0 || serial_ || row.struck);
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

  static void note_marks(const GridRow& from, ListRow& row) {
    row.struck = from.struck;
    for (size_t column = 0; column < from.columns.size(); ++column) {
      row.cells[column].columns = from.columns[column];
      row.cells[column].rows = from.rows[column];
    }
  }

  /// A ruled row without words is a row whose words were lost where the serial numbers around it leave one out, and else an empty form.
  static void drop_empty_rows(std::vector<ListRow>& rows) {
    const auto is_empty = [](const ListRow& row) {
      return std::ranges::all_of(
          row.cells, [](const ListCell& cell) { return cell.text.empty() && cell.columns > 0 && cell.rows > 0; });
    };
    std::vector<ListRow> kept;
    for (size_t k = 0; k < rows.size(); ++k) {
      const bool between = k > 0 && k + 1 < rows.size() && rows[k - 1].serial && rows[k + 1].serial;
      if (!is_empty(rows[k]) || rows[k].struck || (between && *rows[k + 1].serial == *rows[k - 1].serial + 2))
        kept.push_back(rows[k]);
    }
    rows = std::move(kept);
  }

  void finish(ListRow& row) const {
    constexpr float kHardly = 0.25F;  // a word or two alone are read less surely than lines of them
    for (ListCell& cell : row.cells) {
      cell.ditto = is_ditto(cell.text);
      cell.unread = grid_.page->source == TextSource::ocr && !cell.ditto && cell.confidence < kHardly &&
                    mean_confidence(*grid_.page, cell) < kHardly;
      if (!cell.ditto && grid_.page->source == TextSource::ocr) cell.text = without_edge_signs(cell.text);
    }
    const auto filled = std::ranges::count_if(row.cells, [](const ListCell& cell) { return !cell.text.empty(); });
    const auto struck = std::ranges::count(row.cells, true, &ListCell::struck);
    row.struck = row.struck || (struck > 0 && struck * 2 > filled);
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

/// True where no word of a row reaches over the border of two columns.
bool stands_between(const WordRow& row, const std::vector<float>& edges, float height) {
  constexpr float kReach = 0.4F;
  return std::ranges::none_of(row.words, [&](const PlacedWord& word) {
    return std::any_of(edges.begin() + 1, edges.end() - 1, [&](float edge) {
      return word.x0 < edge - kReach * height && word.x1 > edge + kReach * height;
    });
  });
}

constexpr size_t kMostAbove = 3;  // rows above a list that goes on: a letterhead, a page's number

class ListBuilder {
 public:
  void add_page(const Page& page) {
    const PageRows rows = rows_of(page);
    bool first = true;
    for (const Grid& grid : find_grids(rows)) {
      const GridReading reading = read_grid(grid);
      if (first && goes_on(grid, reading)) {
        go_on(grid, reading);
      } else if (!first || !go_on_in_frame(rows, reading.headers > 0)) {
        const bool is_new = reading.is_table && (reading.headers > 0 || reading.serial) && !repeats_header(rows);
        const bool taken = first && !is_new && go_on_in_columns(rows);
        if (!taken && reading.is_table) begin(rows, grid, reading);
      }
      first = false;
    }
    if (first && !go_on_in_frame(rows, false)) go_on_in_columns(rows);
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
  /// Most serial numbers go on with those of the open list, or stand in the same columns, read badly; not those of a list that begins at 1.
  bool goes_on(const Grid& grid, const GridReading& reading) const {
    constexpr uint32_t kFewLost = 3;
    if (open_.empty() || open_.back().list.last_page.value + 1 != grid.page->number.value) return false;
    const OpenList& open = open_.back();
    if (open.list.columns.size() != grid.columns() || open.list.rows.empty()) return false;
    const auto rows = RowMaker(grid, reading.headers, open.serial).make();
    if (rows.empty()) return false;
    const auto last = open.list.rows.back().serial;
    size_t fitting = 0, numbered = 0, begins_anew = 0;
    for (size_t k = 0; last && k < rows.size(); ++k) {
      if (!rows[k].serial) continue;
      const uint32_t due = *last + 1 + static_cast<uint32_t>(k);
      fitting += *rows[k].serial >= due && *rows[k].serial < due + kFewLost;
      begins_anew += *rows[k].serial == k + 1;
      ++numbered;
    }
    if (begins_anew * 2 > numbered) return false;
    if (fitting * 3 > numbered) return true;
    const bool again = reading.headers > 0 && same_words(open.header, texts_of(grid, grid.rows[reading.headers - 1]));
    return again || same_columns(open.edges, grid.edges);
  }

  /// Takes the rows of a frame as wide as the open list's, in the list's columns: a rest of one or two rows shows none of its own. With a header of
  /// its own that is not the list's, or rows numbered from 1, it is another list.
  bool go_on_in_frame(const PageRows& page, bool has_header) {
    constexpr float kOff = 0.02F;  // of the frame's width
    if (open_.empty() || !open_.back().sides || open_.back().list.rows.empty()) return false;
    const OpenList& open = open_.back();
    const auto top = std::ranges::find_if(page.rows, [](const WordRow& row) { return row.frame.has_value(); });
    if (top == page.rows.end() || open.list.last_page.value + 1 != page.page->number.value) return false;
    const Frame& frame = page.frames[*top->frame];
    const float width = open.sides->second - open.sides->first, shift = frame.from - open.sides->first;
    if (std::abs(frame.to - frame.from - width) > kOff * width) return false;
    Grid grid{page.page, open.edges, {}, 0, static_cast<size_t>(top - page.rows.begin()), &page};
    for (float& edge : grid.edges) edge += shift;
    for (auto row = top; row != page.rows.end() && row->frame == top->frame; ++row) {
      grid.rows.push_back(cells_between(*row, grid.edges));
      grid.rows.back().whole = row->whole;
      grid.rows.back().struck = row->struck;
    }
    constexpr size_t kRest =
        4;  // level lines of a header and two rows at most, where little is left to read a header by
    const bool resembles = frame.rows.size() <= kRest && resembles_header(grid, grid.rows.front());
    const bool repeated = is_header(grid, grid.rows.front()) || (has_header && resembles);
    if (has_header && !repeated) return false;
    if (repeated) grid.rows.erase(grid.rows.begin());
    grid.pitch = (frame.rows.back() - frame.rows.front()) / static_cast<float>(frame.rows.size() - 1);
    const auto first = RowMaker(grid, 0, open.serial).make();
    if (first.empty() || (first.size() > 1 && first.front().serial == 1U)) return false;
    go_on(grid, {});
    return true;
  }

  /// Takes the rows at the top of a page that stand in the columns of the open list where they make no table of their own: one or two rows, or rows whose
  /// serial numbers were not read. One or two must have the next serial number, or stand below the list's header. False where there are none.
  bool go_on_in_columns(const PageRows& page) {
    constexpr size_t kFew = 2;
    if (open_.empty() || page.by_tabs || open_.back().list.rows.empty()) return false;
    const OpenList& open = open_.back();
    if (open.list.last_page.value + 1 != page.page->number.value) return false;
    Grid grid{page.page, open.edges, {}, page.height, 0, &page};
    bool repeated = false;
    for (size_t k = 0; k < page.rows.size(); ++k) {
      GridRow row = cells_between(page.rows[k], grid.edges);
      const bool header = grid.rows.empty() && is_header(grid, row);
      const bool fits = filled_cells(row) >= 2 && stands_between(page.rows[k], grid.edges, page.height);
      repeated = repeated || header;
      if (!fits && !header && (!grid.rows.empty() || k >= kMostAbove)) break;
      if (fits && !header) grid.rows.push_back(std::move(row));
    }
    if (grid.rows.empty()) return false;
    const auto last = open.list.rows.back().serial;
    const auto next = std::ranges::find_if(grid.rows, [&](const GridRow& row) {
      return open.serial && last && whole_number(text_of(*page.page, row.cells[*open.serial])) == *last + 1;
    });
    const bool is_next = next != grid.rows.end();
    if (!is_next && !repeated && grid.rows.size() <= kFew) return false;
    if (is_next) grid.rows.erase(grid.rows.begin(), next);
    if (grid.rows.size() > 1)
      grid.pitch = (grid.rows.back().y - grid.rows.front().y) / static_cast<float>(grid.rows.size() - 1);
    go_on(grid, {});
    return true;
  }
  /// The list's header stands at the top of the page that follows it: a rest of a row or two shows too little of its columns to be read by itself.
  bool repeats_header(const PageRows& page) const {
    if (open_.empty() || page.by_tabs || open_.back().list.last_page.value + 1 != page.page->number.value) return false;
    const OpenList& open = open_.back();
    const Grid grid{page.page, open.edges, {}, page.height, 0, &page};
    for (size_t k = 0; k < std::min(kMostAbove, page.rows.size()); ++k)
      if (is_header(grid, cells_between(page.rows[k], grid.edges))) return true;
    return false;
  }
  /// One name of a column at least stands where the list has it.
  bool resembles_header(const Grid& grid, const GridRow& row) const {
    const auto& header = open_.back().header;
    const auto texts = texts_of(grid, row);
    for (size_t k = 0; k < std::min(header.size(), texts.size()); ++k)
      if (!texts[k].empty() &&
          text::folded(texts[k], text::Folding::skeleton) == text::folded(header[k], text::Folding::skeleton))
        return true;
    return false;
  }
  bool is_header(const Grid& grid, const GridRow& row) const {
    return !open_.back().header.empty() && same_words(open_.back().header, texts_of(grid, row));
  }

  void go_on(const Grid& grid, const GridReading& reading) {
    OpenList& open = open_.back();
    for (ListRow& row : RowMaker(grid, reading.headers, open.serial).make()) open.list.rows.push_back(std::move(row));
    open.list.last_page = grid.page->number;
    open.edges = grid.edges;
    const auto& rows = grid.laid->rows;
    if (grid.first_row < rows.size() && rows[grid.first_row].frame) {
      const Frame& frame = grid.laid->frames[*rows[grid.first_row].frame];
      open.sides = std::pair(frame.from, frame.to);
    }
  }

  void begin(const PageRows& page, const Grid& grid, const GridReading& reading) {
    OpenList open;
    open.list.title = title_of(page, grid);
    open.list.first_page = open.list.last_page = grid.page->number;
    open.list.columns = reading.columns;
    open.list.rows = RowMaker(grid, reading.headers, reading.serial).make();
    open.edges = grid.edges;
    if (const auto& frame = page.rows[grid.first_row].frame)
      open.sides = std::pair(page.frames[*frame].from, page.frames[*frame].to);
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
