#include "reading/facts/date_point.h"

#include <algorithm>

#include "reading/facts/numbers.h"

namespace recto::reading {
namespace {

constexpr int kTwenty = 20, kMonths = 12, kMostDays = 31, kFirstYear = 1000, kLastYear = 2199;
constexpr int kHijriFirst = 1200,
              kHijriLast = 1499;  // years of this size are Hijri in an Arabic paper that says no era

bool is_comma(const Token& token) {
  return token.kind == TokenKind::sign && (token.sign == U',' || token.sign == U'،' || token.sign == U'؛');
}

/// The whole number of at most four digits at a token; -1 for anything else.
int short_number(const Token& token) {
  constexpr size_t kMostDigits = 4;
  if (token.kind != TokenKind::number || token.grouped || token.digits.size() > kMostDigits) return -1;
  if (token.digits.find('.') != std::string::npos) return -1;
  int value = 0;
  for (const char c : token.digits) value = value * 10 + (c - '0');
  return value;
}

bool valid_day(int day) { return day >= 1 && day <= kMostDays; }
bool valid_month(int month) { return month >= 1 && month <= kMonths; }

std::optional<int> year_of(const Token& token) {
  constexpr size_t kDigits = 4;
  const int value = short_number(token);
  if (value < kFirstYear || value > kLastYear || token.digits.size() != kDigits) return std::nullopt;
  return value;
}

/// "in 2007, 2008 and 2009": the first of a list of years speaks for the others, eight of them.
bool spoken_for(const Tokens& tokens, size_t i, unsigned depth) {
  constexpr unsigned kMostListed = 8;
  constexpr int kFirstCommon = 1700, kLastCommon = 2100;
  const int year = year_of(tokens[i]).value_or(0);
  const Token& next = tokens[i + 1];
  const bool next_counts = as(next, Role::unit) || as(next, Role::money) || as(next, Role::percent) ||
                           as(next, Role::scale) ||
                           (tokens.joined(i + 1) && (next.kind == TokenKind::word || tokens.is_sign(i + 1, U':')));
  if (year == 0 || i == 0 || next_counts || tokens[i].line_before) return false;
  const bool bracketed = tokens.is_sign(i - 1, U'(');
  const size_t before = bracketed && i > 1 ? i - 2 : i - 1;
  const Token& word = tokens[before];
  if (as(word, Role::reference_label)) return false;
  if (as(word, Role::year_word) || as(word, Role::date_word) || as(word, Role::part)) return true;
  const bool listed = as(word, Role::and_word) || is_comma(word) || word.folded == U"or";
  if (listed && before > 0 && depth < kMostListed && year_of(tokens[before - 1]))
    return spoken_for(tokens, before - 1, depth + 1);
  if (year < kFirstCommon || year > kLastCommon) return false;
  if (bracketed && tokens.is_sign(i + 1, U')')) return true;
  const Sense* in = as(word, Role::in_word);
  const bool counted = next.kind == TokenKind::word && next.senses.empty() && !next.capital && !next.line_before;
  if (in && in->code == "month") return false;
  if (in && (word.folded == U"in" || word.folded == U"since" || word.folded == U"في" || word.folded == U"منذ"))
    return true;
  return in && !counted;
}

class PointReader {
 public:
  PointReader(const Tokens& tokens, size_t start, Setting setting, int pivot_year)
      : tokens_(tokens), start_(start), setting_(setting), pivot_(pivot_year) {}

  std::optional<DatePoint> read() {
    if (setting_ == Setting::free && cut_out_of_chain()) return std::nullopt;
    const bool found = with_weekday() || core(start_);
    if (!found || !complete()) return std::nullopt;
    return point_;
  }

  std::optional<DatePoint> day_only() {
    if ((setting_ == Setting::free && cut_out_of_chain()) || !day(start_)) return std::nullopt;
    finish(start_);
    return point_;
  }

 private:
  bool has(size_t i, Role role) const { return as(tokens_[i], role) != nullptr; }
  bool sign(size_t i, char32_t c) const { return tokens_.is_sign(i, c); }

