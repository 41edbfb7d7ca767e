#pragma once
// Which columns of a list hold the name, the year of birth and the place; and the list's rows as entries of these.

#include <optional>
#include <string>
#include <vector>

#include "app/name_lists.h"
#include "intake/table_reader.h"
#include "model/table.h"

namespace recto::app {

/// What counts of a row.
struct ListEntry {
  uint32_t row = 0;
  std::u32string name, year, place;
};

/// Turns the rows of a list into entries. The header is looked for in the first 20 rows, so that a title may stand above it; a list of one
/// column needs none. Only the first sheet that has rows counts.
class ListRows {
 public:
  using Take = std::function<Result<void>(ListEntry)>;
  using Complain = std::function<void(uint32_t row, std::string why)>;
  ListRows(const ListChoice& choice, Take take, Complain complain);
  /// Errors: invalid_input (no such column; the message lists those there are); what `take` returns.
  Result<void> add(const intake::SheetHead& sheet, TableRow row);
  Result<void> finish();

 private:
  struct Columns {
    size_t name = 0;
    std::optional<size_t> year, place;
    bool by_words = false;  ///< the row they were found in is a header
  };
  std::optional<Columns> find_columns(const TableRow& row) const;
  Result<void> decide_without_header();
  Result<void> hand_on(TableRow row);

  const ListChoice& choice_;
  Take take_;
  Complain complain_;
  std::optional<Columns> columns_;
  std::vector<TableRow> first_rows_;
  uint32_t sheet_ = 0;
  bool more_sheets_ = false;
};

/// True for a header that says that its column holds names: "Full name", "الاسم", "nom".
bool says_name(std::u32string_view header);

}  // namespace recto::app
