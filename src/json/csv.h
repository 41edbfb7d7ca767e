#pragma once
// CSV for spreadsheets.

#include <string>
#include <string_view>
#include <vector>

namespace recto::json {

/// A cell as RFC 4180 has it: in quotation marks where it holds a separator, a mark or a line end. One that a spreadsheet would take for a formula
/// (it begins with = + - @, a tab or a carriage return) gets an apostrophe before it, and so does one that begins with an apostrophe before such.
std::string csv_cell(std::string_view text);
/// Cells with commas between them, without a line end.
std::string csv_row(const std::vector<std::string>& cells);

}  // namespace recto::json