  /// True inside 123-12-1234, A12 and the like, where no date begins.
  bool cut_out_of_chain() const {
    if (!tokens_.joined(start_) || tokens_[start_].kind != TokenKind::number) return false;
    const Token& before = tokens_[start_ - 1];
    if (before.kind == TokenKind::word) return !has(start_ - 1, Role::month) && !before.arabic;
    if (before.kind != TokenKind::sign || start_ < 2) return false;
    const bool chain =
        before.sign == U'/' || before.sign == U'-' || before.sign == U'.' || before.sign == U':' || before.sign == U'+';
    return chain && tokens_.joined(start_ - 1) && tokens_[start_ - 2].kind != TokenKind::sign;
  }

  bool with_weekday() {
    const Sense* weekday = as(tokens_[start_], Role::weekday);
    if (!weekday) return false;
    const bool named = weekday->code.empty() || tokens_[start_].clitics.definite || tokens_[start_].capital ||
                       (start_ > 0 && has(start_ - 1, Role::day_word));
    if (!named) return false;
    size_t i = start_ + 1;
    for (int skipped = 0; skipped < 3; ++skipped) {
      const bool between = is_comma(tokens_[i]) || sign(i, U'.') || sign(i, U'(') || sign(i, U'-') ||
                           has(i, Role::date_word) || tokens_[i].folded == U"the" ||
                           (has(i, Role::of_word) && skipped > 0);
      if (!between) break;
      ++i;
    }
    if (!core(i) || point_.date.day == 0) {
      point_ = {};
      return false;
    }
    point_.weekday = static_cast<int>(weekday->value);
    return true;
  }

  bool core(size_t i) {
    core_ = i;
    return triple(i) || day_month(i) || year_month(i) || pair(i) || month_first(i) || decade(i) || century(i) ||
           year_alone(i);
  }

  /// 15/1/1959, 2013-12-31, 21.04.16; slashes may stand apart, and the year in brackets: 17 / 2 / ( 1966 ).
  bool triple(size_t i) {
    const int a = short_number(tokens_[i]), b = short_number(tokens_[i + 2]);
    const char32_t by = tokens_[i + 1].sign;
    if (a < 0 || b < 0 || (by != U'/' && by != U'-' && by != U'.') || !sign(i + 3, by)) return false;
    size_t third = i + 4;
    const bool bracket = by == U'/' && sign(third, U'(');
    third += bracket ? 1 : 0;
    const int c = short_number(tokens_[third]);
    if (c < 0) return false;
    const bool closed_up =
        tokens_.joined(i + 1) && tokens_.joined(i + 2) && tokens_.joined(i + 3) && tokens_.joined(third);
    const size_t digits_a = tokens_[i].digits.size(), digits_c = tokens_[third].digits.size();
    if (by != U'/' && !closed_up && digits_c != 4) return false;
    if (by == U'.' && !closed_up) return false;
    if (digits_a == 4 && !(digits_c <= 2)) return false;
    if (digits_a != 4 && digits_c != 4 && digits_c != 2) return false;
    if (sign(third + 1, by) && by != U'.' && by != U'-' && tokens_.joined(third + 1)) return false;
    if (digits_a == 4 && by == U'-' && b > kMonths) return fail();
    if (digits_a == 4 ? !set_day_month(c, b) : !set_day_month(a, b)) return false;
    if (digits_a == 4) {
      point_.either_order = point_.in_digits = point_.month_written_first = false;  // says nothing of the others
      if (b <= kMonths) set_parts(c, b);
    }
    set_year(digits_a == 4 ? a : c, digits_a != 4 && digits_c == 2);
    point_.end = third + 1;
    if (bracket && sign(point_.end, U')')) ++point_.end;
    era();
    return true;
  }

  void set_parts(int day, int month) {
    point_.date.day = day;
    point_.date.month = month;
  }

  /// Day and month in digits, in the order given where both orders are possible.
  bool set_day_month(int a, int b) {
    point_.in_digits = true;
    if (valid_day(a) && valid_month(b)) {
      set_parts(a, b);
      point_.either_order = valid_month(a) && a != b;
      return true;
    }
    if (!valid_month(a) || !valid_day(b)) return false;
    set_parts(b, a);
    point_.month_written_first = true;
    return true;
  }

  void set_year(int year, bool is_short) {
    constexpr int kAhead = 10, kCentury = 100;
    if (is_short) {
      year += pivot_ - pivot_ % kCentury;
      if (year > pivot_ + kAhead) year -= kCentury;
    }
    point_.date.year = year;
    point_.short_year = is_short;
  }

