#include "json/csv.h"

namespace recto::json {

std::string csv_cell(std::string_view text) {
  constexpr std::string_view kFormula = "=+-@\t\r";
  const size_t first = text.find_first_not_of('\'');
  std::string out = first != text.npos && kFormula.find(text[first]) != kFormula.npos ? "'" : "";
  out += text;
  if (out.find_first_of(",;\"\r\n") == out.npos) return out;
  std::string quoted = "\"";
  for (const char c : out) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + "\"";
}

std::string csv_row(const std::vector<std::string>& cells) {
  std::string out;
  for (size_t i = 0; i < cells.size(); ++i) out += (i == 0 ? "" : ",") + csv_cell(cells[i]);
  return out;
}

}  // namespace recto::json
