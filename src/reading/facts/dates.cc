// Dates from tokens: points (date_point.h), what two of them make together, parts of months and years, days counted from another, and
// which order digits have.
//
// The order of day and month is decided by evidence, in this order: a day over 12; the weekday named beside the date; the other
// dates of the same text, if all that decide agree; what the caller knows; the script of the text, with a doubt.
#include "reading/dates.h"

#include <array>

#include "reading/facts/date_point.h"
#include "reading/facts/date_reader.h"
#include "reading/facts/relative_dates.h"

namespace recto::reading {
namespace {

constexpr std::array<std::string_view, 2> kCalendars = {"gregorian", "islamic"};
constexpr std::array<std::string_view, 7> kPrecisions = {"day", "month", "year", "decade", "century", "part", "span"};
constexpr std::array<std::string_view, 8> kDoubts = {"",
                                                     "day_month_order",
                                                     "century",
                                                     "calendar_unsaid",
                                                     "weekday_differs",
                                                     "no_such_day",
                                                     "reference_needed",
                                                     "no_such_year"};
constexpr int kDecade = 10, kCentury = 100;

/// One date or span as it was read, its order of day and month not yet decided.
struct Draft {
  size_t end = 0;
  CharRange range;
  DatePoint first;
  std::optional<DatePoint> last;
  std::optional<RelativeDate> relative;
  int part = 0;  ///< 1 early, 2 middle, 3 late
  bool approximate = false;
};

class DateReader {
 public:
  DateReader(const Tokens& tokens, const DateContext& context)
      : tokens_(tokens), context_(context), reference_(parse_iso_day(context.reference)) {}

  std::vector<DateFact> read() {
    for (size_t i = 0; i < tokens_.size();) {
      if (tokens_[i].plain) {
        ++i;
        continue;
      }
      const auto draft = draft_at(i);
      if (draft) drafts_.push_back(*draft);
      i = draft ? draft->end : i + 1;
    }
    settle_order();
    std::vector<DateFact> facts;
    for (const Draft& draft : drafts_) facts.push_back(fact_of(draft));
    return facts;
  }

 private:
  bool has(size_t i, Role role) const { return as(tokens_[i], role) != nullptr; }

  std::optional<DatePoint> point(size_t i, Setting setting = Setting::free) const {
    constexpr int kWithoutReference = 2026;
    return date_point_at(tokens_, i, setting, reference_.year > 0 ? reference_.year : kWithoutReference);
  }

  std::optional<Draft> draft_at(size_t i) const {
    if (tokens_[i].kind == TokenKind::address) return std::nullopt;
    if (auto span = opened_span(i)) return span;
    if (auto span = day_span(i, i)) return span;
    if (auto part = part_of(i)) return part;
    if (auto relative = relative_date_at(tokens_, i, reference_)) {
      Draft draft;
      draft.end = relative->end;
      draft.range = relative->range;
      draft.relative = relative;
      return draft;
    }
    if (auto span = year_span(i)) return span;
    const auto first = point(i);
    if (!first) return std::nullopt;
    Draft draft = of_point(*first);
    join_span(draft, /*between=*/false);
    draft.approximate = i > 0 && has(i - 1, Role::approximate);
    return draft;
  }

  static Draft of_point(const DatePoint& point) {
    Draft draft;
    draft.end = point.end;
    draft.range = point.range;
    draft.first = point;
    return draft;
  }

  /// from 2014 to 2018, between 2 and 7 February 2018, من 4 إلى 22 يناير
  std::optional<Draft> opened_span(size_t i) const {
    const bool between = has(i, Role::between);
    if (!between && !has(i, Role::from) && !(tokens_[i].folded == U"in" && plain_year(tokens_[i + 1])))
      return std::nullopt;
    size_t at = i + 1;
    if (has(at, Role::year_word)) ++at;
    if (auto span = day_span(at, i)) return span;
    auto span = year_span(at);
    if (!span) {
      const auto first = point(at);
      const auto year = plain_year(tokens_[at]);
      if (!first && !year) return std::nullopt;
      DatePoint bare;
      if (!first) {
        bare.date.year = *year;
        bare.end = at + 1;
        bare.range = tokens_[at].range;
      }
      span = of_point(first ? *first : bare);
      join_span(*span, between);
    }
    if (!span->last) return std::nullopt;
    span->range.start = tokens_[i].core;
    return span;
  }

