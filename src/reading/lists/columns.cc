#include "reading/lists/columns.h"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "text/fold.h"
#include "text/utf8.h"

namespace recto::reading {
namespace tables {
extern const std::string_view list_columns;
}
namespace lists {
namespace {

constexpr size_t kMostHeaders = 3;

using HeaderWords = std::unordered_map<std::u32string, ColumnType>;

ColumnType type_from(std::string_view name) {
  for (const ColumnType type :
       {ColumnType::serial, ColumnType::name, ColumnType::number, ColumnType::date, ColumnType::place})
    if (to_string(type) == name) return type;
  return ColumnType::text;
}

const HeaderWords& header_words() {
  static const HeaderWords words = [] {
    HeaderWords table;
    std::string_view rest = tables::list_columns;
    while (!rest.empty()) {
      const std::string_view line = rest.substr(0, rest.find('\n'));
      rest.remove_prefix(std::min(rest.size(), line.size() + 1));
      const size_t tab = line.find('\t');
      if (line.empty() || line.starts_with("# ") || tab == std::string_view::npos) continue;
      table.emplace(text::folded(text::decode_utf8_lossy(line.substr(tab + 1)), text::Folding::spelling),
                    type_from(line.substr(0, tab)));
    }
    return table;
  }();
  return words;
}

std::u32string plain(std::u32string_view text) {
  std::u32string folded = text::folded(text, text::Folding::spelling);
  while (!folded.empty() && (folded.back() == U':' || folded.back() == U' ' || folded.back() == U'.'))
    folded.pop_back();
  return folded;
}

bool is_digit(char32_t c) { return (c >= U'0' && c <= U'9') || (c >= U'٠' && c <= U'٩'); }
bool is_number_sign(char32_t c) {
  return c == U'/' || c == U'-' || c == U'.' || c == U',' || c == U'،' || c == U' ' || c == U':';
}

bool all_number(std::u32string_view text) {
  return std::ranges::any_of(text, is_digit) &&
         std::ranges::all_of(text, [](char32_t c) { return is_digit(c) || is_number_sign(c); });
}

/// A year of either calendar that people on lists are born in, or a day.
bool looks_like_date(std::u32string_view text) {
  if (!all_number(text)) return false;
  const auto signs = std::ranges::count_if(text, [](char32_t c) { return c == U'/' || c == U'-' || c == U'.'; });
  if (signs == 2) return true;
  const auto year = whole_number(text);
  return signs == 0 && year && ((*year >= 1850 && *year <= 2035) || (*year >= 1300 && *year <= 1460));
}

/// What a grid's body shows of a column.
struct ColumnTally {
  size_t filled = 0, numbers = 0, dates = 0, words = 0;
};

class GridJudge {
 public:
  explicit GridJudge(const Grid& grid) : grid_(grid) {}

  GridReading read() {
    reading_.columns.resize(grid_.columns());
    find_headers();
    tally_body();
    reading_.serial = serial_column();
    type_columns();
    reading_.is_table = is_table();
    return std::move(reading_);
  }

 private:
  /// The rows at the top whose cells are names of columns; one of them may have a second line.
  void find_headers() {
    size_t best = 0;
    for (size_t k = 0; k < std::min(kMostHeaders, grid_.rows.size()); ++k) {
      const auto texts = texts_of(grid_, grid_.rows[k]);
      size_t known = 0;
      for (const auto& text : texts) known += header_words().contains(plain(text));
      if (known <= best ||
          known * 3 < static_cast<size_t>(std::ranges::count_if(texts, [](const auto& t) { return !t.empty(); })))
        continue;
      best = known;
      reading_.headers = k + 1;
    }
    known_headers_ = best;
    if (best == 0) find_header_by_numbers();
    for (size_t column = 0; column < grid_.columns(); ++column) {
      for (size_t k = 0; k < reading_.headers; ++k) {
        const std::u32string text = text_of(*grid_.page, grid_.rows[k].cells[column]);
        std::u32string& name = reading_.columns[column].name;
        if (!text.empty()) name += name.empty() ? text : U' ' + text;
      }
    }
  }

  /// A first row without a digit over columns that are numbers all the way down.
  void find_header_by_numbers() {
    constexpr size_t kFewRows = 4;
    if (grid_.rows.size() < kFewRows) return;
    const auto first = texts_of(grid_, grid_.rows.front());
    const bool digits =
        std::ranges::any_of(first, [](const auto& text) { return std::ranges::any_of(text, is_digit); });
    const bool full = std::ranges::none_of(first, &std::u32string::empty);
    if (digits || !full) return;
    for (size_t column = 0; column < grid_.columns(); ++column) {
      size_t numbers = 0;
      for (size_t k = 1; k < grid_.rows.size(); ++k)
        numbers += all_number(text_of(*grid_.page, grid_.rows[k].cells[column]));
      if (numbers * 10 >= (grid_.rows.size() - 1) * 8) reading_.headers = 1;
    }
  }

  void tally_body() {
    tallies_.resize(grid_.columns());
    values_.resize(grid_.columns());
    for (size_t k = reading_.headers; k < grid_.rows.size(); ++k) {
      if (grid_.rows[k].spans) continue;
      ++body_;
      ruled_ += grid_.rows[k].whole;
      for (size_t column = 0; column < grid_.columns(); ++column) {
        const CellWords& words = grid_.rows[k].cells[column];
        const std::u32string text = text_of(*grid_.page, words);
        ColumnTally& tally = tallies_[column];
        tally.filled += !text.empty();
        tally.numbers += all_number(text);
        tally.dates += looks_like_date(text);
        tally.words += words.size();
        if (const auto value = whole_number(text)) values_[column].emplace_back(static_cast<int64_t>(k), *value);
      }
    }
  }