  /// The day of the month at i, with st, nd, rd, th, or in words; point_.end is behind it.
  bool day(size_t i) {
    const Token& token = tokens_[i];
    if (token.kind == TokenKind::number) {
      if (token.digits.size() > 2 || !valid_day(short_number(token))) return false;
      point_.date.day = short_number(token);
      point_.end = i + 1;
      if (tokens_.joined(i + 1) && has(i + 1, Role::ordinal_ending)) ++point_.end;
      return true;
    }
    if (token.kind != TokenKind::word || token.clitics.conjunction) return false;
    const auto number = number_at(tokens_, i);
    const auto value = number ? number->value.whole() : std::nullopt;
    if (!value || *value < 1 || *value > kMostDays || number->form == NumberForm::vague) return false;
    point_.date.day = static_cast<int>(*value);
    point_.end = number->end;
    return true;
  }

  bool month(size_t i) {
    const Sense* month = as(tokens_[i], Role::month);
    if (!month) return false;
    point_.date.month = static_cast<int>(month->value);
    point_.calendar = month->code.starts_with("islamic") ? Calendar::islamic : Calendar::gregorian;
    point_.calendar_said = true;
    point_.end = i + 1;
    return true;
  }

  /// 22 April 2016, 16. Nov. 2016, 4th of July of 1995, الرابع من شهر أيار عام ١٩٤٨, 23/Sep/2020
  bool day_month(size_t i) {
    if (has(i, Role::money) || (i > 0 && has(i - 1, Role::money) && tokens_[i - 1].kind == TokenKind::sign))
      return false;
    if (!day(i)) return fail();
    size_t next = point_.end;
    for (int skipped = 0; skipped < 3 && !has(next, Role::month); ++skipped) {
      const bool between = has(next, Role::of_word) || has(next, Role::month_word) || sign(next, U'-') ||
                           sign(next, U'/') || sign(next, U'.') || sign(next, U'(') ||
                           (is_comma(tokens_[next]) && tokens_[i].arabic);
      if (!between) break;
      ++next;
    }
    if (!month(next) || names_no_day(i, next)) return fail();
    year_behind(YearsBehind::short_after_day);
    return true;
  }

  /// "one may", "two march": a cardinal word before a weak month's name.
  bool names_no_day(size_t day, size_t name) const {
    const bool word = tokens_[day].kind == TokenKind::word && !has(day, Role::ordinal);
    return word && as(tokens_[name], Role::month)->code.ends_with('?') && !tokens_[day].arabic &&
           point_.date.day < kTwenty;
  }

  /// October 2, 2016 · Oct-2 · may the eleventh · June 2016 · Dec/2018 · شهر آذار
  bool month_first(size_t i) {
    const bool said = has(i, Role::month_word);
    const size_t name = said ? i + 1 : i;
    if (!month(name)) return fail();
    if (year_behind(YearsBehind::short_over_days) || month_day(name)) return true;
    const bool weak = as(tokens_[name], Role::month)->code.ends_with('?');
    return !weak || said || month_is_spoken_for(name) || fail();
  }

  /// What makes a weak month's name one: in, since, شهر before it, another month joined behind it.
  bool month_is_spoken_for(size_t name) const {
    if (tokens_[name].clitics.preposition && !tokens_[name].clitics.conjunction) return true;
    const bool joined = has(name + 1, Role::to) || sign(name + 1, U'-') || sign(name + 1, U'/');
    if (joined && has(name + 2, Role::month)) return true;
    if (name == 0 || tokens_[name].line_before) return false;
    if (has(name - 1, Role::month_word)) return true;
    const Sense* before = as(tokens_[name - 1], Role::in_word);
    return before && before->code.empty() && point_.calendar == Calendar::gregorian;
  }

  /// The full stop of "Dec. 14", not of "in March. Two of them" or "in May. 14 men".
  bool stop_of_abbreviation(size_t name, size_t stop) const {
    constexpr size_t kAbbreviation = 4;
    return sign(stop, U'.') && tokens_.joined(stop) && tokens_[stop + 1].kind == TokenKind::number &&
           tokens_[name].folded.size() <= kAbbreviation && tokens_[name].folded != U"may";
  }

