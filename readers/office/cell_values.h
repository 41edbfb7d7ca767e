#pragma once
// What a cell of a workbook shows, from what its XML stores: numbers as decimals, dates as ISO 8601.

#include <string>
#include <string_view>
#include <vector>

namespace recto::office {

enum class Epoch : uint8_t { y1900, y1904 };

/// A number as a plain decimal: 1.97E3 is 1970, 0.30000000000000004 is 0.3 (15 digits, as Excel shows them). What is no number stays as it is.
std::string decimal(std::string_view stored);
/// A day count as a date, with the time where there is one: 25569 is 1970-01-01, 0.5 is 12:00:00. Empty outside the years 1900–9999. The day
/// that never was, 1900-02-29, is given as Excel has it. ECMA-376, part 1, section 18.17.4.1.
std::string date(std::string_view stored, Epoch epoch);

/// Which styles show dates (styles.xml, cellXfs), by their numbers.
class DateStyles {
 public:
  DateStyles() = default;
  /// Takes the part apart; one that is broken gives what came before.
  explicit DateStyles(std::string styles_xml);
  bool is_date(std::string_view style) const;

 private:
  std::vector<bool> dates_;
};

/// Whether a number format shows a date or time: its letters outside quotes, brackets and escapes have one of d m y h s, and are no General.
bool shows_date(std::string_view format);

}  // namespace recto::office
