#include "readers/office/sheet.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "readers/office/elements.h"
#include "readers/office/xml.h"
#include "text/utf8.h"
#include "wire/limits.h"

namespace recto::office {
namespace {

constexpr size_t kMostMerged = 100'000;

std::optional<uint32_t> whole_number(std::string_view digits) {
  uint32_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (digits.empty() || error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

std::string_view without_letters(std::string_view reference) {
  return reference.substr(std::min(reference.find_first_of("0123456789"), reference.size()));
}

/// "B2:B9" as a cell that spans rows; nothing for one within a row.
std::optional<MergedCell> merged_cell(std::string_view range) {
  const size_t colon = range.find(':');
  if (colon == range.npos) return std::nullopt;
  const auto column = column_of(range);
  const auto first = whole_number(without_letters(range.substr(0, colon))),
             last = whole_number(without_letters(range.substr(colon + 1)));
  if (!column || !first || !last || *last <= *first) return std::nullopt;
  return MergedCell{*first, *last, *column};
}

std::vector<MergedCell> merged_cells(std::string_view sheet) {
  std::vector<MergedCell> out;
  (void)each_element(first_element(sheet, "mergeCells"), "mergeCell", [&](std::string_view one, bool) -> Result<void> {
    std::string copy(one);
    pugi::xml_document tree;
    (void)parse(copy, tree);
    if (const auto cell = merged_cell(attribute(tree.first_child(), "ref"))) out.push_back(*cell);
    return out.size() < kMostMerged ? Result<void>() : fail(ErrorKind::limit, "more merged cells than are looked at");
  });
  std::ranges::stable_sort(out, {}, &MergedCell::first_row);
  return out;
}

std::u32string inline_string(const pugi::xml_node& cell) {
  std::u32string text;
  const pugi::xml_node item = child(cell, "is");
  for (const pugi::xml_node& one : item.children()) {
    const pugi::xml_node run = local_name(one) == "r" ? child(one, "t") : one;
    if (local_name(run) == "t") text += text::decode_utf8_lossy(run.text().get());
  }
  return text;
}

std::u32string shown_text(const pugi::xml_node& cell, const Workbook& workbook) {
  const std::string_view type = attribute(cell, "t"), value = child(cell, "v").text().get();
  if (type == "inlineStr") return inline_string(cell);
  if (type == "s") {
    const auto at = whole_number(value);
    return at && *at < workbook.strings.size() ? workbook.strings[*at] : U"";
  }
  if (type == "b") return value == "1" ? U"TRUE" : value.empty() ? U"" : U"FALSE";
  if (type == "str" || type == "e" || type == "d") return text::decode_utf8_lossy(value);
  if (workbook.styles.is_date(attribute(cell, "s"))) {
    if (const std::string shown = date(value, workbook.epoch); !shown.empty()) return text::decode_utf8_lossy(shown);
  }
  return text::decode_utf8_lossy(decimal(value));
}

}  // namespace

std::optional<uint32_t> column_of(std::string_view reference) {
  uint32_t column = 0;
  for (const char c : reference.substr(0, 4)) {
    if (c < 'A' || c > 'Z') break;
    column = column * 26 + static_cast<uint32_t>(c - 'A') + 1;
  }
  return column == 0 ? std::nullopt : std::optional(column - 1);
}

Result<void> SheetReader::read(std::string_view xml) {
  merged_ = merged_cells(xml);
  return each_element(xml, "row", [this](std::string_view row, bool whole) { return read_row(row, whole); });
}

Result<void> SheetReader::read_row(std::string_view xml, bool whole) {
  std::string copy(xml);
  pugi::xml_document tree;
  const bool sound = parse(copy, tree) && whole;
  const pugi::xml_node element = child(tree, "row");
  TableRow row;
  if (!sound) row.fault = "the row is damaged";
  number_row(attribute(element, "r"), row);
  uint32_t column = 0;
  for (const pugi::xml_node& cell : element.children()) {
    if (local_name(cell) != "c") continue;
    column = column_of(attribute(cell, "r")).value_or(column);
    if (column >= wire::kMaxRowCells) break;
    std::u32string text = shown_text(cell, workbook_);
    if (!text.empty() && column >= row.cells.size()) row.cells.resize(column + 1);
    if (!text.empty()) row.cells[column] = std::move(text);
    ++column;
  }
  fill_merged(row);
  return row.cells.empty() && row.fault.empty() ? Result<void>() : take_(std::move(row));
}

void SheetReader::number_row(std::string_view stored, TableRow& row) {
  const auto said = whole_number(stored);
  row.number = said.value_or(last_row_ + 1);
  if (row.number <= last_row_ || row.number > wire::kMaxRows) {
    row.number = last_row_ + 1;
    if (row.fault.empty()) row.fault = "the row's number is out of order";
  }
  last_row_ = row.number;
}

void SheetReader::fill_merged(TableRow& row) {
  for (; next_merged_ < merged_.size() && merged_[next_merged_].first_row <= row.number; ++next_merged_) {
    const MergedCell& cell = merged_[next_merged_];
    const bool holds = cell.first_row == row.number && cell.column < row.cells.size();
    if (holds && !row.cells[cell.column].empty()) open_[cell.column] = {cell.last_row, row.cells[cell.column]};
  }
  std::erase_if(open_, [&](const auto& one) { return one.second.last_row < row.number; });
  for (const auto& [column, cell] : open_) {
    if (column >= row.cells.size()) row.cells.resize(column + 1);
    if (row.cells[column].empty()) row.cells[column] = cell.text;
  }
}

}  // namespace recto::office