  bool month_day(size_t name) {
    const DatePoint kept = point_;
    size_t next = point_.end;
    if (sign(next, U'-') || sign(next, U'/') || stop_of_abbreviation(name, next)) ++next;
    if (tokens_[next].folded == U"the") ++next;
    const bool closed =
        next == kept.end || tokens_.joined(next) || tokens_[next - 1].kind == TokenKind::word || sign(next - 1, U'.');
    if (!closed || tokens_[next].line_before || !day(next) || !stands_for_day(name)) {
      point_ = kept;
      return false;
    }
    year_behind(YearsBehind::long_only);
    return true;
  }

  /// A number behind a month is not its day where it counts what follows: "In July 15 people", «في تموز 15 شهيدا».
  bool stands_for_day(size_t name) const {
    const Token& after = tokens_[point_.end];
    if (has(point_.end, Role::percent) || has(point_.end, Role::money) || has(point_.end, Role::scale)) return false;
    if (sign(point_.end, U':') && tokens_.joined(point_.end)) return false;
    if (after.kind != TokenKind::word || after.line_before || !after.senses.empty()) return true;
    if (after.arabic) return false;
    const bool in_before = name > 0 && tokens_[name - 1].folded == U"in";
    return after.capital || !in_before;
  }

  enum class YearsBehind : uint8_t {
    long_only,
    short_over_days,  ///< August 99, but not August 19
    short_after_day,  ///< 16 Nov 48, 16-Nov-16
  };

  /// A year behind what has been read, past "of", a comma, a bracket, عام.
  bool year_behind(YearsBehind which) {
    size_t i = point_.end;
    bool tight = false;
    for (int skipped = 0; skipped < 3; ++skipped) {
      const bool dash = (sign(i, U'-') || sign(i, U'/')) && skipped == 0;
      tight = tight || dash;
      const bool between = dash || is_comma(tokens_[i]) || has(i, Role::of_word) || has(i, Role::year_word) ||
                           sign(i, U'(') || (sign(i, U'.') && skipped == 0) || sign(i, U'\'') || sign(i, 0x2019);
      if (!between) break;
      ++i;
    }
    const int value = short_number(tokens_[i]);
    const size_t digits = tokens_[i].digits.size();
    const bool apostrophe = i > 0 && (sign(i - 1, U'\'') || sign(i - 1, 0x2019));
    if (value >= kFirstYear && value <= kLastYear && digits == 4) {
      if (tokens_.joined(i + 1) && sign(i + 1, U':')) return false;
      return take_year(value, false, i + 1);
    }
    if (which == YearsBehind::short_after_day && value > kLastYear && digits == 4 && ends_here(i + 1)) {
      point_.no_such_year = true;
      point_.end = i + 1;
      return true;
    }
    if (which != YearsBehind::long_only && digits == 2 && value >= 0 && !(tokens_.joined(i + 1) && sign(i + 1, U':'))) {
      const bool year = apostrophe || value > kMostDays || (which == YearsBehind::short_after_day && tight);
      return year && take_year(value, true, i + 1);
    }
    const auto words = year_in_words(tokens_, i);
    if (!words) return false;
    return take_year(static_cast<int>(*words->value.whole()), false, words->end);
  }

  /// No word follows on the line: what stands before is no count of it.
  bool ends_here(size_t i) const { return tokens_[i].kind != TokenKind::word || tokens_[i].line_before; }

  bool take_year(int year, bool is_short, size_t end) {
    set_year(year, is_short);
    const bool bracket = sign(end - 2, U'(') && sign(end, U')');
    point_.end = bracket ? end + 1 : end;
    era();
    return true;
  }

  /// 2016 November · 2016 , nov · 2019/sep/01 · 2020/23/Sep
  bool year_month(size_t i) {
    const auto year = plain_year(tokens_[i]);
    if (!year) return false;
    size_t next = i + 1;
    const bool slash = sign(next, U'/') || sign(next, U'-') || sign(next, U'.');
    if (slash || is_comma(tokens_[next])) ++next;
    int day = 0;
    if (slash && short_number(tokens_[next]) > 0 && sign(next + 1, tokens_[i + 1].sign) && has(next + 2, Role::month)) {
      day = short_number(tokens_[next]);
      next += 2;
    }
    if (!month(next)) return fail();
    if (as(tokens_[next], Role::month)->code.ends_with('?') && !slash) return fail();
    point_.date.year = *year;
    if (day > 0) {
      if (!valid_day(day)) return fail();
      point_.date.day = day;
    } else if (slash && sign(point_.end, tokens_[i + 1].sign) && valid_day(short_number(tokens_[point_.end + 1])) &&
               tokens_[point_.end + 1].digits.size() <= 2) {
      point_.date.day = short_number(tokens_[point_.end + 1]);
      point_.end += 2;
    }
    return true;
  }

