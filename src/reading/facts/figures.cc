// Quantities put together: bounds before and behind, ranges, the thing counted.
#include "reading/facts/figures.h"

#include <algorithm>

#include "reading/facts/quantity.h"

namespace recto::reading {
namespace {

struct Draft {
  size_t end = 0;
  CharRange range;
  Quantity quantity;  ///< the one, or the low end
  std::optional<Quantity> high;
  bool low_bound = false, high_bound = false;  ///< of the one: "at least", "at most"
  bool approximate = false;
};

class FigureReader {
 public:
  FigureReader(const Tokens& tokens, const std::vector<CharRange>& taken) : tokens_(tokens), taken_(taken) {}

  std::vector<Fact> read() {
    std::vector<Fact> facts;
    for (size_t i = 0; i < tokens_.size();) {
      if (const size_t behind = tokens_[i].plain ? i + 1 : behind_taken(i); behind > i) {
        i = behind;
        continue;
      }
      auto draft = draft_at(i);
      if (draft && reaches_taken(draft->range)) draft.reset();
      if (draft) {
        facts.push_back(fact_of(*draft, i));
        behind_last_ = draft->end;
      }
      i = draft ? draft->end : i + 1;
    }
    return facts;
  }

 private:
  bool has(size_t i, Role role) const { return as(tokens_[i], role) != nullptr; }

  /// The token behind the taken range that token i begins in, or i.
  size_t behind_taken(size_t i) {
    while (next_taken_ < taken_.size() && taken_[next_taken_].end <= tokens_[i].range.start) ++next_taken_;
    if (next_taken_ == taken_.size() || tokens_[i].range.end <= taken_[next_taken_].start) return i;
    while (i < tokens_.size() && tokens_[i].range.start < taken_[next_taken_].end) ++i;
    return i;
  }
  bool reaches_taken(CharRange range) const {
    return next_taken_ < taken_.size() && taken_[next_taken_].start < range.end;
  }

  std::optional<Draft> draft_at(size_t i) const {
    if (auto draft = between(i)) return draft;
    if (auto draft = bounded(i)) return draft;
    auto quantity = quantity_at(tokens_, i);
    if (!quantity) return std::nullopt;
    Draft draft = of(*quantity, i);
    if (!joined_range(draft) && !hundredths_behind(draft)) bound_behind(draft);
    return draft;
  }

  Draft of(const Quantity& quantity, size_t first) const {
    Draft draft;
    draft.end = quantity.end;
    draft.range = {tokens_[first].core, quantity.range.end};
    draft.quantity = quantity;
    draft.approximate = first > 0 && has(first - 1, Role::approximate);
    return draft;
  }

  /// A quantity, perhaps behind "about" or the like, or "the" of "the tenth".
  std::optional<Quantity> quantity_near(size_t i, Reach reach = Reach::whole) const {
    if (has(i, Role::approximate) && !tokens_.is_sign(i, U'~')) ++i;
    if (tokens_[i].folded == U"the" && as(tokens_[i + 1], Role::ordinal)) ++i;
    return quantity_at(tokens_, i, reach);
  }

  static bool ascending(const Quantity& low, const Quantity& high) { return low.number.value < high.number.value; }

  static void close(Draft& draft, const Quantity& high) {
    draft.high = high;
    draft.end = high.end;
    draft.range.end = high.range.end;
    if (draft.quantity.unit.empty()) draft.quantity.unit = high.unit;
  }

  /// between A and B, from A to B, من … إلى …
  std::optional<Draft> between(size_t i) const {
    const bool opener = has(i, Role::between);
    if (!opener && !has(i, Role::from)) return std::nullopt;
    for (const Reach reach : {Reach::whole, Reach::one_term}) {  // «بين خمسة وعشرين» is from 5 to 20
      const auto low = quantity_near(i + 1, reach);
      if (!low) return std::nullopt;
      const size_t next = behind_joiner(low->end, opener);
      const auto high = next > 0 ? quantity_near(next) : std::nullopt;
      if (!high || !ascending(*low, *high)) continue;
      Draft draft = of(*low, i);
      if (i > 0 && tokens_[i - 1].folded == U"ما") draft.range.start = tokens_[i - 1].core;  // ما بين
      close(draft, *high);
      return draft;
    }
    return std::nullopt;
  }

  size_t behind_joiner(size_t i, bool and_joins) const {
    if (has(i, Role::to) || tokens_.is_sign(i, U'-')) return i + 1;
    if (!and_joins) return 0;
    if (has(i, Role::and_word)) return i + 1;
    return tokens_[i].clitics.conjunction ? i : 0;
  }

