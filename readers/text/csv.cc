#include "readers/text/csv.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "wire/limits.h"
#include "wire/validate.h"

namespace recto::text_reader {
namespace {

constexpr uint32_t kMostLinesInCell = 100;
constexpr size_t kRowsLookedAt = 50;
constexpr char32_t kUndecoded = U'\uFFFD';
constexpr std::string_view kNeverClosed = "a quotation mark is opened and not closed",
                           kTextAfterMark = "text follows a closing quotation mark",
                           kControl = "it holds a control character",
                           kTooLong = "a cell is longer than 32,767 characters";

/// How well a separator divides the first rows: the part of them that have as many cells as the first.
double evenness(std::u32string_view beginning, const CsvForm& form) {
  std::vector<size_t> cells;
  CsvParser parser(form, "", [&](TableRow row) -> Result<void> {
    cells.push_back(row.cells.size());
    if (cells.size() == kRowsLookedAt) return fail(ErrorKind::cancelled, "enough");
    return {};
  });
  if (parser.feed(beginning)) (void)parser.finish();
  if (cells.empty() || cells.front() < 2) return 0;
  return static_cast<double>(std::ranges::count(cells, cells.front())) / static_cast<double>(cells.size());
}

}  // namespace

CsvParser::CsvParser(CsvForm form, std::string charset, Take take)
    : form_(form), charset_(std::move(charset)), take_(std::move(take)) {}

Result<void> CsvParser::feed(std::u32string_view text) {
  for (const char32_t c : text) {
    const bool second_half = c == U'\n' && after_return_;
    after_return_ = c == U'\r';
    if (!second_half) TRY(put(c == U'\r' ? U'\n' : c));
  }
  return {};
}

Result<void> CsvParser::put(char32_t c) {
  if (c == kUndecoded) say("it holds bytes that are no " + (charset_.empty() ? "text" : charset_));
  if (!wire::is_text_scalar(c)) say(kControl);
  if (state_ == State::quoted) return put_quoted(c);
  if (state_ == State::mark_in_quoted) return put_after_mark(c);
  if (state_ == State::cell_start && c == U'"' && form_.quoting == Quoting::rfc4180) {
    state_ = State::quoted;
    lines_in_cell_ = 0;
    since_mark_.clear();
    return {};
  }
  return put_line(c);
}

/// A character outside quotation marks.
Result<void> CsvParser::put_line(char32_t c) {
  if (c == U'\n') return end_row();
  if (is_separator(c)) {
    end_cell();
    return {};
  }
  state_ = State::plain;
  if (cell_.size() < wire::kMaxCellScalars)
    cell_.push_back(c);
  else
    say(kTooLong);
  return {};
}

Result<void> CsvParser::put_quoted(char32_t c) {
  if (c == U'"') {
    state_ = State::mark_in_quoted;
    return {};
  }
  since_mark_.push_back(c);
  cell_.push_back(c);
  if (c == U'\n') ++line_, ++lines_in_cell_;
  if (lines_in_cell_ > kMostLinesInCell || cell_.size() > wire::kMaxCellScalars) return give_up_quotes();
  return {};
}

/// The character after a mark in a quoted cell says whether the mark was doubled, closed the cell, or is out of place.
Result<void> CsvParser::put_after_mark(char32_t c) {
  since_mark_.push_back(U'"');
  if (c == U'\n' || is_separator(c)) {
    state_ = State::plain;
    return put_line(c);
  }
  state_ = State::quoted;
  if (c == U'"') {
    since_mark_.push_back(c);
    cell_.push_back(c);
    return {};
  }
  if (lines_in_cell_ > 0) {
    since_mark_.push_back(c);
    return give_up_quotes();
  }
  say(kTextAfterMark);
  cell_.push_back(U'"');
  return put_quoted(c);
}

/// The row ends with the line that its open cell began on; what follows is read as if there had been no mark.
Result<void> CsvParser::give_up_quotes() {
  const std::u32string text = std::exchange(since_mark_, {});
  const size_t end = std::min(text.find(U'\n'), text.size());
  row_.fault.clear();
  say(kNeverClosed);
  cell_ = text.substr(0, std::min<size_t>(end, wire::kMaxCellScalars));
  line_ -= lines_in_cell_;
  lines_in_cell_ = 0;
  state_ = State::plain;
  if (end == text.size()) return {};
  TRY(put_line(U'\n'));
  for (const char32_t c : std::u32string_view(text).substr(end + 1)) TRY(put(c));
  return {};
}

void CsvParser::end_cell() {
  row_.cells.push_back(std::exchange(cell_, {}));
  state_ = State::cell_start;
}

Result<void> CsvParser::end_row() {
  end_cell();
  TableRow row = std::exchange(row_, {});
  row.number = number_++;
  row_line_ = ++line_;
  const bool empty = std::ranges::all_of(row.cells, [](const std::u32string& cell) { return cell.empty(); });
  return empty && row.fault.empty() ? Result<void>() : take_(std::move(row));
}

Result<void> CsvParser::finish() {
  // A mark given up may leave another open in the lines after it.
  while (state_ == State::quoted) TRY(give_up_quotes());
  if (!row_.cells.empty() || !cell_.empty() || !row_.fault.empty()) return end_row();
  return {};
}

/// The first thing wrong with a row is what is said of it.
void CsvParser::say(std::string_view what) {
  if (row_.fault.empty()) row_.fault = std::string(what) + " (line " + std::to_string(row_line_) + ")";
}

CsvForm tell_form(std::u32string_view beginning, bool tabs) {
  constexpr std::array kForms = {CsvForm{U'\t', Quoting::none}, CsvForm{U',', Quoting::rfc4180},
                                 CsvForm{U';', Quoting::rfc4180}, CsvForm{U'|', Quoting::rfc4180}};
  if (tabs) return kForms[0];
  CsvForm best{0, Quoting::rfc4180};
  double most = 0.5;
  for (const CsvForm& form : kForms) {
    const double even = evenness(beginning, form);
    if (even > most) best = form, most = even;
  }
  return best;
}

char32_t take_separator_line(std::u32string_view& text) {
  constexpr std::u32string_view kSays = U"sep=";
  const size_t end = text.substr(0, 8).find_first_of(U"\r\n");
  if (!text.starts_with(kSays) || end != kSays.size() + 1) return 0;
  const char32_t separator = text[kSays.size()];
  text.remove_prefix(end + (text.substr(end).starts_with(U"\r\n") ? 2 : 1));
  return separator;
}

}  // namespace recto::text_reader