  /// A word for the number of a letter stands before token i, perhaps with a colon or bracket between: No. 12/2013.
  bool labelled(size_t i) const {
    while (i > 0 && (sign(i - 1, U'.') || sign(i - 1, U':') || sign(i - 1, U'(') || sign(i - 1, U'#'))) --i;
    return i > 0 && has(i - 1, Role::reference_label);
  }

  /// 11/2016, 2016-11; 11/12,2016; 4/22 where that can be a day only
  bool pair(size_t i) {
    const int a = short_number(tokens_[i]), b = short_number(tokens_[i + 2]);
    const char32_t by = tokens_[i + 1].sign;
    if (a < 0 || b < 0 || (by != U'/' && by != U'-')) return false;
    if (labelled(i)) return false;
    const bool continued = tokens_.joined(i + 3) && tokens_.joined(i + 4) && (sign(i + 3, U'/') || sign(i + 3, by)) &&
                           tokens_[i + 4].kind == TokenKind::number;
    const auto first = plain_year(tokens_[i]), last = plain_year(tokens_[i + 2]);
    if (!continued && first && valid_month(b) && tokens_[i + 2].digits.size() <= 2)
      return set_month_year(b, *first, i + 3);
    if (!continued && last && valid_month(a) && tokens_[i].digits.size() <= 2) return set_month_year(a, *last, i + 3);
    const bool small = tokens_[i].digits.size() <= 2 && tokens_[i + 2].digits.size() <= 2;
    if (!small || by != U'/' || !tokens_.joined(i + 1) || !tokens_.joined(i + 2) || !set_day_month(a, b)) return fail();
    point_.end = i + 3;
    const bool comma = is_comma(tokens_[i + 3]);
    if (comma && plain_year(tokens_[i + 4])) return take_year(*plain_year(tokens_[i + 4]), false, i + 5);
    if (continued && !sign(i + 3, U'-')) return fail();
    if (continued && sign(i + 5, U'/') && tokens_[i + 6].kind == TokenKind::number) return true;  // 5/1-5/7, 2020
    return day_month_alone(i, a, b) || fail();
  }

  /// d/m without a year, where it cannot be a fraction or a word before says so.
  bool day_month_alone(size_t i, int a, int b) const {
    constexpr int kCommonDenominators[] = {16, 20, 24, 25, 30};
    const bool said = i > 0 && (has(i - 1, Role::date_word) || has(i - 1, Role::weekday) ||
                                tokens_[i - 1].folded == U"on" || has(i - 1, Role::day_word));
    const bool fraction =
        std::find(std::begin(kCommonDenominators), std::end(kCommonDenominators), b) != std::end(kCommonDenominators);
    return said || start_ != core_ || (b > kMonths && a <= kMonths && !fraction);
  }

  bool set_month_year(int month, int year, size_t end) {
    point_.date = {year, month, 0};
    point_.end = end;
    era();
    return true;
  }

  /// the 1990s; التسعينيات
  bool decade(size_t i) {
    constexpr int kThisCentury = 1900;
    const auto year = plain_year(tokens_[i]);
    if (year && *year % 10 == 0) {
      size_t s = i + 1;
      if (sign(s, U'\'') || sign(s, 0x2019)) ++s;
      if (tokens_[s].folded != U"s") return false;
      point_.decade = *year;
      point_.end = s + 1;
      return true;
    }
    const Sense* tens = as(tokens_[i], Role::decade);
    if (!tens) return false;
    const bool said = tokens_[i].arabic || (i > 0 && tokens_[i - 1].folded == U"the");
    if (!said) return false;
    point_.decade = kThisCentury + static_cast<int>(tens->value);
    point_.short_year = true;
    point_.end = i + 1;
    if (has(i + 1, Role::century) && has(i + 2, Role::relative_period)) point_.end = i + 3;
    return true;
  }