  struct Bound {
    bool low = false, high = false;
    size_t end = 0;
    CharOffset start;
  };
  /// at least, more than, =, up to …; "or more than", "or equal to" of a second amount, without the "or".
  Bound bound_at(size_t i) const {
    Bound bound = bound_without_or(i);
    bound.start = tokens_[i].core;
    if (bound.end > 0) return bound;
    const Sense* more = as(tokens_[i], Role::or_more);
    const Sense* less = as(tokens_[i], Role::or_less);
    const Sense* equal = as(tokens_[i], Role::or_equal);
    const Sense* any = more ? more : less ? less : equal;
    if (!any || any->code != "governs" || !quantity_near(i + 1)) return {};
    const size_t space = tokens_.written(tokens_[i].range).find(U' ');
    if (space == std::u32string_view::npos) return {};
    return {more || equal, less || equal, i + 1,
            CharOffset{tokens_[i].range.start.value + static_cast<uint32_t>(space) + 1}};
  }
  Bound bound_without_or(size_t i) const {
    const bool signs =
        tokens_.is_sign(i + 1, U'=') && tokens_.joined(i + 1) && (tokens_.is_sign(i, U'>') || tokens_.is_sign(i, U'<'));
    const size_t end = signs ? i + 2 : i + 1;
    if (has(i, Role::at_least)) return {true, false, end, {}};
    if (has(i, Role::at_most)) return {false, true, end, {}};
    if (has(i, Role::equal)) return {true, true, end, {}};
    return {};
  }

  std::optional<Draft> bounded(size_t i) const {
    const Bound bound = bound_at(i);
    if (bound.end == 0 || tokens_[i].clitics.preposition) return std::nullopt;
    const auto quantity = quantity_near(bound.end);
    if (!quantity || quantity->number.form == NumberForm::vague || spent_over(i, *quantity)) return std::nullopt;
    Draft draft = of(*quantity, i);
    draft.range.start = bound.start;
    if (is_time(quantity->unit)) draft.range.end = quantity->number.range.end;  // more than thirty | years old
    draft.low_bound = bound.low;
    draft.high_bound = bound.high;
    const bool equal = bound.low && bound.high;
    if (equal) {
      bound_behind(draft);
    } else if (!second_bound(draft)) {
      or_equal(draft);
    }
    return draft;
  }

  /// "$2000 over 3 years", "150 men over 3 days": how long, not how much more.
  bool spent_over(size_t i, const Quantity& quantity) const {
    constexpr size_t kNear = 3;
    const bool bare_time = is_time(quantity.unit) && quantity.range.end == quantity.number.range.end;
    if (tokens_[i].folded != U"over" || !bare_time || behind_last_ == 0 || i - behind_last_ > kNear) return false;
    for (size_t k = behind_last_; k < i; ++k) {
      if (tokens_[k].kind == TokenKind::sign) return false;
    }
    return true;
  }

  /// … and less than 40; both must make one range, of one thing: "at least 12 percent, up to 300 trucks" are two.
  bool second_bound(Draft& draft) const {
    size_t i = draft.end;
    const bool comma = tokens_.is_sign(i, U',') || tokens_.is_sign(i, U'،');
    const bool joined = has(i, Role::and_word) || tokens_[i].folded == U"but" || comma;
    if (joined) ++i;
    const Bound bound = bound_at(i);
    if (bound.end == 0 || bound.low == draft.low_bound || (!joined && !tokens_[i].clitics.conjunction)) return false;
    const auto other = quantity_near(bound.end);
    if (!other) return false;
    const Quantity first = draft.quantity;
    const bool other_thing = !first.unit.empty() && first.unit != other->unit && (comma || !other->unit.empty());
    if (other_thing) return false;
    const bool rising = draft.low_bound;
    if (!ascending(rising ? first : *other, rising ? *other : first)) return false;
    close(draft, *other);
    if (!rising) {
      draft.high = first;
      draft.quantity = *other;
    }
    return true;
  }

  void or_equal(Draft& draft) const {
    if (!has(draft.end, Role::or_equal) || quantity_at(tokens_, draft.end + 1)) return;
    draft.range.end = tokens_[draft.end].range.end;
    ++draft.end;
  }

  /// 20-30, 20 to 30
  bool joined_range(Draft& draft) const {
    const size_t next = behind_joiner(draft.end, false);
    if (next == 0 || draft.quantity.number.form == NumberForm::ordinal) return false;
    const bool dash = tokens_.is_sign(draft.end, U'-');
    if (dash && (tokens_.joined(draft.end) != tokens_.joined(next) || tokens_[next].kind == TokenKind::word))
      return false;
    if (tokens_[next].line_before) return false;
    const auto high = quantity_at(tokens_, next);
    if (!high || !ascending(draft.quantity, *high) || high->number.form == NumberForm::ordinal) return false;
    const bool units_differ = !draft.quantity.unit.empty() && draft.quantity.unit != high->unit;
    const bool chain = tokens_.joined(high->end) && tokens_.is_sign(high->end, U'-') && tokens_.joined(high->end + 1) &&
                       tokens_[high->end + 1].kind == TokenKind::number;
    if (units_differ || chain) return false;
    close(draft, *high);
    return true;
  }

