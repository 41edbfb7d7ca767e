#include "names/table_rows.h"

#include <fmt/format.h>

#include <charconv>

#include "text/utf8.h"

namespace recto::names {
namespace {

std::string trimmed(std::string_view text) {
  const size_t first = text.find_first_not_of(" \r");
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(" \r") - first + 1));
}

/// The pieces between `separator`, empty ones included.
std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> out;
  for (size_t start = 0; start <= text.size();) {
    const size_t end = std::min(text.find(separator, start), text.size());
    out.push_back(trimmed(text.substr(start, end - start)));
    start = end + 1;
  }
  return out;
}

}  // namespace

tl::unexpected<Error> TableRow::wrong(std::string_view what) const {
  return fail(ErrorKind::invalid_input, fmt::format("row {}: {}", line, what), file);
}

Result<std::vector<TableRow>> read_rows(const TableFile& file, size_t columns) {
  std::vector<TableRow> out;
  size_t line = 0;
  for (const std::string& text : split(file.text, '\n')) {
    ++line;
    if (text.empty() || text.front() == '#') continue;
    TableRow row{file.name, line, split(text, '\t')};
    if (!text::is_utf8(text)) return row.wrong("is not UTF-8");
    if (row.columns.size() != columns) {
      return row.wrong(fmt::format("has {} columns between tabs, {} are expected", row.columns.size(), columns));
    }
    out.push_back(std::move(row));
  }
  return out;
}

std::vector<std::string> pieces(std::string_view text, char separator) {
  std::vector<std::string> out = split(text, separator);
  std::erase(out, std::string());
  return out;
}

Result<double> number(const TableRow& row, std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || !(value >= 0) || value > 1e6) {
    return row.wrong(fmt::format("'{}' is not a number", text));
  }
  return value;
}

}  // namespace recto::names
