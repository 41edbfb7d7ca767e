#include "app/names.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "base/files.h"
#include "text/utf8.h"

namespace recto::app {
namespace {

constexpr uint64_t kLargestTable = 16ULL << 20;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// Takes the next line off the front of `text`.
std::string_view take_line(std::string_view& text) {
  const size_t end = std::min(text.find('\n'), text.size());
  std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

std::vector<std::string_view> cells_of(std::string_view row) {
  std::vector<std::string_view> out;
  for (size_t start = 0; start <= row.size();) {
    const size_t end = std::min(row.find('\t', start), row.size());
    out.push_back(row.substr(start, end - start));
    start = end + 1;
  }
  return out;
}

Result<size_t> column_named(const std::vector<std::string_view>& columns, std::string_view name) {
  const auto found = std::find(columns.begin(), columns.end(), name);
  if (found != columns.end()) return static_cast<size_t>(found - columns.begin());
  return fail(ErrorKind::invalid_input,
              fmt::format("the first line has no column '{}'; name_a and name_b are needed, between tabs", name));
}

/// The row compared, or its fault.
ComparedPair compared(std::string_view untrusted_row, size_t number, const PairsHeader& header,
                      const names::Tables& tables) {
  ComparedPair pair;
  pair.row = untrusted_row;
  const std::vector<std::string_view> cells = cells_of(untrusted_row);
  if (!text::is_utf8(untrusted_row)) {
    pair.row = text::encode_utf8(text::decode_utf8_lossy(untrusted_row));
    pair.fault = fmt::format("row {} is not UTF-8", number);
  } else if (cells.size() != header.columns) {
    pair.fault = fmt::format("row {} has {} columns, the first line has {}", number, cells.size(), header.columns);
  }
  if (cells.size() < header.columns) pair.row.append(header.columns - cells.size(), '\t');
  if (!pair.fault.empty()) return pair;
  pair.left = text::decode_utf8_lossy(cells[header.left]);
  pair.right = text::decode_utf8_lossy(cells[header.right]);
  pair.comparison = names::compare(names::parse(pair.left, tables), names::parse(pair.right, tables), tables);
  return pair;
}

Result<std::vector<names::TableFile>> table_files(const std::string& folder) {
  std::vector<names::TableFile> out;
  std::error_code error;
  for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    if (entry->path().extension() != ".tsv") continue;
    out.push_back({entry->path().filename().string(), TRY(read_file(entry->path().string(), kLargestTable))});
  }
  if (error) return fail(ErrorKind::not_found, "the folder of tables cannot be read: " + error.message(), folder);
  if (out.empty()) return fail(ErrorKind::not_found, "there is no table (*.tsv) in this folder", folder);
  return out;
}

}  // namespace

Result<names::Tables> name_tables(const std::string& folder) {
  if (folder.empty()) return names::Tables::built_in();
  return names::Tables::from(TRY(table_files(folder)));
}

Result<PairsHeader> pairs_header(std::string_view untrusted_tsv) {
  if (untrusted_tsv.starts_with(kByteOrderMark)) untrusted_tsv.remove_prefix(kByteOrderMark.size());
  const std::string_view line = take_line(untrusted_tsv);
  if (!text::is_utf8(line))
    return fail(ErrorKind::invalid_input, "the first line is not UTF-8; save the file as UTF-8");
  const std::vector<std::string_view> columns = cells_of(line);
  return PairsHeader{std::string(line), columns.size(), TRY(column_named(columns, "name_a")),
                     TRY(column_named(columns, "name_b"))};
}

Result<void> compare_pairs(std::string_view untrusted_tsv, const PairsHeader& header, const names::Tables& tables,
                           const std::function<Result<void>(const ComparedPair&)>& each) {
  take_line(untrusted_tsv);
  for (size_t number = 2; !untrusted_tsv.empty(); ++number) {
    const std::string_view row = take_line(untrusted_tsv);
    if (!row.empty()) TRY(each(compared(row, number, header, tables)));
  }
  return {};
}

}  // namespace recto::app
