#include "readers/office/cell_values.h"

#include <charconv>
#include <chrono>
#include <cmath>
#include <map>
#include <optional>

#include "readers/office/xml.h"

namespace recto::office {
namespace {

constexpr double kSecondsOfDay = 86'400;
constexpr int kDaysOf9999 = 2'958'466;  // the first day after
constexpr size_t kMostStyles = 65'536;

std::optional<double> number(std::string_view stored) {
  double value = 0;
  const auto [end, error] = std::from_chars(stored.data(), stored.data() + stored.size(), value);
  if (error != std::errc() || end != stored.data() + stored.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

std::string padded(int value, size_t width) {
  std::string digits = std::to_string(value);
  return std::string(width - std::min(width, digits.size()), '0') + digits;
}

/// The built-in formats that show dates and times. ECMA-376, part 1, section 18.8.30.
bool is_built_in_date(unsigned format) {
  return (format >= 14 && format <= 22) || (format >= 27 && format <= 36) || (format >= 45 && format <= 47) ||
         (format >= 50 && format <= 58);
}

unsigned whole(std::string_view digits) {
  unsigned value = 0;
  (void)std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

}  // namespace

std::string decimal(std::string_view stored) {
  const auto value = number(stored);
  if (!value || stored.size() > 400) return std::string(stored);
  char shown[400];
  // 15 significant digits, then without an exponent.
  const auto digits = std::to_chars(std::begin(shown), std::end(shown), *value, std::chars_format::scientific, 14);
  const auto rounded = number({shown, static_cast<size_t>(digits.ptr - shown)});
  const auto plain =
      std::to_chars(std::begin(shown), std::end(shown), rounded.value_or(*value), std::chars_format::fixed);
  return plain.ec == std::errc() ? std::string(shown, plain.ptr) : std::string(stored);
}

std::string date(std::string_view stored, Epoch epoch) {
  const auto value = number(stored);
  if (!value || *value < 0 || *value >= kDaysOf9999) return {};
  const double seconds = std::round(*value * kSecondsOfDay);
  int days = static_cast<int>(seconds / kSecondsOfDay);
  const int second = static_cast<int>(seconds - days * kSecondsOfDay);
  if (days >= kDaysOf9999) return {};
  std::string out;
  if (epoch == Epoch::y1900 && days == 60) {
    out = "1900-02-29";
  } else if (days > 0 || epoch == Epoch::y1904) {
    using namespace std::chrono;
    const sys_days zero = epoch == Epoch::y1904 ? sys_days{year{1904} / 1 / 1}
                          : days < 60           ? sys_days{year{1899} / 12 / 31}
                                                : sys_days{year{1899} / 12 / 30};
    const year_month_day day{zero + std::chrono::days(days)};
    out = padded(static_cast<int>(day.year()), 4) + "-" +
          padded(static_cast<int>(static_cast<unsigned>(day.month())), 2) + "-" +
          padded(static_cast<int>(static_cast<unsigned>(day.day())), 2);
  }
  if (second == 0 && !out.empty()) return out;
  if (!out.empty()) out += 'T';
  return out + padded(second / 3600, 2) + ":" + padded(second / 60 % 60, 2) + ":" + padded(second % 60, 2);
}

bool shows_date(std::string_view format) {
  bool quoted = false, bracketed = false;
  std::string letters;
  for (size_t i = 0; i < format.size(); ++i) {
    const char c = format[i];
    if (c == '"') quoted = !quoted;
    if (c == '[') bracketed = true;
    if (c == '\\' || c == '_' || c == '*') ++i;
    if (!quoted && !bracketed && c != '\\' && c != '_' && c != '*')
      letters += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    if (c == ']') bracketed = false;
  }
  return letters.find("general") == letters.npos && letters.find_first_of("dmyhs") != letters.npos;
}

DateStyles::DateStyles(std::string styles_xml) {
  pugi::xml_document xml;
  (void)parse(styles_xml, xml);
  const pugi::xml_node root = child(xml, "styleSheet");
  std::map<unsigned, bool> own;
  for (const pugi::xml_node& format : child(root, "numFmts").children())
    own[whole(attribute(format, "numFmtId"))] = shows_date(attribute(format, "formatCode"));
  for (const pugi::xml_node& style : child(root, "cellXfs").children()) {
    if (dates_.size() == kMostStyles) return;
    const unsigned format = whole(attribute(style, "numFmtId"));
    const auto found = own.find(format);
    dates_.push_back(found == own.end() ? is_built_in_date(format) : found->second);
  }
}

bool DateStyles::is_date(std::string_view style) const {
  const unsigned at = whole(style);
  return !style.empty() && at < dates_.size() && dates_[at];
}

}  // namespace recto::office
