#include "name_list.h"

#include <random>
#include <set>

namespace recto::samples {
namespace {

constexpr double kMargin = 46;
constexpr double kTable = kSheetWidth - 2 * kMargin;
constexpr double kRow = 12.9;
constexpr unsigned kSeed = 210;
const std::vector<double> kShares = {0.08, 0.27, 0.17, 0.15, 0.14, 0.19};  // of the table's width, from the right

TextStyle cell_style() {
  return {.font = "Noto Naskh Arabic", .size = 9.6, .leading = 0.8, .right_to_left = true, .align = Align::centre};
}

/// Any of the parts, by the generator's own arithmetic: the standard's distributions differ from library to library.
const std::string& any(const std::vector<std::string>& parts, std::mt19937& random) {
  return parts[random() % parts.size()];
}

void draw_row(const std::vector<std::string>& cells, double y, const TextStyle& style, Sheet& sheet) {
  double right = kMargin + kTable;
  for (size_t column = 0; column < cells.size(); ++column) {
    const double width = kShares[column] * kTable;
    right -= width;
    sheet.text(cells[column], {right + 2, y - 1.5, width - 4}, style);
  }
}

void draw_grid(double top, size_t rows, Sheet& sheet) {
  const double bottom = top + static_cast<double>(rows) * kRow;
  for (size_t row = 0; row <= rows; ++row) {
    const double y = top + static_cast<double>(row) * kRow;
    sheet.rule(kMargin, y, kMargin + kTable, y, 0.5);
  }
  double x = kMargin + kTable;
  sheet.rule(x, top, x, bottom, 0.5);
  for (const double share : kShares) {
    x -= share * kTable;
    sheet.rule(x, top, x, bottom, 0.5);
  }
}

double draw_title(const PaperText& list, Sheet& sheet) {
  TextStyle style = cell_style();
  style.size = 12;
  style.bold = true;
  double y = 24;
  y += sheet.text(list.field("state") + " — " + list.field("office"), {kMargin, y, kTable}, style);
  y += sheet.text(list.field("subject"), {kMargin, y, kTable}, style);
  style.bold = false;
  style.size = 10.5;
  return y + sheet.text(list.field("reference"), {kMargin, y, kTable}, style) + 5;
}

}  // namespace

std::vector<NameRow> make_name_rows(const PaperText& list) {
  const auto given = split_list(list.field("given")), family = split_list(list.field("family"));
  const auto quarters = split_list(list.field("quarter")), months = split_list(list.field("months"));
  std::mt19937 random(kSeed);
  std::vector<NameRow> rows;
  std::set<std::string> seen;
  while (rows.size() < std::stoul(list.field("rows"))) {
    const std::string name = any(given, random) + " " + any(family, random);
    const std::string father = any(given, random);
    const std::string year = std::to_string(1955 + random() % 33);
    if (!seen.insert(name).second) continue;
    rows.push_back({{std::to_string(rows.size() + 1), name, father, year, any(quarters, random), any(months, random)}});
  }
  return rows;
}

void draw_list_page(const PaperText& list, const std::vector<NameRow>& rows, unsigned page, Sheet& sheet) {
  const size_t each = (rows.size() + kListPages - 1) / kListPages;
  const size_t first = (page - 1) * each, last = std::min(first + each, rows.size());
  double y = page == 1 ? draw_title(list, sheet) : 42;
  const double top = y;
  TextStyle bold = cell_style();
  bold.bold = true;
  draw_row(split_list(list.field("columns")), y, bold, sheet);
  for (size_t row = first; row < last; ++row) draw_row(rows[row].cells, y += kRow, cell_style(), sheet);
  draw_grid(top, last - first + 1, sheet);
  TextStyle notice = cell_style();
  notice.size = 9;
  sheet.text(invented_notice(list.arabic(), page, kListPages), {kMargin, kSheetHeight - 32, kTable}, notice);
}

}  // namespace recto::samples