  /// Where the second end of a span begins behind token i; 0 where nothing joins.
  size_t behind_joiner(size_t i, bool between) const {
    if (has(i, Role::to)) return i + 1;
    if (tokens_.is_sign(i, U'-') || tokens_.is_sign(i, U'~')) return i + 1;
    if (!between) return 0;
    if (has(i, Role::and_word)) return i + 1;
    return tokens_[i].clitics.conjunction ? i : 0;
  }

  /// Looks for the second end behind a point.
  void join_span(Draft& draft, bool between) const {
    size_t next = behind_joiner(draft.end, between);
    if (next == 0 || draft.first.decade > 0 || draft.first.century > 0) return;
    if (has(next, Role::year_word)) ++next;
    auto last = point(next, Setting::behind_joiner);
    const bool to_word = has(draft.end, Role::to) || between;
    if (!last && draft.first.date.day > 0 && draft.first.date.month > 0) last = day_of_month(draft.first, next);
    if (!last && to_word && draft.first.date.month == 0 && plain_year(tokens_[next])) last = bare_year(next);
    if (!last) return;
    DatePoint& first = draft.first;
    if (first.date.year == 0) first.date.year = last->date.year;
    if (first.date.month == 0 && first.date.day == 0 && last->date.month > 0 && !to_word) return;
    draft.end = last->end;
    draft.range.end = last->range.end;
    draft.last = last;
  }

  DatePoint bare_year(size_t i) const {
    DatePoint out;
    out.date.year = *plain_year(tokens_[i]);
    out.end = i + 1;
    out.range = tokens_[i].range;
    return out;
  }

  /// November 19-20: the second day is of the first one's month. A year behind it belongs to both.
  std::optional<DatePoint> day_of_month(const DatePoint& first, size_t next) const {
    if (tokens_[next].folded == U"the") ++next;
    const bool counts = has(next + 1, Role::unit) || has(next + 1, Role::percent) || has(next + 1, Role::scale);
    auto last = day_alone_at(tokens_, next, Setting::behind_joiner);
    if (!last || counts || first.in_digits || last->date.day <= first.date.day) return std::nullopt;
    last->date.month = first.date.month;
    last->date.year = first.date.year;
    last->calendar = first.calendar;
    last->calendar_said = first.calendar_said;
    size_t year = last->end;
    if (tokens_.is_sign(year, U',')) ++year;
    if (first.date.year == 0 && plain_year(tokens_[year])) {
      last->date.year = *plain_year(tokens_[year]);
      last->end = year + 1;
      last->range.end = tokens_[year].range.end;
    }
    return last;
  }

  /// 4 to 22 January 1995, 19-20 نوفمبر; also with the month first and an opener between: نوفمبر بين 15 و 19
  std::optional<Draft> day_span(size_t i, size_t opener) const {
    if (const Sense* month = as(tokens_[i], Role::month); month && has(i + 1, Role::between))
      return month_then_days(i, *month);
    const bool between = has(opener, Role::between) && opener != i;
    auto first = day_alone_at(tokens_, i, Setting::free);
    if (!first) return std::nullopt;
    const size_t next = behind_joiner(first->end, between);
    if (next == 0) return std::nullopt;
    const auto last = point(next, Setting::behind_joiner);
    if (!last || last->date.day == 0 || last->date.month == 0 || last->in_digits || last->weekday > 0)
      return std::nullopt;
    if (last->date.day < first->date.day) return std::nullopt;
    first->date.month = last->date.month;
    first->date.year = last->date.year;
    first->calendar = last->calendar;
    first->calendar_said = last->calendar_said;
    Draft draft = of_point(*first);
    draft.end = last->end;
    draft.range = {tokens_[opener].core, last->range.end};
    draft.last = last;
    return draft;
  }

