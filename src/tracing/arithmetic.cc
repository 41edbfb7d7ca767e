#include "tracing/arithmetic.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <set>
#include <vector>

#include "text/fold.h"
#include "text/stem.h"
#include "text/words.h"

namespace recto::tracing {
namespace {

using Parts = std::vector<const Fact*>;

constexpr size_t kMostParts = 6;

bool is_exact_figure(const Fact& fact) {
  const FactValue& value = fact.value;
  return fact.type == FactType::figure && !value.value.empty() && value.low.empty() && value.high.empty() &&
         !value.approximate && value.form != "ordinal" && value.doubt.empty();
}

double number(const Fact& fact) { return std::strtod(fact.value.value.c_str(), nullptr); }
bool equal(double a, double b) { return std::abs(a - b) < 1e-9 * std::max(1.0, std::abs(a)); }

std::set<std::u32string> folded_words(std::u32string_view text) {
  std::set<std::u32string> out;
  for (const text::WordSpan& word : text::words(text))
    out.insert(text::folded(text.substr(word.range.start.value, word.range.length()), text::Folding::spelling));
  return out;
}

template <size_t N>
bool has_any(std::u32string_view text, const std::u32string_view (&wanted)[N]) {
  const std::set<std::u32string> words = folded_words(text);
  return std::any_of(std::begin(wanted), std::end(wanted),
                     [&](std::u32string_view word) { return words.contains(std::u32string(word)); });
}

/// What follows is a part of what went before.
bool says_of_which(std::u32string_view text) {
  static constexpr std::u32string_view kWords[] = {U"whom",  U"which", U"including", U"among", U"منهم",
                                                   U"منها",  U"بينهم", U"بينها",     U"ضمنهم", U"ضمنها",
                                                   U"these", U"those", U"them"};
  return has_any(text, kWords);
}
bool says_total(std::u32string_view text) {
  static constexpr std::u32string_view kWords[] = {U"altogether", U"total",   U"totalling", U"sum",     U"combined",
                                                   U"all",        U"المجموع", U"والمجموع",  U"مجموعهم", U"مجموع",
                                                   U"مجموعه",     U"اجمالي",  U"الاجمالي"};
  return has_any(text, kWords);
}

std::set<std::u32string> counted_stems(const Fact& fact) {
  std::set<std::u32string> out;
  for (const std::u32string& word : folded_words(fact.value.counted)) out.insert(text::stem(word));
  return out;
}

/// Whether two figures count the same: by name, or in the same unit; nothing where one of them names neither.
std::optional<bool> count_the_same(const Fact& a, const Fact& b) {
  if (!a.value.unit.empty() && !b.value.unit.empty()) return a.value.unit == b.value.unit;
  const std::set<std::u32string> ours = counted_stems(a), theirs = counted_stems(b);
  if (ours.empty() || theirs.empty()) return std::nullopt;
  return std::any_of(ours.begin(), ours.end(), [&](const std::u32string& stem) { return theirs.contains(stem); });
}

std::optional<std::chrono::sys_days> day_of(const Fact& fact) {
  if (fact.type != FactType::date || !fact.value.calendar.empty() || fact.value.value.size() != 10) return std::nullopt;
  const std::string& iso = fact.value.value;
  const std::chrono::year_month_day day{std::chrono::year(std::atoi(iso.c_str())),
                                        std::chrono::month(static_cast<unsigned>(std::atoi(iso.c_str() + 5))),
                                        std::chrono::day(static_cast<unsigned>(std::atoi(iso.c_str() + 8)))};
  if (!day.ok()) return std::nullopt;
  return std::chrono::sys_days(day);
}

class Deriver {
 public:
  Deriver(const FactPlace& story, std::u32string_view story_text, const PageStatements& page, size_t k)
      : story_(story), story_text_(story_text), text_(page.page->text) {
    for (size_t i = k; i < std::min(k + 2, page.statements.size()); ++i) {
      if (i > k && is_paragraph_between(page.statements[k], page.statements[i])) break;
      for (const Fact& fact : page.statements[i].facts) {
        if (is_exact_figure(fact)) figures_.push_back(&fact);
        if (day_of(fact)) dates_.push_back(&fact);
      }
      if (i == k) own_ = figures_.size() + dates_.size();
    }
    first_end_ = page.statements[k].range.end;
    terms_ = &page.statements[k].terms;
  }

