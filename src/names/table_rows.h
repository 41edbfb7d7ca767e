#pragma once
// The rows of a table file: columns between tabs, lines that begin with # are for people.

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "names/tables.h"

namespace recto::names {

struct TableRow {
  std::string file;
  size_t line = 0;  ///< from 1
  std::vector<std::string> columns;

  /// An invalid_input error that names file and row.
  tl::unexpected<Error> wrong(std::string_view what) const;
};

/// The rows of a table with exactly `columns` columns. Errors: invalid_input (not UTF-8, another count of columns).
Result<std::vector<TableRow>> read_rows(const TableFile& file, size_t columns);

/// The pieces between `separator`, without spaces around them; empty ones left out.
std::vector<std::string> pieces(std::string_view text, char separator);
/// A number not below 0. Errors: invalid_input.
Result<double> number(const TableRow& row, std::string_view text);

}  // namespace recto::names
