// lists.

#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "app/lists.h"
#include "base/files.h"
#include "cli/commands.h"
#include "cli/csv.h"
#include "cli/json.h"

namespace recto::cli {
namespace {

/// A column's header, or its number where it has none.
std::string column_name(const List& list, size_t column) {
  const std::u32string& name = list.columns[column].name;
  return name.empty() ? std::to_string(column + 1) : utf8(name);
}

double hundredths(float value) { return std::round(static_cast<double>(value) * 100.0) / 100.0; }

/// A list as JSON: its own line, then one a row.
class ListJson {
 public:
  explicit ListJson(const app::FoundList& found) : found_(found) {}

  Json head() const {
    const List& list = found_.list;
    Json pages = Json::array(), columns = Json::array(), types = Json::array(), missing = Json::array();
    for (uint32_t n = list.first_page.value; n <= list.last_page.value; ++n) pages.push_back(n);
    for (size_t k = 0; k < list.columns.size(); ++k) {
      columns.push_back(column_name(list, k));
      types.push_back(to_string(list.columns[k].type));
    }
    for (const SerialGap& gap : list.gaps) missing.push_back({gap.first, gap.last});
    return {{"kind", "list"},
            {"id", found_.id.to_string()},
            {"document", found_.document.id.text},
            {"file", printable(found_.document.untrusted_file)},
            {"pages", pages},
            {"title", list.title.empty() ? Json(nullptr) : Json(utf8(list.title))},
            {"columns", columns},
            {"types", types},
            {"rows", list.rows.size()},
            {"missing", missing}};
  }

  Json row(size_t k) const {
    const ListRow& row = found_.list.rows[k];
    Json cells = Json::array();
    for (size_t column = 0; column < row.cells.size(); ++column) cells.push_back(cell(row.cells[column], column));
    return {{"kind", "row"},
            {"list", found_.id.to_string()},
            {"n", k + 1},
            {"page", row.page.value},
            {"serial", row.serial ? Json(*row.serial) : Json(nullptr)},
            {"serial_unsure", row.serial_unsure},
            {"cells", cells}};
  }

 private:
  /// The words of a cell; a part for each of its lines.
  std::shared_ptr<const Passage> passage(const ListCell& cell, size_t part) const {
    if (part == cell.at.size()) return nullptr;
    const PageRange& at = cell.at[part];
    std::u32string text;
    for (const auto& page : found_.pages)
      if (page->number == at.page) text = page->text.substr(at.range.start.value, at.range.length());
    return std::make_shared<const Passage>(Passage{{found_.document.id, at.page, at.range},
                                                   found_.document.untrusted_file,
                                                   std::move(text),
                                                   found_.boxes(at),
                                                   passage(cell, part + 1)});
  }

  Json cell(const ListCell& cell, size_t column) const {
    const auto words = passage(cell, 0);
    Json out = {{"column", column_name(found_.list, column)},
                {"text", utf8(cell.text)},
                {"passage", words ? to_json(*words) : Json(nullptr)},
                {"confidence", hundredths(cell.confidence)}};
    if (cell.ditto) out["ditto"] = true;
    return out;
  }

  const app::FoundList& found_;
};

std::string in_words(const app::FoundList& found) {
  const List& list = found.list;
  std::string text = fmt::format("{} ({}), page {}", shown(found.document.untrusted_file),
                                 found.id.to_string().substr(0, 12), list.first_page.value);
  if (list.last_page != list.first_page) text += fmt::format("–{}", list.last_page.value);
  text += fmt::format(": {} rows", list.rows.size());
  if (!list.title.empty()) text += ": " + shown(list.title);
  const auto unsure =
      std::count_if(list.rows.begin(), list.rows.end(), [](const ListRow& row) { return row.serial_unsure; });
  if (unsure > 0) text += fmt::format("\n  {} serial numbers do not fit the rows around them (marked ?)", unsure);
  for (const SerialGap& gap : list.gaps)
    text += gap.first == gap.last ? fmt::format("\n  number {} is missing", gap.first)
                                  : fmt::format("\n  numbers {} to {} are missing", gap.first, gap.last);
  return text;
}

class ListPrinter : public app::ListListener {
 public:
  explicit ListPrinter(Printer& printer) : printer_(printer) {}

  Result<void> list(const app::FoundList& found) override {
    if (printer_.json()) {
      const ListJson json(found);
      printer_.line(json.head());
      for (size_t k = 0; k < found.list.rows.size(); ++k) printer_.line(json.row(k));
      return {};
    }
    printer_.say(in_words(found));
    std::string head = "  ";
    for (size_t k = 0; k < found.list.columns.size(); ++k)
      head += (k > 0 ? " | " : "") + printable(column_name(found.list, k));
    printer_.say(head);
    for (const ListRow& row : found.list.rows) {
      std::string line = row.serial_unsure ? "? " : "  ";
      for (size_t k = 0; k < row.cells.size(); ++k) line += (k > 0 ? " | " : "") + shown(row.cells[k].text);
      printer_.say(line);
    }
    return {};
  }

 private:
  Printer& printer_;
};

/// Rows of all lists, one after the other, each with the names of its columns before it.
class ListCsv : public app::ListListener {
 public:
  ListCsv(Printer& printer, bool show_names) : printer_(printer), show_names_(show_names) {}

  Result<void> list(const app::FoundList& found) override {
    const List& list = found.list;
    std::vector<bool> hidden = app::private_columns(list);
    if (show_names_) hidden.assign(hidden.size(), false);
    masked_ = masked_ || std::find(hidden.begin(), hidden.end(), true) != hidden.end();
    std::vector<std::string> head = {"list", "page", "row"};
    for (size_t k = 0; k < list.columns.size(); ++k) head.push_back(column_name(list, k));
    printer_.say(csv_row(head));
    for (size_t k = 0; k < list.rows.size(); ++k) {
      const ListRow& row = list.rows[k];
      std::vector<std::string> cells = {found.id.to_string(), std::to_string(row.page.value), std::to_string(k + 1)};
      for (size_t column = 0; column < row.cells.size(); ++column) {
        const std::string text = utf8(row.cells[column].text);
        cells.push_back(hidden[column] && !text.empty() ? "[hidden]" : text);
      }
      printer_.say(csv_row(cells));
    }
    return {};
  }

  bool masked() const { return masked_; }

 private:
  Printer& printer_;
  bool show_names_, masked_ = false;
};

}  // namespace

Exit run_lists(const Call& call, const ListsCall& asked) {
  Printer printer(asked.csv ? Format::text : call.format());
  if (!asked.csv) printer.header("lists");
  ListPrinter lines(printer);
  ListCsv csv(printer, asked.show_names);
  app::ListListener& listener = asked.csv ? static_cast<app::ListListener&>(csv) : lines;
  const auto done = app::lists(asked.folder, asked.document, listener);
  if (!done) return printer.finish(report(done.error()));
  if (csv.masked()) note("names and the numbers that name persons are hidden; --show-names writes them out");
  return printer.finish(Exit::done);
}

}  // namespace recto::cli
