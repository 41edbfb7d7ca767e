// Steps: fold; cut into parts (numbers, words, month names), dropping filler (of, th, شهر, سنة); at each part try the shapes of
// dates in the order of a table; the first that fits and is a day of its calendar is taken.

#include "reading/letters/letter_date.h"

#include <fmt/format.h>

#include <array>
#include <optional>

#include "reading/letters/month_names.h"
#include "text/arabic.h"
#include "text/fold.h"

namespace recto::reading::letters {
namespace {

using Text = std::u32string_view;

constexpr uint32_t kEarliest = 1700, kLatest = 2100, kEarliestHijri = 1200, kLatestHijri = 1500, kPivot = 30;

enum class PartKind : uint8_t { number, month, word };

struct Part {
  PartKind kind = PartKind::word;
  CharRange range;      ///< in the folded text
  uint32_t number = 0;  ///< the number's value
  unsigned digits = 0;
  Month month;
  Month nearly;  ///< of a word: the month it may be with a letter misread
  bool guessed = false;
  bool near = false;          ///< nothing but a separator lies between it and the part before
  char32_t separator = U' ';  ///< the sign before it: / - . or a space
};

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
bool is_letter(char32_t c) { return (c >= U'a' && c <= U'z') || text::is_arabic_letter(c); }
bool is_part(char32_t c) { return is_digit(c) || is_letter(c); }

/// Words inside a date that say nothing.
bool is_filler(Text word) {
  static constexpr std::array<Text, 16> kFiller = {U"of", U"the", U"st",  U"nd",   U"rd",   U"th",    U"day",   U"شهر",
                                                   U"من", U"عام", U"سنه", U"لعام", U"لسنه", U"للعام", U"اليوم", U"في"};
  return std::find(kFiller.begin(), kFiller.end(), word) != kFiller.end();
}

/// The digit that a letter may be misread from; 0 for none.
char32_t digit_like(char32_t c) {
  switch (c) {
    case U'o':
      return U'0';
    case U'l':
    case U'i':
      return U'1';
    case U's':
      return U'5';
    case U'b':
      return U'8';
    default:
      return is_digit(c) ? c : 0;
  }
}

/// A run of letters and digits as a number: all digits, or misread ones among at least as many digits.
std::optional<Part> as_number(Text run, uint32_t start) {
  constexpr size_t kMostDigits = 8;
  if (run.size() > kMostDigits) return std::nullopt;
  Part part;
  part.kind = PartKind::number;
  part.range = {CharOffset(start), CharOffset(start + static_cast<uint32_t>(run.size()))};
  part.digits = static_cast<unsigned>(run.size());
  size_t sure = 0;
  for (const char32_t c : run) {
    const char32_t digit = digit_like(c);
    if (digit == 0) return std::nullopt;
    sure += is_digit(c) ? 1 : 0;
    part.number = part.number * 10 + (digit - U'0');
  }
  if (sure * 2 < run.size()) return std::nullopt;
  part.guessed = sure < run.size();
  return part;
}

Part as_word(Text run, uint32_t start) {
  Part part;
  part.range = {CharOffset(start), CharOffset(start + static_cast<uint32_t>(run.size()))};
  part.month = month_named(run);
  if (part.month.number > 0) part.kind = PartKind::month;
  part.guessed = part.month.guessed;
  part.nearly = month_nearly_named(run);
  return part;
}

/// Cuts a folded text into parts.
class PartReader {
 public:
  explicit PartReader(Text folded) : text_(folded) {}

  std::vector<Part> read() {
    size_t at = 0;
    while (at < text_.size()) {
      if (!is_part(text_[at])) {
        ++at;
        continue;
      }
      size_t end = at;
      while (end < text_.size() && is_part(text_[end])) ++end;
      if (const size_t time = time_end(at, end); time > at) {
        at = time;
        continue;
      }
      add_run(at, end);
      at = end;
    }
    return std::move(parts_);
  }

 private:
  /// The end of a time of day with seconds between a day and its year (Jul 6 00:41:44 2010); `start` where there is none.
  size_t time_end(size_t start, size_t end) const {
    if (end - start > 2 || !is_digit(text_[start])) return start;
    size_t at = start, groups = 0;
    for (; groups < 3 && at + 1 < text_.size() && is_digit(text_[at]) && is_digit(text_[at + 1]); ++groups) {
      at += 2;
      if (groups < 2 && (at >= text_.size() || text_[at] != U':')) return start;
      at += groups < 2 ? 1 : 0;
    }
    return groups == 3 ? at : start;
  }