  std::optional<Derived> run() const {
    if (!is_exact_figure(*story_.fact) || own_ == 0) return std::nullopt;
    const std::string& unit = story_.fact->value.unit;
    if (unit == "%") return share();
    if (unit == "day" || unit == "week" || unit == "month" || unit == "year") return span();
    if (auto against = own_parts()) return against;
    if (!some_figures_give_it()) return std::nullopt;
    if (auto found = sum()) return found;
    return remainder();
  }

 private:
  bool is_paragraph_between(const Statement& a, const Statement& b) const {
    return text_.substr(a.range.end.value - 1, b.range.start.value + 1 - a.range.end.value).find(U"\n\n") != text_.npos;
  }
  std::u32string_view between(const Fact& a, const Fact& b) const {
    return std::u32string_view(text_).substr(a.range.end.value, b.range.start.value - a.range.end.value);
  }
  /// "Of the 640 volunteers, 210 …": a figure whose part follows.
  bool is_whole(const Fact& whole, const Fact& part) const {
    constexpr uint32_t kOfThe = 7;
    const uint32_t from = whole.range.start.value - std::min(whole.range.start.value, kOfThe);
    const std::set<std::u32string> before =
        folded_words(std::u32string_view(text_).substr(from, whole.range.start.value - from));
    return says_of_which(between(whole, part)) || before.contains(U"of") || before.contains(U"من");
  }
  /// Whether neighbouring figures, whatever they count, sum up to the story's or leave it: asked first, as words cost much more than numbers.
  bool some_figures_give_it() const {
    const double told = number(*story_.fact);
    for (size_t first = 0; first + 1 < figures_.size(); ++first) {
      double total = number(*figures_[first]);
      if (equal(total - number(*figures_[first + 1]), told)) return true;
      for (size_t i = first + 1; i < std::min(first + kMostParts, figures_.size()); ++i) {
        total += number(*figures_[i]);
        if (equal(total, told)) return true;
      }
    }
    return false;
  }
  /// Whether the statement has a word for what the story counts.
  bool is_named_here() const {
    const std::set<std::u32string> counted = counted_stems(*story_.fact);
    return std::any_of(terms_->begin(), terms_->end(), [&](const Term& term) { return counted.contains(term.stem); });
  }
  static const std::string& written(const Fact& fact) { return fact.value.value; }

  std::optional<Derived> made_of(const Parts& parts, std::string sum) const {
    if (parts.front()->range.start >= first_end_) return std::nullopt;  // the next statement's own
    return Derived{parts.front(), {parts.front()->range.start, parts.back()->range.end}, std::move(sum), false};
  }

  /// Neighbouring figures that count the same thing.
  std::optional<Derived> sum() const {
    for (size_t first = 0; first < figures_.size(); ++first) {
      Parts parts{figures_[first]};
      bool named = count_the_same(*story_.fact, *parts.front()).value_or(false);
      double total = number(*parts.front());
      if (!count_the_same(*story_.fact, *parts.front()).value_or(true)) continue;
      for (size_t i = first + 1; i < figures_.size() && parts.size() < kMostParts; ++i) {
        const std::optional<bool> same = count_the_same(*story_.fact, *figures_[i]);
        if (!same.value_or(true) || is_whole(*parts.back(), *figures_[i])) break;
        parts.push_back(figures_[i]);
        named = named || same.value_or(false);
        total += number(*figures_[i]);
        if (named && equal(total, number(*story_.fact))) return made_of(parts, sum_text(parts));
      }
    }
    return std::nullopt;
  }

  std::string sum_text(const Parts& parts) const {
    std::string out;
    double total = 0;
    for (const Fact* part : parts) {
      out += (out.empty() ? "" : " + ") + written(*part);
      total += number(*part);
    }
    return out + fmt::format(" = {}", total);
  }

  /// "640 volunteers, of whom 210": the others are 430.
  std::optional<Derived> remainder() const {
    for (size_t i = 1; i < figures_.size(); ++i) {
      const Fact &whole = *figures_[i - 1], &part = *figures_[i];
      if (!equal(number(whole) - number(part), number(*story_.fact))) continue;
      if (!is_whole(whole, part) || !count_the_same(*story_.fact, whole).value_or(is_named_here())) continue;
      return made_of({&whole, &part},
                     fmt::format("{} - {} = {}", written(whole), written(part), written(*story_.fact)));
    }
    return std::nullopt;
  }

