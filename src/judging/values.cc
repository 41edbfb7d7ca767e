// Both kinds become intervals, a figure's of numbers and a date's of days; the story's may be wider than the paper's, never narrower.
#include "judging/values.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <optional>
#include <string>

namespace recto::judging {
namespace {

using Number = long double;

struct Interval {
  Number low = 0, high = 0;
  bool exact() const { return low == high; }
  bool operator==(const Interval&) const = default;
  bool holds(const Interval& other) const { return low <= other.low && other.high <= high; }
  bool meets(const Interval& other) const { return low <= other.high && other.low <= high; }
};

ValueRelation relate(const Interval& story, const Interval& paper) {
  if (story == paper) return ValueRelation::same;
  if (story.holds(paper)) return ValueRelation::covered;
  if (paper.holds(story)) return ValueRelation::finer;
  return ValueRelation::other;
}

/// Half a unit of the last digit that is not zero, at most a tenth of the number: what "about" may hide.
Number rounding(const std::string& decimal, Number value) {
  const size_t point = decimal.find('.');
  Number unit = 1;
  if (point != decimal.npos) {
    unit = std::pow(Number(10), -static_cast<Number>(decimal.size() - point - 1));
  } else {
    for (size_t at = decimal.size(); at > 1 && decimal[at - 1] == '0'; --at) unit *= 10;
  }
  return std::min(unit / 2, std::abs(value) / 10);
}

/// A decimal as a number; whole ones of up to 18 digits, which nearly all are, without the general reader's price.
Number number(const std::string& decimal) {
  constexpr size_t kMostDigits = 18;
  const bool whole = decimal.size() <= kMostDigits &&
                     std::all_of(decimal.begin(), decimal.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (!whole) return std::strtold(decimal.c_str(), nullptr);
  int64_t value = 0;
  for (const char c : decimal) value = value * 10 + (c - '0');
  return static_cast<Number>(value);
}

std::optional<Interval> numbers_of(const FactValue& fact) {
  constexpr Number kNoEnd = std::numeric_limits<Number>::infinity();
  if (!fact.low.empty() || !fact.high.empty())
    return Interval{fact.low.empty() ? -kNoEnd : number(fact.low), fact.high.empty() ? kNoEnd : number(fact.high)};
  if (fact.value.empty()) return std::nullopt;
  const Number value = number(fact.value);
  const Number slack = fact.approximate ? rounding(fact.value, value) : 0;
  return Interval{value - slack, value + slack};
}

ValueRelation relate_figures(const FactValue& story, const FactValue& paper) {
  if ((story.form == "ordinal") != (paper.form == "ordinal")) return ValueRelation::other;
  const std::optional<Interval> said = numbers_of(story), written = numbers_of(paper);
  if (!said || !written) return ValueRelation::unknown;
  // "more than 640" is not said of 640, though "at least 640" would be: the bound's own number is left to a person.
  const bool on_the_bound = written->exact() && !said->exact() && !story.approximate &&
                            story.low.empty() != story.high.empty() &&
                            (written->low == said->low || written->low == said->high);
  return on_the_bound ? ValueRelation::finer : relate(*said, *written);
}

/// The first and the last day of an ISO date of any precision as a number that grows with the day; the year is 0 where it is not named.
struct Days {
  Interval span;
  bool has_year = true;
};

Number day_number(int year, int month, int day) { return Number(year) * 372 + Number(month - 1) * 31 + (day - 1); }

std::optional<Days> days_of(std::string_view iso) {
  Days days;
  if (iso.starts_with("--")) {
    days.has_year = false;
    iso.remove_prefix(2);
  }
  int parts[3] = {0, 0, 0};
  size_t count = days.has_year ? 0 : 1;
  while (!iso.empty() && count < 3) {
    const size_t dash = std::min(iso.find('-'), iso.size());
    parts[count++] = std::atoi(std::string(iso.substr(0, dash)).c_str());
    iso.remove_prefix(std::min(dash + 1, iso.size()));
  }
  if (count == 0 || (count == 1 && !days.has_year)) return std::nullopt;
  days.span.low = day_number(parts[0], std::max(parts[1], 1), std::max(parts[2], 1));
  days.span.high = day_number(parts[0], parts[1] ? parts[1] : 12, parts[2] ? parts[2] : 31);
  return days;
}

std::optional<Days> days_of(const FactValue& fact) {
  const size_t slash = fact.value.find('/');
  std::string first = fact.value.substr(0, slash);
  std::string last = slash == fact.value.npos ? first : fact.value.substr(slash + 1);
  if (!fact.low.empty() && !fact.high.empty()) {
    first = fact.low;
    last = fact.high;
  }
  std::optional<Days> days = days_of(first);
  const std::optional<Days> end = days_of(last);
  if (!days || !end || days->has_year != end->has_year) return std::nullopt;
  days->span.high = end->span.high;
  return days;
}

/// The same days without their year; nothing for what goes over the end of one.
std::optional<Interval> without_year(const Days& days) {
  constexpr Number kYear = 372;
  const Number year = std::floor(days.span.low / kYear);
  if (std::floor(days.span.high / kYear) != year) return std::nullopt;
  return Interval{days.span.low - year * kYear, days.span.high - year * kYear};
}

bool is_whole_year(const Interval& span) { return span.high - span.low >= 371; }

ValueRelation relate_days(const Days& story, const Days& paper) {
  if (story.has_year == paper.has_year) return relate(story.span, paper.span);
  const std::optional<Interval> said = without_year(story), written = without_year(paper);
  if (!said || !written || is_whole_year(*said) || is_whole_year(*written)) return ValueRelation::unknown;
  const ValueRelation relation = relate(*said, *written);
  if (relation == ValueRelation::other) return relation;
  if (story.has_year) return ValueRelation::finer;
  return relation == ValueRelation::same ? ValueRelation::covered : relation;
}

ValueRelation relate_dates(const FactValue& story, const FactValue& paper) {
  if (!story.calendar.empty() && story.calendar == paper.calendar && story.value == paper.value)
    return ValueRelation::same;
  const std::optional<Days> said = days_of(story), written = days_of(paper);
  if (!said || !written) return ValueRelation::unknown;
  const ValueRelation relation = relate_days(*said, *written);
  if (paper.doubt != "day_month_order" || paper.other.empty()) return relation;
  FactValue turned;
  turned.value = paper.other;
  const std::optional<Days> otherwise = days_of(turned);
  const bool possible =
      relation != ValueRelation::other || (otherwise && relate_days(*said, *otherwise) != ValueRelation::other);
  if (relation == ValueRelation::covered && otherwise && relate_days(*said, *otherwise) == ValueRelation::covered)
    return relation;
  return possible ? ValueRelation::finer : ValueRelation::other;
}

}  // namespace

ValueRelation relate(FactType type, const FactValue& story, const FactValue& paper) {
  switch (type) {
    case FactType::figure:
      return relate_figures(story, paper);
    case FactType::date:
      return relate_dates(story, paper);
    default:
      if (story.value.empty() || paper.value.empty()) return ValueRelation::unknown;
      return story.value == paper.value ? ValueRelation::same : ValueRelation::other;
  }
}

}  // namespace recto::judging
