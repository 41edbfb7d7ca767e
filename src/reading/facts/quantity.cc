#include "reading/facts/quantity.h"

#include <algorithm>

namespace recto::reading {
namespace {

constexpr int64_t kAged = 3, kInCapitals = 3, kDual = 2;

class QuantityReader {
 public:
  QuantityReader(const Tokens& tokens, size_t start, Reach reach)
      : tokens_(tokens), at_(start), start_(start), reach_(reach) {}

  std::optional<Quantity> read() {
    if (dual_unit()) return out_;
    const bool negative = minus();
    const bool priced = money_before();
    const bool shared = !priced && (percent_before() || share_before());
    if (!number()) return std::nullopt;
    if (negative && apart_ && out_.number.end < tokens_.size() && start_ == 0) return std::nullopt;
    if (negative) out_.number.value = -out_.number.value;
    if (!priced && !shared && out_.number.form != NumberForm::ordinal) unit_behind();
    if (pronoun()) return std::nullopt;
    out_.end = at_;
    return out_;
  }

 private:
  bool has(size_t i, Role role) const { return as(tokens_[i], role) != nullptr; }
  void extend(size_t last) { out_.range.end = tokens_[last].range.end; }

  /// شهران, كيلومترين: the number is in the word.
  bool dual_unit() {
    const Sense* unit = as(tokens_[at_], Role::unit);
    if (!unit || unit->value != kDual || tokens_[at_].clitics.definite) return false;
    out_.number.value = out_.number.high = Exact(kDual);
    out_.number.end = out_.end = at_ + 1;
    out_.range = out_.number.range = {tokens_[at_].core, tokens_[at_].range.end};
    out_.unit = unit->code;
    return true;
  }

  bool minus() {
    if (has(at_, Role::minus)) {
      ++at_;
      return true;
    }
    if (!tokens_.is_sign(at_, U'-')) return false;
    apart_ = !tokens_.joined(at_ + 1);
    if (apart_ && !no_dash_before()) return false;
    const bool open = !tokens_.joined(at_) || tokens_[at_ - 1].kind == TokenKind::sign;
    const bool amount = tokens_[at_ + 1].kind == TokenKind::number || has(at_ + 1, Role::money);
    if (!open || !amount) return false;
    ++at_;
    return true;
  }

  /// Whether a dash with a space behind it can be nothing but a minus: alone with its number in a text, as in a cell of an account
  /// (else it begins the item of a list), behind a bracket or a sign of arithmetic.
  bool no_dash_before() const {
    constexpr std::u32string_view kOpen = U"([=*×÷+<>";
    return at_ == 0 || (tokens_[at_ - 1].kind == TokenKind::sign && kOpen.find(tokens_[at_ - 1].sign) != kOpen.npos);
  }

  const Sense* money(size_t i) const {
    const Sense* money = as(tokens_[i], Role::money);
    const bool small = money && money->value == kInCapitals && !tokens_[i].capital;
    return small ? nullptr : money;
  }

  /// $ 5, US$ 5, USD 5, Rs. 5
  bool money_before() {
    const Sense* country = as(tokens_[at_], Role::money_country);
    const bool prefixed = country && money(at_ + 1) && tokens_[at_ + 1].kind == TokenKind::sign;
    const size_t sign = prefixed ? at_ + 1 : at_;
    const Sense* found = money(sign);
    if (!found || tokens_[sign].arabic) return false;
    size_t next = sign + 1;
    if (tokens_.is_sign(next, U'.') && tokens_.joined(next)) ++next;
    if (tokens_[next].kind != TokenKind::number || tokens_[next].line_before) return false;
    set_money(*found);
    if (prefixed) out_.unit = country->code;
    at_ = next;
    return true;
  }

  void set_money(const Sense& sense) {
    constexpr int64_t kHundredth = 100;
    out_.unit = sense.code;
    out_.unit_shared = !sense.code.empty() && sense.code[0] >= 'a' && sense.value != kHundredth;
  }

  /// بالمئة 10
  bool percent_before() {
    if (!tokens_[at_].arabic || !has(at_, Role::percent) || tokens_[at_ + 1].kind != TokenKind::number) return false;
    if (at_ > 0 && tokens_[at_ - 1].kind == TokenKind::number) return false;
    out_.unit = "%";
    ++at_;
    return true;
  }

  /// نسبة ٢٥, if nothing is counted or compared behind it: «نسبة ٣ إلى ١», «نسبة ٢٠٠ طن».
  bool share_before() {
    if (!has(at_, Role::share) || tokens_[at_ + 1].kind != TokenKind::number) return false;
    const auto found = number_at(tokens_, at_ + 1, reach_);
    if (!found || found->value < Exact(1) || found->form != NumberForm::cardinal) return false;
    const size_t next = found->end;
    const bool compared = has(next, Role::to) || has(next, Role::ratio) || tokens_.is_sign(next, U'-') ||
                          tokens_.is_sign(next, U':') || tokens_.is_sign(next, U'/');
    const bool counted = tokens_[next].kind == TokenKind::word && !tokens_[next].clitics.conjunction &&
                         !has(next, Role::function_word) && !has(next, Role::in_word);
    if (compared || counted || has(next, Role::percent) || has(next, Role::money)) return false;
    out_.unit = "%";
    ++at_;
    return true;
  }

