#include "app/list_columns.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "app/list_evidence.h"
#include "text/utf8.h"

namespace recto::app {
namespace {

constexpr size_t kRowsBeforeHeader = 20;

/// As plain_cell leaves them.
constexpr std::array<std::u32string_view, 16> kNameHeaders = {
    U"name",  U"names",        U"full name", U"fullname",      U"full_name", U"person", U"nom",  U"nom complet",
    U"الاسم", U"الاسم الكامل", U"الاسماء",   U"الاسم الثلاثي", U"اسم",       U"اسماء",  U"isim", U"adi soyadi"};

std::optional<size_t> number(const std::string& choice) {
  size_t value = 0;
  const auto [end, error] = std::from_chars(choice.data(), choice.data() + choice.size(), value);
  if (error != std::errc() || end != choice.data() + choice.size() || value == 0) return std::nullopt;
  return value - 1;
}

/// Where a column that was asked for stands, by its number or its header.
std::optional<size_t> find_column(const TableRow& row, const std::string& choice) {
  if (const auto at = number(choice)) return at;
  const std::u32string wanted = plain_cell(text::decode_utf8_lossy(choice));
  const auto found =
      std::ranges::find_if(row.cells, [&](const std::u32string& cell) { return plain_cell(cell) == wanted; });
  if (found == row.cells.end()) return std::nullopt;
  return static_cast<size_t>(found - row.cells.begin());
}

std::u32string cell_of(TableRow& row, std::optional<size_t> column) {
  return column && *column < row.cells.size() ? std::move(row.cells[*column]) : std::u32string();
}

}  // namespace

bool says_name(std::u32string_view header) {
  return std::ranges::find(kNameHeaders, std::u32string_view(plain_cell(header))) != kNameHeaders.end();
}

ListRows::ListRows(const ListChoice& choice, Take take, Complain complain)
    : choice_(choice), take_(std::move(take)), complain_(std::move(complain)) {}

/// The columns if this row is the header, or if they are all asked for by number.
std::optional<ListRows::Columns> ListRows::find_columns(const TableRow& row) const {
  Columns columns;
  std::optional<size_t> name;
  if (choice_.name.empty()) {
    const auto found = std::ranges::find_if(row.cells, says_name);
    if (found != row.cells.end()) name = static_cast<size_t>(found - row.cells.begin());
  } else {
    name = find_column(row, choice_.name);
  }
  if (!name) return std::nullopt;
  columns.name = *name;
  for (const auto& [choice, column] :
       {std::pair(&choice_.year, &columns.year), std::pair(&choice_.place, &columns.place)}) {
    if (choice->empty()) continue;
    *column = find_column(row, *choice);
    if (!*column) return std::nullopt;
  }
  const auto by_word = [](const std::string& choice) { return !choice.empty() && !number(choice); };
  columns.by_words = choice_.name.empty() || by_word(choice_.name) || by_word(choice_.year) || by_word(choice_.place) ||
                     (columns.name < row.cells.size() && says_name(row.cells[columns.name]));
  return columns;
}

Result<void> ListRows::add(const intake::SheetHead& sheet, TableRow row) {
  if (sheet_ == 0) sheet_ = sheet.number;
  if (sheet.number != sheet_) {
    if (!more_sheets_) complain_(0, "only the first sheet with rows was read; save the others as files of their own");
    more_sheets_ = true;
    return {};
  }
  if (columns_) return hand_on(std::move(row));
  columns_ = find_columns(row);
  if (columns_) {
    first_rows_.clear();  // titles above the header
    return columns_->by_words ? Result<void>() : hand_on(std::move(row));
  }
  first_rows_.push_back(std::move(row));
  return first_rows_.size() < kRowsBeforeHeader ? Result<void>() : decide_without_header();
}

Result<void> ListRows::finish() { return columns_ || first_rows_.empty() ? Result<void>() : decide_without_header(); }

/// A list of one column is a list of names.
Result<void> ListRows::decide_without_header() {
  const bool one_column = std::ranges::all_of(first_rows_, [](const TableRow& row) { return row.cells.size() <= 1; });
  if (!one_column || !choice_.name.empty() || !choice_.year.empty() || !choice_.place.empty()) {
    std::string columns;
    for (const std::u32string& cell : first_rows_.front().cells) {
      columns += (columns.empty() ? "'" : ", '") + text::encode_utf8(cell.substr(0, 40)) + "'";
      if (columns.size() > 500) break;
    }
    const std::string what = choice_.name.empty() ? "no column says that it holds names"
                                                  : "the columns asked for are not in one of the first 20 rows";
    return fail(ErrorKind::invalid_input,
                what + "; the first row has " + columns + "; name a column as there, or by its number", choice_.path);
  }
  columns_ = Columns{};
  for (TableRow& row : std::exchange(first_rows_, {})) TRY(hand_on(std::move(row)));
  return {};
}

Result<void> ListRows::hand_on(TableRow row) {
  if (!row.fault.empty()) {
    complain_(row.number, std::move(row.fault));
    return {};
  }
  ListEntry entry;
  entry.row = row.number;
  entry.year = cell_of(row, columns_->year);
  entry.place = cell_of(row, columns_->place);
  entry.name = cell_of(row, columns_->name);
  return take_(std::move(entry));
}

}  // namespace recto::app
