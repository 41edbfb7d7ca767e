#pragma once
// A row of a list as it was read: what CSV, TSV and Excel files become.

#include <cstdint>
#include <string>
#include <vector>

namespace recto::inline model {

/// One row of a sheet. A row that is broken says so and holds what could be read of it; rows without any text are left out.
struct TableRow {
  uint32_t number = 1;  ///< as a spreadsheet counts: from 1, a header row and empty rows included
  std::vector<std::u32string> cells;
  std::string fault;  ///< what is wrong with this row, one sentence; empty if nothing
  bool operator==(const TableRow&) const = default;
};

}  // namespace recto::inline model
