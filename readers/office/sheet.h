#pragma once
// A sheet of a workbook, row by row.

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/table.h"
#include "readers/office/workbook.h"

namespace recto::office {

/// A cell that spans several rows. What it holds stands in each of them, in its first column.
struct MergedCell {
  uint32_t first_row = 0, last_row = 0, column = 0;
};

/// Reads the rows of a sheet. Numbers become decimals, dates ISO 8601, truth values TRUE and FALSE, formulas their stored results, errors
/// what Excel shows (#N/A). A row whose XML is broken is a fault of that row.
class SheetReader {
 public:
  using Take = std::function<Result<void>(TableRow)>;
  SheetReader(const Workbook& workbook, Take take) : workbook_(workbook), take_(std::move(take)) {}
  /// `xml`: the whole part, as far as it goes. Errors: those of `take`.
  Result<void> read(std::string_view xml);

 private:
  Result<void> read_row(std::string_view xml, bool whole);
  void number_row(std::string_view stored, TableRow& row);
  void fill_merged(TableRow& row);

  const Workbook& workbook_;
  Take take_;
  uint32_t last_row_ = 0;
  std::vector<MergedCell> merged_;  ///< by first_row
  size_t next_merged_ = 0;
  struct Open {
    uint32_t last_row;
    std::u32string text;
  };
  std::map<uint32_t, Open> open_;  ///< by column: merged cells that go on
};

/// The column that a reference begins with, from 0: "AB12" is 27; nothing in a reference that has none.
std::optional<uint32_t> column_of(std::string_view reference);

}  // namespace recto::office