  /// 20 dollars 43 cents, ٢٠ دولارا و٤٣ سنتا
  bool hundredths_behind(Draft& draft) const {
    constexpr int64_t kHundred = 100;
    Quantity& whole = draft.quantity;
    if (whole.unit.empty() || whole.unit == "cent" || !whole.number.value.is_whole()) return false;
    const bool money_left = has(draft.end, Role::money);  // Arabic units stand outside
    if (!money_left && !as(tokens_[draft.end - 1], Role::money)) return false;
    size_t next = money_left ? draft.end + 1 : draft.end;
    if (has(next, Role::and_word)) ++next;
    const auto part = quantity_at(tokens_, next);
    if (!part || part->unit != "cent" || !(part->number.value < Exact(kHundred))) return false;
    whole.number.value = whole.number.value + part->number.value / Exact(kHundred);
    draft.end = part->end;
    draft.range.end = part->range.end;
    return true;
  }

  /// 200 or more
  void bound_behind(Draft& draft) const {
    const bool more = has(draft.end, Role::or_more), less = has(draft.end, Role::or_less);
    if ((!more && !less) || quantity_at(tokens_, draft.end + 1)) return;
    draft.low_bound = more;
    draft.high_bound = less;
    draft.range.end = tokens_[draft.end].range.end;
    ++draft.end;
  }

  // What is said of it.

  Fact fact_of(const Draft& draft, size_t first) const {
    Fact fact;
    fact.type = FactType::figure;
    fact.range = draft.range;
    fact.text = std::u32string(tokens_.written(draft.range));
    const Number& number = draft.quantity.number;
    FactValue& value = fact.value;
    value.unit = draft.quantity.unit;
    value.approximate = draft.approximate || number.form == NumberForm::vague || has(draft.end, Role::approximate) ||
                        (first + 1 < draft.end && has(first + 1, Role::approximate));
    if (draft.high) {
      value.low = number.value.text();
      value.high = draft.high->number.value.text();
    } else if (number.form == NumberForm::vague) {
      value.low = number.value.text();
      value.high = number.high.text();
    } else {
      value.value = number.value.text();
      if (draft.low_bound) value.low = value.value;
      if (draft.high_bound) value.high = value.value;
    }
    value.form = form_of(draft);
    value.doubt = doubt_of(draft);
    if (number.form != NumberForm::ordinal)
      value.counted = counted(draft.end, !value.unit.empty() && value.unit != "%");
    return fact;
  }

  static std::string form_of(const Draft& draft) {
    if (draft.high) return "range";
    if (draft.low_bound && draft.high_bound) return "cardinal";
    if (draft.low_bound) return "at_least";
    if (draft.high_bound) return "at_most";
    switch (draft.quantity.number.form) {
      case NumberForm::ordinal:
        return "ordinal";
      case NumberForm::fraction:
        return "fraction";
      case NumberForm::vague:
        return "vague";
      default:
        return "cardinal";
    }
  }

  static std::string doubt_of(const Draft& draft) {
    const Quantity* ends[] = {&draft.quantity, draft.high ? &*draft.high : &draft.quantity};
    for (const Quantity* quantity : ends) {
      if (quantity->number.value.overflowed()) return "overflow";
      if (quantity->number.malformed) return "malformed";
    }
    for (const Quantity* quantity : ends) {
      if (quantity->number.doubtful) return "separator";
      if (quantity->unit_shared) return "currency";
    }
    return {};
  }

  /// The thing counted: the words behind up to the last plural, at most four, or the first one.
  std::u32string counted(size_t i, bool has_unit) const {
    constexpr size_t kMostWords = 4;
    if (has_unit && (has(i, Role::money) || has(i, Role::unit))) ++i;
    if (has(i, Role::approximate)) ++i;
    const bool of = has(i, Role::of_word);
    if (has_unit && !of) return {};
    if (of) ++i;
    if (tokens_[i].folded == U"the") ++i;
    size_t last = i;  // behind the last word taken
    for (size_t k = i; k < i + kMostWords; ++k) {
      const Token& word = tokens_[k];
      const bool ends = word.kind != TokenKind::word || (word.line_before && !word.wrapped) ||
                        has(k, Role::function_word) || has(k, Role::clause_break) || has(k, Role::in_word) ||
                        has(k, Role::cue) || has(k, Role::relative_period) || word.clitics.conjunction;
      if (ends) break;
      const bool agrees =
          word.arabic && last > i && word.folded.back() == U'ا' && tokens_[last - 1].folded.back() == U'ا';
      const bool plural = !word.arabic && (word.folded.ends_with(U's') || has(k, Role::counted));
      if (k == i || agrees || plural) last = k + 1;
      if (has(k, Role::counted)) break;
    }
    if (last == i) return {};
    return std::u32string(tokens_.written({tokens_[i].range.start, tokens_[last - 1].range.end}));
  }

  const Tokens& tokens_;
  const std::vector<CharRange>& taken_;
  size_t next_taken_ = 0;
  size_t behind_last_ = 0;  ///< the token behind the last figure
};

}  // namespace

std::vector<Fact> figures_in(const Tokens& tokens, const std::vector<CharRange>& taken) {
  return FigureReader(tokens, taken).read();
}

}  // namespace recto::reading