  /// A run is a number, or a word, or number and words without space: 23nov63, 231425z, 1st.
  void add_run(size_t start, size_t end) {
    const Text run = text_.substr(start, end - start);
    if (auto number = as_number(run, static_cast<uint32_t>(start))) return add(*number);
    if (Part word = as_word(run, static_cast<uint32_t>(start)); word.kind == PartKind::month) return add(word);
    if (add_stamp(run, start)) return;
    size_t from = start;
    for (size_t i = start + 1; i <= end; ++i) {
      if (i < end && is_digit(text_[i]) == is_digit(text_[i - 1])) continue;
      const Text piece = text_.substr(from, i - from);
      const auto number = as_number(piece, static_cast<uint32_t>(from));
      add(number ? *number : as_word(piece, static_cast<uint32_t>(from)));
      from = i;
    }
  }

  /// The date of a stamp without spaces, in which a letter may be misread: 160cr63, l9dec63in52147.
  bool add_stamp(Text run, size_t start) {
    constexpr size_t kMonth = 3, kYear = 2;
    for (const size_t day : {size_t{2}, size_t{1}}) {
      const size_t length = day + kMonth + kYear;
      if (run.size() < length || (run.size() > length && is_digit(run[length]))) continue;
      if (!is_digit(run[day - 1]) || !is_digit(run[day + kMonth])) continue;
      const auto at = [&](size_t offset) { return static_cast<uint32_t>(start + offset); };
      const auto day_part = as_number(run.substr(0, day), at(0)),
                 year = as_number(run.substr(day + kMonth, kYear), at(day + kMonth));
      Part month = as_word(run.substr(day, kMonth), at(day));
      if (month.month.number == 0) month.month = month.nearly;
      if (!day_part || !year || month.month.number == 0) continue;
      month.kind = PartKind::month;
      month.guessed = month.guessed || month.month.guessed;
      for (const Part& part : {*day_part, month, *year}) add(part);
      return true;
    }
    return false;
  }

  void add(Part part) {
    const Text word = text_.substr(part.range.start.value, part.range.length());
    if (is_filler(word)) return;
    if (!parts_.empty()) {
      part.near = is_near(parts_.back(), part);
      if (join_month(part, word)) return;
    }
    parts_.push_back(part);
  }

  /// كانون الثاني: the second word of a month's name.
  bool join_month(const Part& part, Text word) {
    Part& last = parts_.back();
    if (part.kind != PartKind::word || last.kind != PartKind::word || !part.near) return false;
    const bool arabic = text::is_arabic_letter(word.front());
    const Text first = text_.substr(last.range.start.value, last.range.length());
    constexpr size_t kShortest = 5;  // of a month cut in two: au ust
    if (!arabic && first.size() + word.size() < kShortest) return false;
    const Month month = month_named(std::u32string(first) + (arabic ? U" " : U"") + std::u32string(word));
    if (month.number == 0) return false;
    last.guessed = !arabic;
    last.kind = PartKind::month;
    last.month = month;
    last.range.end = part.range.end;
    return true;
  }

  bool is_near(const Part& before, Part& part) const {
    constexpr uint32_t kWidest = 12;
    const uint32_t from = before.range.end.value, to = part.range.start.value;
    if (to - from > kWidest) return false;
    size_t signs = 0;
    for (const char32_t c : text_.substr(from, to - from)) {
      if (c == U'\n' || c == U'(' || (c == U':' && !has_time(from, to))) return false;
      if (c != U' ' && c != U':' && !is_part(c)) {
        ++signs;
        part.separator = c;
      }
    }
    return signs <= 2;
  }

  /// Between two parts stands a time of day that was passed over.
  bool has_time(uint32_t from, uint32_t to) const {
    return text_.substr(from, to - from).find_first_of(U"0123456789") != Text::npos;
  }

  Text text_;
  std::vector<Part> parts_;
};

/// A date in the making.
struct Parsed {
  uint32_t year = 0, month = 0, day = 0;
  bool islamic = false, guessed = false, swappable = false;
  bool year_given = false;
  bool month_named = false;
};

bool valid(const Parsed& date) {
  static constexpr std::array<uint32_t, 12> kDays = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (date.month < 1 || date.month > 12 || date.day > (date.islamic ? 30 : kDays[date.month - 1])) return false;
  const bool leap = (date.year % 4 == 0 && date.year % 100 != 0) || date.year % 400 == 0;
  return date.islamic || !date.year_given || leap || date.month != 2 || date.day <= 28;
}

/// One way to write a date: D day, M month by name, m the same with a letter misread, N month by number, Y year, T date-time group (ddhhmm), H time of
/// day with its zone (2216Z; 22162), x a letter.
struct Shape {
  const char* parts;
  bool swappable = false;  ///< day and month may be the other way round
};
constexpr std::array<Shape, 16> kShapes = {{{"TMY"},
                                            {"TxMY"},
                                            {"MDHxY"},
                                            {"MDHY"},
                                            {"MDY"},
                                            {"DMY"},
                                            {"DmY"},
                                            {"mDY"},
                                            {"YMD"},
                                            {"DNY", true},
                                            {"NDY", true},
                                            {"YND"},
                                            {"DMMY"},
                                            {"MY"},
                                            {"DM"},
                                            {"MD"}}};

class ShapeReader {
 public:
  ShapeReader(Text folded, const std::vector<Part>& parts, DayMonthOrder order)
      : text_(folded), parts_(parts), order_(order) {}