  std::optional<Draft> month_then_days(size_t i, const Sense& month) const {
    auto first = day_alone_at(tokens_, i + 2, Setting::free);
    const size_t next = first ? behind_joiner(first->end, true) : 0;
    if (next == 0) return std::nullopt;
    auto& date = first->date;
    date.month = static_cast<int>(month.value);
    first->calendar = month.code.starts_with("islamic") ? Calendar::islamic : Calendar::gregorian;
    first->calendar_said = true;
    const auto last = day_of_month(*first, next);
    if (!last) return std::nullopt;
    date.year = last->date.year;
    Draft draft = of_point(*first);
    draft.end = last->end;
    draft.range = {tokens_[i].core, last->range.end};
    draft.last = last;
    return draft;
  }

  /// 2014-2018, 2013/2014: two years, the second the later.
  std::optional<Draft> year_span(size_t i) const {
    constexpr int kFirst = 1700, kLast = 2100;
    const auto a = plain_year(tokens_[i]), b = plain_year(tokens_[i + 2]);
    if (!a || !b || *a >= *b || *a < kFirst || *b > kLast) return std::nullopt;
    const bool dash = tokens_.is_sign(i + 1, U'-') || tokens_.is_sign(i + 1, U'~');
    const bool cut = tokens_.joined(i) && tokens_[i - 1].kind != TokenKind::sign;
    const bool goes_on = tokens_.joined(i + 3) && !tokens_.is_sign(i + 3, U'.') && !tokens_.is_sign(i + 3, U')') &&
                         !tokens_.is_sign(i + 3, U',') && !tokens_.is_sign(i + 3, U'،');
    const bool labelled = i > 0 && has(i - 1, Role::reference_label);
    if (!dash || cut || goes_on || labelled || has(i + 3, Role::unit) || has(i + 3, Role::money)) return std::nullopt;
    Draft draft = of_point(bare_year(i));
    draft.last = bare_year(i + 2);
    draft.end = i + 3;
    draft.range.end = tokens_[i + 2].range.end;
    return draft;
  }

  /// late 2013, أوائل تشرين الثاني, mid-1972
  std::optional<Draft> part_of(size_t i) const {
    const Sense* part = as(tokens_[i], Role::part);
    if (!part) return std::nullopt;
    size_t at = i + 1;
    for (int skipped = 0; skipped < 2; ++skipped) {
      const bool between = tokens_.is_sign(at, U'-') || has(at, Role::of_word) || has(at, Role::year_word) ||
                           (tokens_[at].folded == U"the");
      if (!between) break;
      ++at;
    }
    auto whole = point(at);
    if (!whole && plain_year(tokens_[at])) whole = bare_year(at);
    if (!whole || whole->date.day > 0 || whole->century > 0) return std::nullopt;
    Draft draft = of_point(*whole);
    draft.range.start = tokens_[i].core;
    draft.part = static_cast<int>(part->value);
    draft.approximate = true;
    return draft;
  }

  // Day and month in digits.

  /// What the decided dates of the text agree on.
  void settle_order() {
    unsigned day_first = 0, month_first = 0;
    for (const Draft& draft : drafts_) {
      for (const DatePoint* point : {&draft.first, draft.last ? &*draft.last : nullptr}) {
        const DayMonthOrder order = point ? own_order(*point) : DayMonthOrder::unknown;
        day_first += order == DayMonthOrder::day_first ? 1 : 0;
        month_first += order == DayMonthOrder::month_first ? 1 : 0;
      }
    }
    if (day_first > 0 && month_first == 0) order_ = DayMonthOrder::day_first;
    if (month_first > 0 && day_first == 0) order_ = DayMonthOrder::month_first;
    if (order_ == DayMonthOrder::unknown && day_first == 0 && month_first == 0) order_ = context_.order;
  }

