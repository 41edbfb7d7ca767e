#include "bench/letters/dates.h"

#include <fmt/format.h>

#include <array>
#include <chrono>

namespace recto::bench {
namespace {

using MonthNames = std::array<std::string_view, 12>;

constexpr MonthNames kLevantine = {"كانون الثاني", "شباط", "آذار",  "نيسان",       "أيار",         "حزيران",
                                   "تموز",         "آب",   "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول"};
constexpr MonthNames kEgyptian = {"يناير", "فبراير", "مارس",   "أبريل",  "مايو",   "يونيو",
                                  "يوليو", "أغسطس",  "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"};
constexpr MonthNames kMaghrebi = {"جانفي",  "فيفري", "مارس",   "أفريل",  "ماي",    "جوان",
                                  "جويلية", "أوت",   "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"};
constexpr MonthNames kEnglish = {"January", "February", "March",     "April",   "May",      "June",
                                 "July",    "August",   "September", "October", "November", "December"};
constexpr MonthNames kShort = {"JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"};

std::chrono::sys_days in_days(const Day& day) {
  return std::chrono::year(static_cast<int>(day.year)) / static_cast<int>(day.month) / static_cast<int>(day.day);
}

std::string named(const Day& day, const MonthNames& names) {
  return fmt::format("{} {} {}", day.day, names[day.month - 1], day.year);
}

}  // namespace

std::string Day::iso() const { return fmt::format("{:04}-{:02}-{:02}", year, month, day); }

Day any_day(Random& random) {
  return {static_cast<unsigned>(random.between(1975, 2019)), static_cast<unsigned>(random.between(1, 12)),
          static_cast<unsigned>(random.between(1, 28))};
}

Day later(const Day& day, unsigned days) {
  const std::chrono::year_month_day then(in_days(day) + std::chrono::days(days));
  return {static_cast<unsigned>(static_cast<int>(then.year())), static_cast<unsigned>(then.month()),
          static_cast<unsigned>(then.day())};
}

// Thirty years have 10,631 days; the day counted from is 1 Muharram 1, 19 July 622 (Gregorian), 492,148 days before 1970-01-01.
Day hijri_of(const Day& day) {
  const auto since = static_cast<unsigned>(in_days(day).time_since_epoch().count() + 492'148);
  const unsigned year = (30 * since + 10'646) / 10'631;
  const unsigned in_year = since - (354 * (year - 1) + (3 + 11 * year) / 30);
  const unsigned month = std::min(12U, (2 * in_year) / 59 + 1);
  return {year, month, in_year - (59 * (month - 1) + 1) / 2 + 1};
}

std::string written(const Day& day, std::string_view style) {
  if (style == "levantine") return named(day, kLevantine);
  if (style == "egyptian") return named(day, kEgyptian);
  if (style == "maghrebi") return named(day, kMaghrebi);
  if (style == "english") return named(day, kEnglish);
  if (style == "us") return fmt::format("{} {}, {}", kEnglish[day.month - 1], day.day, day.year);
  if (style == "dtg") return fmt::format("{:02}1425Z {} {:02}", day.day, kShort[day.month - 1], day.year % 100);
  if (style == "dash") return fmt::format("{}-{}-{}", day.day, day.month, day.year);
  if (style == "year_first") return fmt::format("{}/{}/{}", day.year, day.month, day.day);
  return fmt::format("{}/{}/{}", day.day, day.month, day.year);
}

}  // namespace recto::bench