  /// One figure as a share of another, to the digits that the story gives.
  std::optional<Derived> share() const {
    const std::string& told = story_.fact->value.value;
    const size_t point = told.find('.');
    const double unit = std::pow(10.0, point == told.npos ? 0 : static_cast<double>(told.size() - point - 1));
    for (size_t i = 1; i < figures_.size(); ++i) {
      const Fact &a = *figures_[i - 1], &b = *figures_[i];
      if (a.value.unit == "%" || b.value.unit == "%") continue;
      const Fact &part = number(a) < number(b) ? a : b, &whole = number(a) < number(b) ? b : a;
      if (number(whole) <= 0 || !count_the_same(part, whole).value_or(true)) continue;
      const double percent = std::round(100 * number(part) / number(whole) * unit) / unit;
      if (!equal(percent, number(*story_.fact))) continue;
      return made_of({&a, &b}, fmt::format("{} of {} = {} %", written(part), written(whole), told));
    }
    return std::nullopt;
  }

  /// Days, weeks, months or years from one day to the next one named; years and months are whole ones.
  std::optional<Derived> span() const {
    for (size_t i = 1; i < dates_.size(); ++i) {
      const Fact &a = *dates_[i - 1], &b = *dates_[i];
      const auto from = std::min(*day_of(a), *day_of(b)), to = std::max(*day_of(a), *day_of(b));
      if (from == to || !is_span(from, to)) continue;
      return made_of({&a, &b}, fmt::format("{} to {} = {} {}{}", written(a), written(b), written(*story_.fact),
                                           story_.fact->value.unit, written(*story_.fact) == "1" ? "" : "s"));
    }
    return std::nullopt;
  }

  bool is_span(std::chrono::sys_days from, std::chrono::sys_days to) const {
    const std::string& unit = story_.fact->value.unit;
    const double told = number(*story_.fact);
    const auto days = static_cast<double>((to - from).count());
    if (unit == "day") return equal(days, told);
    if (unit == "week") return equal(std::floor(days / 7), told);
    const std::chrono::year_month_day first(from), last(to);
    int months = (static_cast<int>(last.year()) - static_cast<int>(first.year())) * 12 +
                 static_cast<int>(static_cast<unsigned>(last.month())) -
                 static_cast<int>(static_cast<unsigned>(first.month()));
    if (last.day() < first.day()) --months;
    return unit == "month" ? equal(months, told) : equal(months / 12, told);
  }

  /// The story gives parts and their sum: its parts stand here, and give another.
  std::optional<Derived> own_parts() const {
    const CharRange& sentence = story_.statement->range;
    if (!says_total(story_text_.substr(sentence.start.value, sentence.length()))) return std::nullopt;
    Parts parts;
    double total = 0;
    for (const Fact& said : story_.statement->facts) {
      if (said.range == story_.fact->range || said.type != FactType::figure) continue;
      if (!count_the_same(*story_.fact, said).value_or(true)) continue;
      const auto written_here = std::find_if(figures_.begin(), figures_.end(), [&](const Fact* fact) {
        return equal(number(*fact), number(said)) && count_the_same(said, *fact).value_or(true);
      });
      if (!is_exact_figure(said) || written_here == figures_.end()) return std::nullopt;
      if (!count_the_same(*story_.fact, **written_here).value_or(true)) return std::nullopt;
      parts.push_back(*written_here);
      total += number(said);
    }
    const bool largest =
        std::all_of(parts.begin(), parts.end(), [&](const Fact* part) { return number(*part) < number(*story_.fact); });
    if (parts.size() < 2 || !largest || equal(total, number(*story_.fact))) return std::nullopt;
    std::sort(parts.begin(), parts.end(), [](const Fact* a, const Fact* b) { return a->range.start < b->range.start; });
    if (std::adjacent_find(parts.begin(), parts.end()) != parts.end()) return std::nullopt;
    std::optional<Derived> out = made_of(parts, sum_text(parts));
    if (out) out->against = true;
    return out;
  }

  const FactPlace& story_;
  std::u32string_view story_text_;
  const std::u32string& text_;
  Parts figures_, dates_;
  size_t own_ = 0;
  const std::vector<Term>* terms_ = nullptr;
  CharOffset first_end_;
};

}  // namespace

std::optional<Derived> derive(const FactPlace& story, std::u32string_view story_text, const PageStatements& page,
                              size_t k) {
  return Deriver(story, story_text, page, k).run();
}

}  // namespace recto::tracing