  /// The order that a date in digits shows by itself; unknown where it may be either.
  static DayMonthOrder own_order(const DatePoint& point) {
    if (!point.in_digits || point.date.year == 0 || point.date.day == point.date.month) return DayMonthOrder::unknown;
    if (point.either_order) return weekday_order(point);
    return point.month_written_first ? DayMonthOrder::month_first : DayMonthOrder::day_first;
  }

  static DayMonthOrder weekday_order(const DatePoint& point) {
    if (point.weekday == 0 || point.date.year == 0) return DayMonthOrder::unknown;
    const Ymd swapped = {point.date.year, point.date.day, point.date.month};
    const bool fits = weekday_of(point.date, point.calendar) == point.weekday;
    const bool fits_swapped = weekday_of(swapped, point.calendar) == point.weekday;
    if (fits == fits_swapped) return DayMonthOrder::unknown;
    return fits ? DayMonthOrder::day_first : DayMonthOrder::month_first;
  }

  /// The parts in the order that the evidence speaks for; the other ones in `other` where nothing does.
  Ymd ordered(const DatePoint& point, DateFact& fact) const {
    if (!point.either_order) return point.date;
    const Ymd swapped = {point.date.year, point.date.day, point.date.month};
    DayMonthOrder order = weekday_order(point);
    if (order == DayMonthOrder::unknown) order = order_;
    if (order == DayMonthOrder::day_first) return point.date;
    if (order == DayMonthOrder::month_first) return swapped;
    const bool day_first = tokens_.mostly_arabic();
    fact.doubt = DateDoubt::day_month_order;
    fact.other = iso(day_first ? swapped : point.date);
    return day_first ? point.date : swapped;
  }

  // What is said of it.

  DateFact fact_of(const Draft& draft) const {
    DateFact fact;
    fact.range = draft.range;
    fact.approximate = draft.approximate;
    if (draft.relative) return say_relative(*draft.relative, fact);
    if (draft.last) return say_span(draft, fact);
    if (draft.first.decade > 0 || draft.first.century > 0) return say_years(draft.first, fact);
    say_point(draft.first, fact);
    if (draft.part > 0) say_part(draft, fact);
    return fact;
  }

  DateFact say_relative(const RelativeDate& relative, DateFact fact) const {
    fact.relative = true;
    fact.approximate = fact.approximate || relative.approximate;
    fact.precision = relative.precision;
    fact.value = iso(relative.date);
    if (fact.value.empty()) fact.doubt = DateDoubt::reference_needed;
    if (relative.precision != Precision::part || relative.date.year == 0) return fact;
    const int64_t day = day_number(relative.date, Calendar::gregorian);
    const int64_t monday = day - (weekday_of(relative.date, Calendar::gregorian) - 1);
    constexpr int64_t kLastDay = 6;
    fact.low = iso(gregorian_of(monday));
    fact.high = iso(gregorian_of(monday + kLastDay));
    fact.value = fact.low + "/" + fact.high;
    return fact;
  }

  void say_point(const DatePoint& point, DateFact& fact) const {
    const Ymd date = ordered(point, fact);
    fact.calendar = point.calendar;
    fact.value = iso(date);
    fact.precision = date.day > 0 ? Precision::day : date.month > 0 ? Precision::month : Precision::year;
    if (point.calendar == Calendar::islamic && date.year > 0) {
      const Days days = days_of(date, Calendar::islamic);
      fact.low = days.first;
      fact.high = days.last;
    }
    if (fact.doubt == DateDoubt::none) fact.doubt = doubt_of(point, date);
  }

