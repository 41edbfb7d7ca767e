// lists.

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "app/lists.h"
#include "cli/commands.h"
#include "json/csv.h"
#include "json/lists.h"

namespace recto::cli {
namespace {

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
  const auto struck = std::ranges::count(list.rows, true, &ListRow::struck);
  if (struck > 0) text += fmt::format("\n  {} rows are struck out (marked x)", struck);
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
      printer_.line(json::to_json(found));
      for (size_t k = 0; k < found.list.rows.size(); ++k) printer_.line(json::row_json(found, k));
      return {};
    }
    printer_.say(in_words(found));
    std::string head = "  ";
    for (size_t k = 0; k < found.list.columns.size(); ++k)
      head += (k > 0 ? " | " : "") + printable(json::column_name(found.list, k));
    printer_.say(head);
    for (const ListRow& row : found.list.rows) {
      std::string line = row.struck ? "x " : row.serial_unsure ? "? " : "  ";
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
    for (size_t k = 0; k < list.columns.size(); ++k) head.push_back(json::column_name(list, k));
    const bool struck = std::ranges::any_of(list.rows, &ListRow::struck);
    if (struck) head.emplace_back("struck");
    printer_.say(json::csv_row(head));
    for (size_t k = 0; k < list.rows.size(); ++k) {
      const ListRow& row = list.rows[k];
      std::vector<std::string> cells = {found.id.to_string(), std::to_string(row.page.value), std::to_string(k + 1)};
      for (size_t column = 0; column < row.cells.size(); ++column) {
        const std::string text = json::utf8(row.cells[column].text);
        cells.push_back(hidden[column] && !text.empty() ? "[hidden]" : text);
      }
      if (struck) cells.emplace_back(row.struck ? "struck" : "");
      printer_.say(json::csv_row(cells));
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
