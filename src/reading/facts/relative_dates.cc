#include "reading/facts/relative_dates.h"

#include "reading/facts/numbers.h"

namespace recto::reading {
namespace {

constexpr int kWeek = 7, kMonths = 12;

struct Shift {
  std::string_view period;  ///< day, week, month, year
  int count;
};

Ymd shifted(const Ymd& reference, const Shift& shift) {
  if (reference.year == 0) return {};
  if (shift.period == "month") return add_months(reference, shift.count);
  if (shift.period == "year") return add_months(reference, shift.count * kMonths);
  const int days = shift.period == "week" ? shift.count * kWeek : shift.count;
  return gregorian_of(day_number(reference, Calendar::gregorian) + days);
}

Precision precision_of(std::string_view period) {
  if (period == "year") return Precision::year;
  return period == "month" ? Precision::month : Precision::day;
}

Ymd cut(Ymd date, Precision precision) {
  if (precision == Precision::year) date.month = 0;
  if (precision != Precision::day) date.day = 0;
  return date;
}

RelativeDate answer(const Tokens& tokens, size_t first, size_t end, const Ymd& date, Precision precision) {
  RelativeDate out;
  out.end = end;
  out.range = {tokens[first].core, tokens[end - 1].range.end};
  out.date = date.year == 0 ? Ymd{} : cut(date, precision);
  out.precision = precision;
  return out;
}

/// The weekday of that number in the week before, of, or after the reference's nearest.
Ymd weekday_near(const Ymd& reference, int weekday, int64_t direction) {
  if (reference.year == 0) return {};
  const int64_t today = day_number(reference, Calendar::gregorian);
  const int now = weekday_of(reference, Calendar::gregorian);
  int64_t ahead = (weekday - now + kWeek) % kWeek;
  if (direction > 0 && ahead == 0) ahead = kWeek;
  if (direction < 0) ahead -= kWeek;
  return gregorian_of(today + ahead);
}

Ymd month_near(const Ymd& reference, int month, int64_t direction) {
  if (reference.year == 0) return {};
  const bool earlier = direction < 0 && month >= reference.month, later = direction > 0 && month <= reference.month;
  return {reference.year - (earlier ? 1 : 0) + (later ? 1 : 0), month, 0};
}

/// last week, next October, this Friday; الأسبوع الماضي, أكتوبر المقبل: the named thing at `named`, its direction.
std::optional<RelativeDate> named_period(const Tokens& tokens, size_t first, size_t named, size_t end,
                                         int64_t direction, const Ymd& reference) {
  if (const Sense* period = as(tokens[named], Role::period); period && period->value == 1) {
    const Precision precision = period->code == "week" ? Precision::part : precision_of(period->code);
    RelativeDate out = answer(tokens, first, end, shifted(reference, {period->code, static_cast<int>(direction)}),
                              precision == Precision::part ? Precision::day : precision);
    out.precision = precision;
    out.approximate = period->code == "week";
    return out;
  }
  if (const Sense* weekday = as(tokens[named], Role::weekday)) {
    return answer(tokens, first, end, weekday_near(reference, static_cast<int>(weekday->value), direction),
                  Precision::day);
  }
  const Sense* month = as(tokens[named], Role::month);
  if (month && month->code.ends_with('?') && !tokens[named].capital && !tokens[named].arabic)
    return std::nullopt;  // this may …
  if (!month || month->code.starts_with("islamic")) return std::nullopt;
  return answer(tokens, first, end, month_near(reference, static_cast<int>(month->value), direction), Precision::month);
}

/// three weeks ago, two years later; قبل ثلاثة أيام, منذ شهرين
std::optional<RelativeDate> counted_period(const Tokens& tokens, size_t i, const Ymd& reference) {
  const Sense* front = as(tokens[i], Role::before_word);
  int direction = -1;
  if (!front) {
    front = as(tokens[i], Role::after_word);
    direction = 1;
  }
  const bool in_front = front && front->code == "front";
  const size_t first = in_front ? i + 1 : i;
  if (front && !in_front) return std::nullopt;
  size_t at = first;
  int64_t count = 1;
  const auto number = number_at(tokens, first);
  if (number) {
    if (!number->value.whole() || number->form != NumberForm::cardinal || *number->value.whole() > 500)
      return std::nullopt;
    count = *number->value.whole();
    at = number->end;
  } else if (as(tokens[first], Role::article)) {
    ++at;
  }
  const Sense* period = as(tokens[at], Role::period);
  if (!period || (!number && at == first && !in_front) || tokens[at].clitics.definite) return std::nullopt;
  count *= period->value;
  size_t end = at + 1;
  if (!in_front) {
    const Sense* behind = as(tokens[end], Role::before_word);
    const Sense* later = as(tokens[end], Role::after_word);
    if (!(behind && behind->code == "behind") && !(later && later->code == "behind")) return std::nullopt;
    direction = behind && behind->code == "behind" ? -1 : 1;
    ++end;
  }
  const Shift shift{period->code, static_cast<int>(direction * count)};
  RelativeDate out = answer(tokens, i, end, shifted(reference, shift), precision_of(period->code));
  out.approximate = period->code != "day";
  return out;
}

}  // namespace

std::optional<RelativeDate> relative_date_at(const Tokens& tokens, size_t i, const Ymd& reference) {
  const Token& token = tokens[i];
  if (token.kind == TokenKind::sign) return std::nullopt;
  if (token.kind == TokenKind::word) {
    if (const Sense* day = as(token, Role::relative_day); day && day->code.empty() && !token.clitics.conjunction) {
      return answer(tokens, i, i + 1, shifted(reference, {"day", static_cast<int>(day->value)}), Precision::day);
    }
    const Sense* before = as(token, Role::relative_period);
    const bool named_follows = before && !token.arabic && token.folded != U"past";
    if (named_follows) {
      if (const auto out = named_period(tokens, i, i + 1, i + 2, before->value, reference)) return out;
    }
    const Sense* behind = as(tokens[i + 1], Role::relative_period);
    if (token.arabic && behind && tokens[i + 1].clitics.definite) {
      if (const auto out = named_period(tokens, i, i, i + 2, behind->value, reference)) return out;
    }
  }
  return counted_period(tokens, i, reference);
}

}  // namespace recto::reading
