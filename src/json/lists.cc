#include "json/lists.h"

#include <nlohmann/json.hpp>

#include "base/files.h"

namespace recto::json {
namespace {

/// Prints a list and its rows: both need its document to name their passages.
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
            {"title", or_null(list.title)},
            {"columns", columns},
            {"types", types},
            {"rows", list.rows.size()},
            {"missing", missing}};
  }

  Json row(size_t k) const {
    const ListRow& row = found_.list.rows[k];
    Json cells = Json::array();
    for (size_t column = 0; column < row.cells.size(); ++column) cells.push_back(cell(row.cells[column], column));
    Json out = {{"kind", "row"},
                {"list", found_.id.to_string()},
                {"n", k + 1},
                {"page", row.page.value},
                {"serial", row.serial ? Json(*row.serial) : Json(nullptr)},
                {"serial_unsure", row.serial_unsure},
                {"cells", cells}};
    if (row.struck) out["struck"] = true;
    return out;
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
                {"confidence", hundredths(static_cast<double>(cell.confidence))}};
    if (cell.ditto) out["ditto"] = true;
    if (cell.struck) out["struck"] = true;
    if (cell.unread) out["unread"] = true;
    if (cell.columns != 1) out["columns"] = cell.columns;
    if (cell.rows != 1) out["rows"] = cell.rows;
    return out;
  }

  const app::FoundList& found_;
};

}  // namespace

std::string column_name(const List& list, size_t column) {
  const std::u32string& name = list.columns[column].name;
  return name.empty() ? std::to_string(column + 1) : utf8(name);
}

Json to_json(const app::FoundList& found) { return ListJson(found).head(); }
Json row_json(const app::FoundList& found, size_t k) { return ListJson(found).row(k); }

}  // namespace recto::json
