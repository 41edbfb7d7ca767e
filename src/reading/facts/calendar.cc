// Islamic arithmetic: Reingold and Dershowitz, Calendrical Calculations, chapter 7.
#include "reading/facts/calendar.h"

#include <fmt/format.h>

#include <chrono>

namespace recto::reading {
namespace {

constexpr int64_t kIslamicEpoch = 227015 - 719163;  // in days since 1970-01-01

int64_t islamic_day(const Ymd& date) {
  const int64_t y = date.year, m = date.month, d = date.day;
  return d + 29 * (m - 1) + m / 2 + 354 * (y - 1) + (3 + 11 * y) / 30 + kIslamicEpoch - 1;
}
bool islamic_leap(int year) { return (11 * year + 14) % 30 < 11; }

std::chrono::year_month_day chrono_of(const Ymd& date) {
  return {std::chrono::year(date.year), std::chrono::month(static_cast<unsigned>(date.month)),
          std::chrono::day(static_cast<unsigned>(date.day))};
}

}  // namespace

int64_t day_number(const Ymd& date, Calendar calendar) {
  if (calendar == Calendar::islamic) return islamic_day(date);
  return std::chrono::sys_days(chrono_of(date)).time_since_epoch().count();
}

Ymd gregorian_of(int64_t day_number) {
  const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(day_number))};
  return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
          static_cast<int>(static_cast<unsigned>(date.day()))};
}

int month_length(const Ymd& date, Calendar calendar) {
  constexpr int kLongest = 30;
  if (calendar == Calendar::islamic) {
    if (date.month == 12) return date.year == 0 || islamic_leap(date.year) ? kLongest : kLongest - 1;
    return date.month % 2 == 1 || date.year == 0 ? kLongest : kLongest - 1;
  }
  constexpr int kLengths[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = date.year == 0 || std::chrono::year(date.year).is_leap();
  return date.month == 2 && !leap ? 28 : kLengths[date.month - 1];
}

int weekday_of(const Ymd& date, Calendar calendar) {
  const int64_t days = day_number(date, calendar);
  return static_cast<int>(((days + 3) % 7 + 7) % 7) + 1;  // 1970-01-01 was a Thursday
}

Ymd add_months(Ymd date, int months) {
  const int whole = date.year * 12 + date.month - 1 + months;
  date.year = whole / 12;
  date.month = whole % 12 + 1;
  if (date.day > 0) date.day = std::min(date.day, month_length(date, Calendar::gregorian));
  return date;
}

std::string iso(const Ymd& date) {
  std::string out = date.year > 0 ? fmt::format("{:04}", date.year) : date.month > 0 ? "-" : "";
  if (date.month > 0) out += fmt::format("-{:02}", date.month);
  if (date.day > 0) out += fmt::format("-{:02}", date.day);
  return out;
}

Ymd parse_iso_day(const std::string& text) {
  Ymd out;
  const bool shaped = text.size() >= 10 && text[4] == '-' && text[7] == '-';
  if (!shaped) return out;
  for (size_t i = 0; i < 10; ++i) {
    if (i == 4 || i == 7) continue;
    if (text[i] < '0' || text[i] > '9') return {};
    int& part = i < 4 ? out.year : i < 7 ? out.month : out.day;
    part = part * 10 + (text[i] - '0');
  }
  const bool valid = out.year > 0 && out.month >= 1 && out.month <= 12 && out.day >= 1 &&
                     out.day <= month_length(out, Calendar::gregorian);
  return valid ? out : Ymd{};
}

Days days_of(const Ymd& date, Calendar calendar) {
  if (date.year == 0) return {};
  Ymd first = date, last = date;
  if (date.month == 0) {
    first.month = 1;
    last.month = 12;
  }
  if (date.day == 0) {
    first.day = 1;
    last.day = month_length(last, calendar);
  }
  return {iso(gregorian_of(day_number(first, calendar))), iso(gregorian_of(day_number(last, calendar)))};
}

}  // namespace recto::reading