  static DateDoubt doubt_of(const DatePoint& point, const Ymd& date) {
    if (date.day > 0 && date.month > 0 && date.day > month_length(date, point.calendar)) return DateDoubt::no_such_day;
    const bool whole = date.year > 0 && date.month > 0 && date.day > 0;
    if (whole && point.weekday > 0 && !weekday_fits(point, date)) return DateDoubt::weekday_differs;
    if (point.no_such_year) return DateDoubt::no_such_year;
    if (point.short_year) return DateDoubt::century;
    const bool unsaid = point.calendar == Calendar::islamic && !point.calendar_said;
    return unsaid ? DateDoubt::calendar_unsaid : DateDoubt::none;
  }

  /// Islamic days may be off by one against the civil calendar.
  static bool weekday_fits(const DatePoint& point, const Ymd& date) {
    constexpr int kWeek = 7;
    const int off = (weekday_of(date, point.calendar) - point.weekday + kWeek) % kWeek;
    return off == 0 || (point.calendar == Calendar::islamic && (off == 1 || off == kWeek - 1));
  }

  DateFact say_span(const Draft& draft, DateFact fact) const {
    DateFact last;
    say_point(draft.first, fact);
    say_point(*draft.last, last);
    fact.low = fact.value;
    fact.high = last.value;
    fact.value = fact.low + "/" + fact.high;
    fact.precision = Precision::span;
    if (fact.doubt == DateDoubt::none) fact.doubt = last.doubt;
    fact.other = fact.other.empty() && last.other.empty() ? ""
                                                          : (fact.other.empty() ? fact.low : fact.other) + "/" +
                                                                (last.other.empty() ? fact.high : last.other);
    return fact;
  }

  DateFact say_years(const DatePoint& point, DateFact fact) const {
    const bool decade = point.decade > 0;
    const int first = decade ? point.decade : (point.century - 1) * kCentury + 1;
    fact.low = iso({first, 0, 0});
    fact.high = iso({first + (decade ? kDecade : kCentury) - 1, 0, 0});
    fact.value = fact.low + "/" + fact.high;
    fact.precision = decade ? Precision::decade : Precision::century;
    if (point.short_year) fact.doubt = DateDoubt::century;
    return fact;
  }

  /// Thirds of a year are of four months, thirds of a month of ten days.
  void say_part(const Draft& draft, DateFact& fact) const {
    const Ymd date = draft.first.date;
    fact.precision = Precision::part;
    if (draft.first.calendar != Calendar::gregorian) return;
    constexpr int kMonthsOfPart = 4, kDaysOfPart = 10, kParts = 3;
    if (date.month == 0) {
      fact.low = iso({date.year, (draft.part - 1) * kMonthsOfPart + 1, 0});
      fact.high = iso({date.year, draft.part * kMonthsOfPart, 0});
      return;
    }
    const int last = draft.part == kParts ? month_length(date, Calendar::gregorian) : draft.part * kDaysOfPart;
    fact.low = iso({date.year, date.month, (draft.part - 1) * kDaysOfPart + 1});
    fact.high = iso({date.year, date.month, last});
  }

  const Tokens& tokens_;
  const DateContext& context_;
  Ymd reference_;
  std::vector<Draft> drafts_;
  DayMonthOrder order_ = DayMonthOrder::unknown;
};

}  // namespace

std::string_view to_string(Calendar calendar) { return kCalendars[static_cast<size_t>(calendar)]; }
std::string_view to_string(Precision precision) { return kPrecisions[static_cast<size_t>(precision)]; }
std::string_view to_string(DateDoubt doubt) { return kDoubts[static_cast<size_t>(doubt)]; }

bool is_day(const std::string& text) { return text.size() == 10 && parse_iso_day(text).year > 0; }

std::vector<DateFact> dates_in(const Tokens& tokens, const DateContext& context) {
  return DateReader(tokens, context).read();
}

std::vector<DateFact> find_dates(std::u32string_view text, const DateContext& context) {
  const Tokens tokens(text);
  return dates_in(tokens, context);
}

}  // namespace recto::reading