  /// The column, first or last, whose numbers go up by one from row to row in most rows.
  std::optional<size_t> serial_column() const {
    constexpr size_t kFewRows = 3;
    for (const size_t column : {size_t{0}, grid_.columns() - 1}) {
      const auto& values = values_[column];
      if (values.size() < kFewRows || values.size() * 2 < tallies_[column].filled) continue;
      size_t steps = 0, kept = 0;
      for (size_t k = 1; k < values.size(); ++k) {
        const int64_t up = values[k].second - values[k - 1].second;
        steps += up == 1;
        kept += up >= 1 && up <= values[k].first - values[k - 1].first + 1;
      }
      if (steps * 10 >= (values.size() - 1) * 4 && kept * 2 >= values.size() - 1) return column;
    }
    return std::nullopt;
  }

  void type_columns() {
    for (size_t column = 0; column < grid_.columns(); ++column) {
      const ColumnTally& tally = tallies_[column];
      const auto known = header_words().find(plain(reading_.columns[column].name));
      ColumnType& type = reading_.columns[column].type;
      auto most = [&](size_t count) { return tally.filled > 0 && count * 10 >= tally.filled * 7; };
      if (reading_.serial == column) {
        type = ColumnType::serial;
      } else if (known != header_words().end() && known->second != ColumnType::serial) {
        type = known->second;
      } else if (most(tally.dates)) {
        type = ColumnType::date;
      } else if (most(tally.numbers) || known != header_words().end()) {
        type = ColumnType::number;
      }
    }
    const bool named =
        std::ranges::any_of(reading_.columns, [](const ListColumn& column) { return column.type == ColumnType::name; });
    const size_t after_serial = reading_.serial == size_t{0} ? 1 : 0;
    if (!named && reading_.serial && after_serial < reading_.columns.size() &&
        reading_.columns[after_serial].type == ColumnType::text && reading_.columns[after_serial].name.empty() &&
        words_a_cell(after_serial) <= 4)
      reading_.columns[after_serial].type = ColumnType::name;
  }

  double words_a_cell(size_t column) const {
    const ColumnTally& tally = tallies_[column];
    return tally.filled == 0 ? 0 : static_cast<double>(tally.words) / static_cast<double>(tally.filled);
  }

  bool is_table() const {
    constexpr double kLongCell = 7, kShortCell = 3.5;
    constexpr size_t kFew = 4, kSome = 5, kMany = 8;
    size_t typed = 0, filled = 0;
    double longest = 0;
    for (size_t column = 0; column < grid_.columns(); ++column) {
      const ColumnTally& tally = tallies_[column];
      typed += tally.filled * 10 >= body_ * 7 && tally.numbers * 10 >= tally.filled * 8;
      filled += tally.filled;
      longest = std::max(longest, words_a_cell(column));
    }
    const bool full = filled * 10 >= body_ * grid_.columns() * 6;
    if (known_headers_ >= 2 && body_ >= 1) return known_headers_ * 2 >= grid_.columns() || body_ >= kFew;
    if (grid_.columns() >= 2 && reading_.serial && body_ >= kFew) return longest <= kLongCell;
    const bool ruled = grid_.columns() >= 3 && body_ >= kSome && ruled_ * 10 >= body_ * 8;
    if (full && ruled) return longest <= kLongCell;
    if (!full || longest > kShortCell) return false;
    if (grid_.columns() >= 3 && typed >= 1 && body_ >= kSome) return true;
    return typed >= 1 && typed < grid_.columns() && body_ >= kMany;
  }

  const Grid& grid_;
  GridReading reading_;
  size_t known_headers_ = 0, body_ = 0, ruled_ = 0;
  std::vector<ColumnTally> tallies_;
  std::vector<std::vector<std::pair<int64_t, int64_t>>> values_;  ///< of each column: row, whole number
};

}  // namespace

GridReading read_grid(const Grid& grid) { return GridJudge(grid).read(); }

std::u32string text_of(const Page& page, const CellWords& words) {
  std::u32string text;
  for (const uint32_t word : words) {
    if (!text.empty()) text += U' ';
    text += page.text.substr(page.words[word].start.value, page.words[word].length.value);
  }
  return text;
}

std::optional<uint32_t> whole_number(std::u32string_view text) {
  constexpr size_t kMostDigits = 6;
  while (!text.empty() && (is_number_sign(text.back()) || text.back() == U')')) text.remove_suffix(1);
  while (!text.empty() && (is_number_sign(text.front()) || text.front() == U'(')) text.remove_prefix(1);
  if (text.empty() || text.size() > kMostDigits || !std::ranges::all_of(text, is_digit)) return std::nullopt;
  uint32_t value = 0;
  for (const char32_t c : text) value = value * 10 + (c >= U'٠' ? c - U'٠' : c - U'0');
  return value;
}

bool same_words(const std::vector<std::u32string>& a, const std::vector<std::u32string>& b) {
  size_t filled = 0, same = 0;
  for (size_t k = 0; k < std::min(a.size(), b.size()); ++k) {
    if (a[k].empty() && b[k].empty()) continue;
    ++filled;
    same += text::folded(a[k], text::Folding::skeleton) == text::folded(b[k], text::Folding::skeleton);
  }
  return a.size() == b.size() && same > 0 && same * 2 >= filled;
}

std::vector<std::u32string> texts_of(const Grid& grid, const GridRow& row) {
  std::vector<std::u32string> texts;
  for (const CellWords& words : row.cells) texts.push_back(text_of(*grid.page, words));
  return texts;
}

}  // namespace lists
}  // namespace recto::reading