  /// the 20th century, القرن التاسع عشر
  bool century(size_t i) {
    constexpr int64_t kMost = 21;
    const bool word_first = has(i, Role::century);
    const auto number = number_at(tokens_, word_first ? i + 1 : i);
    const auto value = number ? number->value.whole() : std::nullopt;
    if (!value || *value < 1 || *value > kMost || (!word_first && number->form != NumberForm::ordinal)) return false;
    if (!word_first && !has(number->end, Role::century)) return false;
    if (word_first && !tokens_[i + 1].clitics.definite) return false;
    point_.century = static_cast<int>(*value);
    point_.end = word_first ? number->end : number->end + 1;
    return true;
  }

  bool year_alone(size_t i) {
    const Token& token = tokens_[i];
    const bool behind_year_word =
        i > 0 && (has(i - 1, Role::year_word) || (sign(i - 1, U'(') && i > 1 && has(i - 2, Role::year_word)));
    if (const auto year = plain_year(token)) {
      point_.date.year = *year;
      point_.end = i + 1;
      era();
      const bool letter = tokens_[point_.end - 1].range.length() == 1;  // 1500 م may be metres
      if (point_.calendar_said && (point_.calendar == Calendar::islamic || !letter)) return true;
      return year_is_spoken_for(tokens_, i) || fail();
    }
    if (pointed_month(token)) return true;
    if (!behind_year_word) return false;
    const auto words = year_in_words(tokens_, i);
    if (!words) return false;
    return take_year(static_cast<int>(*words->value.whole()), false, words->end);
  }

  /// 2015.3 is a month in Arabic text, whose decimals have another sign, unless something is counted or measured.
  bool pointed_month(const Token& token) {
    constexpr size_t kPoint = 4, kLongest = 7;
    constexpr int kFirst = 1900, kLast = 2100;
    const std::string& digits = token.digits;
    if (token.kind != TokenKind::number || !tokens_.mostly_arabic() || token.grouped || token.eastern) return false;
    if (digits.size() <= kPoint + 1 || digits.size() > kLongest || digits[kPoint] != '.') return false;
    const int year = std::stoi(digits.substr(0, kPoint)), month = std::stoi(digits.substr(kPoint + 1));
    const size_t next = core_ + 1;
    const bool counts = tokens_[next].kind == TokenKind::word && !tokens_[next].line_before;
    if (counts || has(next, Role::percent) || year < kFirst || year > kLast || !valid_month(month)) return false;
    return set_month_year(month, year, next);
  }

  /// هـ, م, AD behind a year, perhaps behind the bracket that closes around it.
  void era() {
    size_t i = point_.end;
    if (sign(i, U')') && has(i + 1, Role::era)) ++i;
    const Sense* era = as(tokens_[i], Role::era);
    if (!era || tokens_[i].clitics.preposition) return;
    point_.calendar = era->code == "islamic" ? Calendar::islamic : Calendar::gregorian;
    point_.calendar_said = true;
    point_.end = i + 1;
  }

  bool fail() {
    point_ = {};
    return false;
  }

  void finish(size_t first) { point_.range = {tokens_[first].core, tokens_[point_.end - 1].range.end}; }

  /// The last look: a calendar by the year's size, the range.
  bool complete() {
    const bool hijri_size = point_.date.year >= kHijriFirst && point_.date.year <= kHijriLast;
    if (!point_.calendar_said && hijri_size && tokens_.mostly_arabic()) point_.calendar = Calendar::islamic;
    finish(start_);
    return true;
  }

  const Tokens& tokens_;
  size_t start_, core_ = 0;
  Setting setting_;
  int pivot_;
  DatePoint point_;
};

}  // namespace

std::optional<int> plain_year(const Token& token) { return year_of(token); }
bool year_is_spoken_for(const Tokens& tokens, size_t i) { return spoken_for(tokens, i, 0); }

std::optional<DatePoint> date_point_at(const Tokens& tokens, size_t i, Setting setting, int pivot_year) {
  return PointReader(tokens, i, setting, pivot_year).read();
}

std::optional<DatePoint> day_alone_at(const Tokens& tokens, size_t i, Setting setting) {
  return PointReader(tokens, i, setting, 0).day_only();
}

}  // namespace recto::reading