  /// The date of a shape whose first part is number `at`. `used` is how many parts it takes.
  std::optional<Parsed> read(const Shape& shape, size_t at, size_t& used) const {
    Parsed date;
    date.swappable = shape.swappable;
    size_t i = at;
    for (const char* kind = shape.parts; *kind != '\0'; ++kind, ++i) {
      if (i >= parts_.size() || (i > at && !parts_[i].near) || !take(*kind, parts_[i], date)) return std::nullopt;
      date.guessed = date.guessed || parts_[i].guessed;
    }
    used = i - at;
    if (shape.swappable && !numeric(at)) return std::nullopt;
    if (date.day == 0 && (!date.year_given || follows_number(at))) return std::nullopt;
    if (!valid(date)) return std::nullopt;
    return date;
  }

 private:
  bool follows_number(size_t at) const { return at > 0 && parts_[at].near && parts_[at - 1].kind == PartKind::number; }

  /// Three numbers need the same sign between them: 3/4/63, 3-4-63, 3.4.63.
  bool numeric(size_t at) const {
    const char32_t sign = parts_[at + 1].separator;
    return sign != U' ' && sign != U',' && sign == parts_[at + 2].separator;
  }

  bool take(char kind, const Part& part, Parsed& date) const {
    switch (kind) {
      case 'D':
        date.day = part.number;
        return part.kind == PartKind::number && part.digits <= 2 && part.number >= 1 && part.number <= 31;
      case 'N':
        date.month = part.number;
        return part.kind == PartKind::number && part.digits <= 2 && part.number >= 1 && part.number <= 12;
      case 'T':
        date.day = part.number / (part.digits == 6 ? 10'000 : 100'000);
        return part.kind == PartKind::number && (part.digits == 6 || part.digits == 7) && date.day >= 1;
      case 'H':
        return is_time(part);
      case 'M':
        if (part.kind != PartKind::month || (date.month != 0 && date.month != part.month.number)) return false;
        date.month = part.month.number;
        date.month_named = true;
        date.islamic = part.month.calendar == Calendar::islamic;
        return true;
      case 'm':
        date.month = part.nearly.number;
        date.guessed = date.month_named = true;
        return part.kind == PartKind::word && date.month > 0;
      case 'Y':
        return take_year(part, date);
      default:
        return part.kind == PartKind::word && part.range.length() == 1;
    }
  }

  bool letter_follows(const Part& part, char32_t letter) const {
    size_t at = part.range.end.value;
    if (at + 1 < text_.size() && text_[at] == U' ') ++at;
    return at < text_.size() && text_[at] == letter && (at + 1 == text_.size() || !is_letter(text_[at + 1]));
  }

  /// Hours and minutes behind the day of an arrival stamp: 2216Z, or 22162 where the Z was misread.
  bool is_time(const Part& part) const {
    if (part.kind != PartKind::number) return false;
    const bool zone_misread = part.digits == 5 && (part.number % 10 == 2 || part.number % 10 == 7);
    const uint32_t time = zone_misread ? part.number / 10 : part.number;
    if (!zone_misread && (part.digits != 4 || !letter_follows(part, U'z'))) return false;
    return time / 100 < 24 && time % 100 < 60;
  }

  bool take_year(const Part& part, Parsed& date) const {
    if (letter_follows(part, U'z')) return false;
    if (part.kind != PartKind::number) return false;
    const size_t end = part.range.end.value;
    const bool time_follows = end + 1 < text_.size() && text_[end] == U':' && is_digit(text_[end + 1]);
    date.year = part.number;
    date.year_given = true;
    if (part.digits == 2 && !time_follows) {
      date.year += part.number < kPivot ? 2000 : 1900;
    } else if ((part.digits == 5 || part.digits == 6) && time_follows) {
      date.year = part.number / (part.digits == 5 ? 10 : 100);
    } else if (part.digits == 8) {
      date.year = part.number / 10000;  // the time without its colon
    } else if (part.digits != 4) {
      return false;
    }
    if (!date.islamic) date.islamic = date.year < kLatestHijri && date.year > kEarliestHijri && says_hijri(end);
    if (!date.islamic && part.digits == 4) right_century(date);
    return date.year >= (date.islamic ? kEarliestHijri : kEarliest) && date.year <= kLatest;
  }