  bool number() {
    if (part_of_code()) return false;
    const auto found = number_at(tokens_, at_, reach_);
    if (!found) return false;
    out_.number = *found;
    out_.range = {tokens_[start_].core, found->range.end};
    at_ = found->end;
    return !glued_to_letters();
  }

  /// A4, 10:30: digits behind letters or a colon that they are closed up with.
  bool part_of_code() const {
    const Token& token = tokens_[at_];
    if (token.kind != TokenKind::number || !tokens_.joined(at_)) return tokens_.is_sign(at_ + 1, U':') && clock(at_);
    const Token& before = tokens_[at_ - 1];
    if (before.kind == TokenKind::word) return !before.arabic && !has(at_ - 1, Role::money);
    return (before.kind == TokenKind::sign && before.sign == U':' && tokens_.joined(at_ - 1)) || clock(at_);
  }
  bool clock(size_t i) const {
    return tokens_[i].kind == TokenKind::number && tokens_.is_sign(i + 1, U':') && tokens_.joined(i + 1) &&
           tokens_.joined(i + 2) && tokens_[i + 2].kind == TokenKind::number;
  }

  bool glued_to_letters() const {
    const Token& next = tokens_[at_];
    return out_.number.in_digits && tokens_.joined(at_) && next.kind == TokenKind::word && !next.arabic &&
           !has(at_, Role::unit) && !has(at_, Role::money) && !has(at_, Role::month) && !has(at_, Role::money_country);
  }

  void unit_behind() {
    size_t i = at_;
    const bool hyphen = tokens_.is_sign(i, U'-') && tokens_.joined(i) && tokens_.joined(i + 1) &&
                        tokens_[i + 1].kind == TokenKind::word;
    if (hyphen) ++i;
    if ((tokens_[i].line_before && !tokens_[i].wrapped) || tokens_[i].clitics.conjunction) return;
    if (has(i, Role::percent)) return take("%", i);
    const bool country = has(i, Role::money_country) && money(i + 1) && tokens_.joined(i + 1);
    if (const Sense* found = money(country ? i + 1 : i)) {
      set_money(*found);
      return take(country ? std::string(as(tokens_[i], Role::money_country)->code) : out_.unit, country ? i + 1 : i);
    }
    const Sense* unit = as(tokens_[i], Role::unit);
    if (!unit || unit->value == kDual || tokens_[i].clitics.preposition) return;
    measure(i, *unit, hyphen);
  }

  void take(std::string unit, size_t last) {
    out_.unit = std::move(unit);
    const bool sign = tokens_[last].kind == TokenKind::sign || has(last, Role::percent);
    if (!tokens_[last].arabic || sign) {
      extend(last);
      at_ = last + 1;
    }
    const Sense* scale = as(tokens_[at_], Role::scale);  // 75 USD million
    if (!scale || tokens_[at_].arabic || out_.unit == "%") return;
    out_.number.value = out_.number.value * Exact(scale->value);
    extend(at_++);
  }

  /// Units of measure belong to the figure; of time they are counted things, but for ages.
  void measure(size_t i, const Sense& unit, bool hyphen) {
    out_.unit = unit.code;
    const bool time = is_time(unit.code);
    if (tokens_[i].arabic || hyphen_of_time(hyphen, time) || (time && unit.value != kAged)) return;
    extend(i);
    at_ = i + 1;
    power(unit.code);
    rate();
  }
  static bool hyphen_of_time(bool hyphen, bool time) { return hyphen && time; }

  /// 24703m2
  void power(std::string_view code) {
    const Token& token = tokens_[at_];
    const bool digit =
        token.kind == TokenKind::number && tokens_.joined(at_) && (token.digits == "2" || token.digits == "3");
    if (!digit || (code != "m" && code != "km" && code != "cm" && code != "ft")) return;
    out_.unit += token.digits;
    extend(at_++);
  }

  /// … per hour, …/s
  void rate() {
    const bool per = has(at_, Role::per) && !has(at_, Role::article);
    const Sense* below = per ? as(tokens_[at_ + 1], Role::unit) : nullptr;
    if (!below) return;
    out_.unit += "/" + std::string(below->code);
    extend(at_ + 1);
    at_ += 2;
  }

  /// "one" and «واحد» that stand for somebody.
  bool pronoun() const {
    if (!out_.number.weak || !out_.unit.empty()) return false;
    const bool definite = tokens_[start_].clitics.definite;
    return definite || (start_ > 0 && has(start_ - 1, Role::one_not_behind)) || has(at_, Role::one_not_before);
  }

  const Tokens& tokens_;
  size_t at_, start_;
  Reach reach_;
  bool apart_ = false;  ///< a space stands behind the minus
  Quantity out_;
};

}  // namespace

bool is_time(std::string_view unit) {
  constexpr std::string_view kTimes[] = {"second", "minute", "hour", "day",    "night",
                                         "week",   "month",  "year", "decade", "century"};
  return std::find(std::begin(kTimes), std::end(kTimes), unit) != std::end(kTimes);
}

std::optional<Quantity> quantity_at(const Tokens& tokens, size_t i, Reach reach) {
  return QuantityReader(tokens, i, reach).read();
}

}  // namespace recto::reading