  /// 1562 and 1065 behind a month's English name are 1962 and 1965 with a digit misread: nobody typed a letter then.
  static void right_century(Parsed& date) {
    constexpr uint32_t kBegins = 1000, kTypewriters = 1900;
    const bool misread = date.month_named && date.year >= kBegins && date.year < kEarliest;
    if (!misread) return;
    date.year = kTypewriters + date.year % 100;
    date.guessed = true;
  }

  /// The sign هـ behind a year, or a year that only the Hijri calendar has had.
  bool says_hijri(size_t end) const {
    while (end < text_.size() && text_[end] == U' ') ++end;
    const bool sign = end < text_.size() && (text_[end] == U'ه' || text_[end] == U'h');
    return (sign && (end + 1 == text_.size() || !is_letter(text_[end + 1]))) || order_ == DayMonthOrder::day_first;
  }

  Text text_;
  const std::vector<Part>& parts_;
  DayMonthOrder order_;
};

std::string written(const Parsed& date) {
  if (!date.year_given) return fmt::format("--{:02}-{:02}", date.month, date.day);
  if (date.day == 0) return fmt::format("{:04}-{:02}", date.year, date.month);
  return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

bool has_arabic(Text folded) { return std::any_of(folded.begin(), folded.end(), text::is_arabic_letter); }

/// The first shape that fits at a part. Of numeric dates the preferred order is tried alone first.
std::optional<Parsed> first_fit(const ShapeReader& reader, size_t at, DayMonthOrder order, size_t& used) {
  const bool month_first = order == DayMonthOrder::month_first;
  for (const Shape& shape : kShapes) {
    const bool preferred = !shape.swappable || (shape.parts[0] == 'N') == month_first;
    if (!preferred) continue;
    if (auto date = reader.read(shape, at, used)) return date;
  }
  for (const Shape& shape : kShapes) {
    if (!shape.swappable) continue;
    if (auto date = reader.read(shape, at, used)) return date;
  }
  return std::nullopt;
}

}  // namespace

std::vector<LetterDate> find_letter_dates(std::u32string_view text, DayMonthOrder order) {
  const text::Folded folded = text::fold(text, text::Folding::spelling);
  const std::vector<Part> parts = PartReader(folded.text).read();
  const bool doubtful = order == DayMonthOrder::unknown;
  if (doubtful) order = has_arabic(folded.text) ? DayMonthOrder::day_first : DayMonthOrder::month_first;
  const ShapeReader reader(folded.text, parts, order);
  std::vector<LetterDate> dates;
  for (size_t at = 0; at < parts.size();) {
    size_t used = 0;
    const auto date = first_fit(reader, at, order, used);
    if (!date) {
      ++at;
      continue;
    }
    LetterDate found;
    const CharRange range{parts[at].range.start, parts[at + used - 1].range.end};
    found.range = folded.map.to_source(range);
    found.value = written(*date);
    found.calendar = date->islamic ? "islamic" : "gregorian";
    found.whole = date->year_given && date->day > 0;
    found.guessed = date->guessed;
    if (date->swappable && doubtful && date->day <= 12 && date->day != date->month) {
      found.otherwise = fmt::format("{:04}-{:02}-{:02}", date->year, date->day, date->month);
    }
    dates.push_back(std::move(found));
    at += used;
  }
  return dates;
}

DayMonthOrder day_month_order(std::u32string_view text) {
  int day_first = 0, month_first = 0;
  const auto as_day_first = find_letter_dates(text, DayMonthOrder::day_first);
  const auto as_month_first = find_letter_dates(text, DayMonthOrder::month_first);
  for (size_t i = 0; i < std::min(as_day_first.size(), as_month_first.size()); ++i) {
    if (as_day_first[i].range != as_month_first[i].range || as_day_first[i].value != as_month_first[i].value) continue;
    const Text words = text.substr(as_day_first[i].range.start.value, as_day_first[i].range.length());
    const auto numbers = PartReader(text::folded(words, text::Folding::spelling)).read();
    if (numbers.size() != 3 || numbers[1].kind != PartKind::number) continue;
    if (numbers[0].number > 12 && numbers[0].digits <= 2) ++day_first;
    if (numbers[1].number > 12) ++month_first;
  }
  if (day_first == month_first) return DayMonthOrder::unknown;
  return day_first > month_first ? DayMonthOrder::day_first : DayMonthOrder::month_first;
}

}  // namespace recto::reading::letters
