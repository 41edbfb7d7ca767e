// Numbers as sums of products. A number is read term by term into `total` (finished scales) and `group` (below the next scale):
//
//   two hundred and two thousand      group 2 → 200 → 202; thousand: total 202,000
//   ثلاثمائة وخمسون ألفا             group 300 → 350; ألف: total 350,000
//   two and a half thousand           a fraction, then a scale: all of it times 1000
//
// English terms follow each other in falling order, with "and" behind hundreds and scales only; Arabic ones are joined by و, with
// units before tens. What breaks the order ends the number. A multiplier that no one would use ("600 hundred") is computed
// all the same and called malformed.
#include "reading/facts/numbers.h"

#include "reading/facts/fractions.h"

namespace recto::reading {
namespace {

constexpr int64_t kThousand = 1000, kHundred = 100, kTen = 10;
constexpr unsigned kMostTerms = 24;  // no sound number has more words; keeps every reading short

/// Reads one number; each step either takes tokens or leaves the state as it is.
class Reader {
 public:
  Reader(const Tokens& tokens, size_t start, Reach reach) : tokens_(tokens), at_(start), start_(start), reach_(reach) {}

  std::optional<Number> read() {
    if (!first_term()) return std::nullopt;
    if (reach_ != Reach::one_term) {
      while (next_term()) {
      }
      fraction_behind();
      decimals_behind();
      ratio_behind();
    }
    return finished();
  }

 private:
  const Token& token(size_t i) const { return tokens_[i]; }
  bool has(size_t i, Role role) const { return as(token(i), role) != nullptr; }

  bool first_term() {
    const Token& first = token(at_);
    if (has(at_, Role::not_number)) return false;
    if (first.kind == TokenKind::number) return digits_first();
    if (first_fraction() || plural_or_vague() || one_part()) return true;
    if (has(at_, Role::article)) {
      const bool counts = has(at_ + 1, Role::hundred) || has(at_ + 1, Role::scale);
      if (!counts) return false;
      ++at_;
      return small_or_scale(false);
    }
    return ordinal_alone() || small_or_scale(false);
  }

  bool digits_first() {
    const Token& digits = token(at_);
    total_ = {};
    group_ = Exact::parse(digits.digits);
    doubtful_ = digits.doubtful;
    digits_ = pure_digits_ = last_digits_ = true;
    ++at_;
    if (tokens_.joined(at_) && has(at_, Role::ordinal_ending)) {
      form_ = NumberForm::ordinal;
      ++at_;
      done_ = true;
    } else if (!simple_fraction()) {
      suffix();
    }
    return true;
  }

  /// 3/4, 2 1/4, 2½.
  bool simple_fraction() {
    if (const auto vulgar = vulgar_fraction_at(tokens_, at_)) {
      group_ = group_ + *vulgar;
      ++at_;
      return done_ = true;
    }
    if (const auto part = slashed_fraction_at(tokens_, at_ - 1)) {
      group_ = *part;
      at_ += 2;
      form_ = NumberForm::fraction;
      return done_ = true;
    }
    const auto part = token(at_).kind == TokenKind::number ? slashed_fraction_at(tokens_, at_) : std::nullopt;
    if (!part || !group_.is_whole() || !(*part < Exact(1))) return false;
    group_ = group_ + *part;
    at_ += 3;
    return done_ = true;
  }

  void suffix() {
    const Sense* suffix = as(token(at_), Role::suffix);
    if (!suffix) return;
    const bool letter = token(at_).range.length() == 1 && suffix->code != "spaced";
    if (letter && !tokens_.joined(at_) && token(at_).folded != U"k") return;
    if (suffix->code == "capital" && (!token(at_).capital || !tokens_.joined(at_))) return;  // not 7.62 mm
    if (tokens_.joined(at_ + 1) && token(at_ + 1).kind == TokenKind::number) return;         // 4a2
    group_ = group_ * Exact(suffix->value);
    digits_ = pure_digits_ = false;
    ++at_;
    done_ = true;
  }

  /// half, half a million, a quarter million, ثلثا, خُمس, ½
  bool first_fraction() {
    size_t i = at_;
    if (const auto vulgar = vulgar_fraction_at(tokens_, i)) {
      group_ = *vulgar;
      at_ = i + 1;
      return end_fraction();
    }
    const bool article = has(i, Role::article);
    if (article) ++i;
    const Sense* word = part_word_at(tokens_, i);
    if (!word || word->code == "plural" || word->code == "compound") return false;
    const bool of_definite = has(i, Role::digit) && definite_noun_at(tokens_, i + 1);  // خمس الساعة, but خمس ساعات
    if (!said_as_part(tokens_, i) && !of_definite) {
      if (has(i, Role::digit) || (word->code == "weak" && !article && scale_near(tokens_, i + 1) == 0)) return false;
    }
    group_ = Exact(is_two(*word) ? 2 : 1, word->value);
    at_ = i + 1;
    return end_fraction();
  }

  /// The scale that a fraction may be of: a quarter of a million is no fraction any more.
  bool end_fraction() {
    form_ = NumberForm::fraction;
    weak_ = false;
    if (const size_t scale = scale_near(tokens_, at_)) {
      group_ = group_ * Exact(as(token(scale), Role::scale)->value);
      form_ = NumberForm::cardinal;
      at_ = scale + 1;
    }
    return done_ = true;
  }

  /// hundreds; tens of thousands; مئات الآلاف
  bool plural_or_vague() {
    if (const Sense* vague = as(token(at_), Role::vague)) {
      if (!scale_near(tokens_, at_ + 1)) return false;
      return take_vague(*vague, scale_near(tokens_, at_ + 1));
    }
    const Sense* plural = as(token(at_), Role::plural);
    if (!plural) return false;
    const size_t of = has(at_ + 1, Role::of_word) ? at_ + 2 : at_ + 1;
    const bool multiplied = has(of, Role::plural) && !token(of).clitics.conjunction;
    return take_vague(*plural, multiplied ? of : 0);
  }

  bool take_vague(const Sense& sense, size_t scale) {
    Exact most(as_number(sense.code)), least(sense.value);
    if (scale > 0) {
      const Exact times(as(token(scale), Role::scale) ? as(token(scale), Role::scale)->value
                                                      : as(token(scale), Role::plural)->value / 2);
      constexpr int64_t kBelowNext = 99;
      most = (sense.value <= kHundred / 2 ? Exact(kBelowNext) : most) * times;
      least = least * times;
    }
    group_ = least;
    high_ = most;
    at_ = scale > 0 ? scale + 1 : at_ + 1;
    form_ = NumberForm::vague;
    return done_ = true;
  }

  static int64_t as_number(std::string_view digits) {
    int64_t value = 0;
    for (const char c : digits) value = value * kTen + (c - '0');
    return value;
  }

  /// first, الحادي والعشرون, الثاني عشر
  bool ordinal_alone() {
    const Sense* ordinal = as(token(at_), Role::ordinal);
    if (!ordinal) return false;
    if (has(at_, Role::digit) && !token(at_).clitics.definite) return false;
    const bool arabic = token(at_).arabic;
    const size_t behind = has(at_ + 1, Role::and_word) ? at_ + 2 : at_ + 1;  // also و apart
    const Token& next = token(behind);
    const Sense* tens = as(next, Role::tens);
    const bool joined = next.clitics.conjunction || behind > at_ + 1;
    if (arabic && has(at_ + 1, Role::ten_ending) && !next.clitics.conjunction && ordinal->value < kTen) {
      return take_ordinal(ordinal->value + kTen, 2);
    }
    if (arabic && tens && joined) return take_ordinal(ordinal->value + tens->value, behind + 1 - at_);
    if (ordinal->code == "compound") return false;
    return take_ordinal(ordinal->value, 1);
  }

  bool take_ordinal(int64_t value, size_t words) {
    group_ = Exact(value);
    at_ += words;
    form_ = NumberForm::ordinal;
    return done_ = true;
  }

  // Terms behind the first.

  /// Where the next term stands, past "and" or a hyphen; and how it is joined.
  struct Joint {
    size_t term;
    bool conjunction, hyphen;
  };
  Joint joint() const {
    Joint out{at_, false, false};
    if (has(at_, Role::and_word)) out = {at_ + 1, true, false};
    if (tokens_.is_sign(at_, U'-')) out = {at_ + 1, false, true};
    if (token(out.term).clitics.conjunction) out.conjunction = true;
    return out;
  }

  bool next_term() {
    if (done_ || ++terms_ > kMostTerms) return false;
    const Joint joint = this->joint();
    const Token& next = token(joint.term);
    if (next.line_before && joint.term == at_ && !next.clitics.conjunction && !has(joint.term, Role::scale))
      return false;
    if (next.clitics.preposition) return false;
    if (next.clitics.definite && !joint.conjunction) return false;
    const size_t before = at_;
    at_ = joint.term;
    if (joint.hyphen && !hyphen_joins(before)) return give_up(before);
    if (fraction_term(joint) || ordinal_term(joint) || number_term(joint)) {
      digits_ = pure_digits_ = false;
      return true;
    }
    return give_up(before);
  }

  bool give_up(size_t before) {
    at_ = before;
    return false;
  }

  /// fifty-two; not 50-200 and not "ten - twenty".
  bool hyphen_joins(size_t hyphen) const {
    return token(hyphen - 1).kind == TokenKind::word && token(hyphen + 1).kind == TokenKind::word;
  }

  bool number_term(const Joint& joint) {
    const Token& next = token(at_);
    if (joint.conjunction && part_of_one_at(tokens_, at_)) return false;  // and two thirds
    const bool arabic = next.arabic || (next.kind == TokenKind::number && token(at_ - 1).arabic);
    if (next.kind == TokenKind::number) {  // 3 hundred and 21
      const auto value = Exact::parse(next.digits).whole();
      const Sense* hundred = as(token(at_ + 1), Role::hundred);  // ٤ آلاف ٣ مائة
      const bool joined = joint.conjunction || (hundred && hundred->value == kHundred);
      if (last_digits_ || !joined || !after_scale() || !value || *value >= last_scale_) return false;
      group_ = group_ + Exact(*value);
      last_digits_ = true;
      ++at_;
      return true;
    }
    if (joint.conjunction && !arabic && !after_scale()) return false;  // English: "two and three" are two numbers
    if (arabic && !joint.conjunction && !multiplies(next)) return false;
    return small_or_scale(joint.conjunction);
  }

  bool after_scale() const { return last_scale_ > 0 && (group_ == Exact() || last_term_hundred_); }

  bool multiplies(const Token& next) const {
    const Sense* scale = as(next, Role::scale);
    const Sense* hundred = as(next, Role::hundred);
    return (scale && scale->code != "dual") || (hundred && hundred->value == kHundred) || has(at_, Role::ten_ending);
  }

  bool small_or_scale(bool conjunction) {
    const Token& word = token(at_);
    const bool first = !any_;
    if (const Sense* digit = as(word, Role::digit)) return take_digit(*digit, conjunction, first);
    if (const Sense* scale = scale_of(word, (first && !digits_) || conjunction))
      return take_scale(*scale, conjunction, first);
    if (const Sense* hundred = as(word, Role::hundred)) {
      const bool lone_plural = hundred->code == "plural" && (conjunction || first);  // a thousand and hundreds
      return !lone_plural && take_hundred(hundred->value, conjunction);
    }
    if (const Sense* teen = as(word, Role::teen)) {
      if (word.arabic && !conjunction && !first) return take_ending();
      return below_hundred() == 0 && take_small(teen->value);
    }
    if (const Sense* tens = as(word, Role::tens)) {
      const int64_t below = below_hundred();
      return (below == 0 || (word.arabic && conjunction && below < kTen && !last_digits_)) && take_small(tens->value);
    }
    return false;
  }

  /// What the group holds below a hundred; 100 when it holds no whole number.
  int64_t below_hundred() const {
    const auto whole = group_.whole();
    if (last_digits_ && any_) return kHundred;
    return whole ? *whole % kHundred : kHundred;
  }

  bool take_small(int64_t value) {
    if (any_ && group_ == Exact() && total_ == Exact()) return false;  // nothing follows zero
    group_ = group_ + Exact(value);
    any_ = true;
    and_behind_hundred_ = last_term_hundred_ && has(at_ - 1, Role::and_word);
    last_digits_ = last_term_hundred_ = false;
    ++at_;
    return true;
  }

  bool take_digit(const Sense& digit, bool, bool first) {
    const int64_t below = below_hundred();
    if (!first && (below % kTen != 0 || below == kTen || below >= kHundred)) return false;
    if (!first && digit.value == 0) return false;
    const bool compound_next = has(at_ + 1, Role::ten_ending) || has(at_ + 1, Role::tens);
    if (digit.code == "compound" && !compound_next) return false;
    weak_ = first && digit.code == "weak";
    return take_small(digit.value);
  }

  /// ثلاثة عشر
  bool take_ending() {
    const auto whole = group_.whole();
    if (!whole || *whole % kTen == 0 || *whole % kHundred >= kTen || last_digits_) return false;
    weak_ = false;
    return take_small(kTen);
  }

  bool take_hundred(int64_t value, bool conjunction) {
    const auto whole = group_.whole();
    const bool empty = !any_ && !digits_;
    if (value == kHundred && !conjunction && !empty && !(group_ == Exact())) {
      malformed_ = malformed_ || (whole && *whole >= kHundred);
      group_ = group_ * Exact(kHundred);
    } else {
      if (last_digits_ || (!(group_ == Exact()) && !(conjunction && whole && *whole < kHundred))) return false;
      group_ = group_ + Exact(value);
    }
    any_ = true;
    weak_ = last_digits_ = false;
    last_term_hundred_ = true;
    last_scale_ = last_scale_ == 0 ? kHundred : last_scale_;
    ++at_;
    return true;
  }

  /// The dual where nothing can multiply it, else the single one, of words that may be both.
  static const Sense* scale_of(const Token& word, bool alone) {
    const Sense* best = as(word, Role::scale);
    for (const Sense& sense : word.senses) {
      if (sense.role == Role::scale && (sense.code == "dual") == alone) best = &sense;
    }
    return best;
  }

  /// "three hundred and two dozen": what stands behind "and" is counted in dozens, the hundreds before it are not.
  bool dozens_behind_and(const Exact& dozen) {
    const auto whole = group_.whole();
    if (!and_behind_hundred_ || !whole) return false;
    total_ = total_ + Exact(*whole - *whole % kHundred) + Exact(*whole % kHundred) * dozen;
    return true;
  }

  bool take_scale(const Sense& scale, bool conjunction, bool first) {
    const bool nothing = group_ == Exact();
    const Exact times(scale.value);
    if (scale.code == "dual") {
      if (!first && !(conjunction && nothing)) return false;
      total_ = total_ + times;
    } else if (first && !digits_) {
      total_ = total_ + times;
    } else if (scale.code == "dozen" && dozens_behind_and(times)) {
    } else if (!nothing && !conjunction) {
      if (!(total_ == Exact()) && last_scale_ <= scale.value && last_scale_ >= kThousand) return false;
      total_ = total_ + group_ * times;
    } else if (nothing && !conjunction) {
      malformed_ = malformed_ || last_scale_ == scale.value;
      total_ = total_ * times;
    } else {
      return false;
    }
    group_ = Exact();
    any_ = true;
    weak_ = last_digits_ = last_term_hundred_ = false;
    last_scale_ = scale.code == "dual" ? scale.value / 2 : scale.value;
    ++at_;
    return true;
  }

  /// three quarters; three twenty-firsts; خمسة أثمان; two thirds of a million
  bool fraction_term(const Joint& joint) {
    const Exact count = total_ + group_;
    if (joint.conjunction || !count.is_whole() || (digits_ && !(total_ == Exact()))) return false;
    const auto parts = joint.hyphen && has(at_, Role::tens) ? std::nullopt : counted_parts_at(tokens_, at_, count);
    if (!parts) return one_nth(joint);
    total_ = Exact();
    group_ = count / parts->value;
    at_ = parts->end;
    return end_fraction();
  }

  /// one twenty-fifth, one one hundred and fifth
  bool one_nth(const Joint& joint) {
    const bool one = !digits_ && total_ == Exact() && group_ == Exact(1) && !token(at_).arabic;
    if (!one || joint.hyphen || reach_ == Reach::below || !(has(at_, Role::digit) || has(at_, Role::tens)))
      return false;
    const auto nth = Reader(tokens_, at_, Reach::below).read();
    if (!nth || (nth->form != NumberForm::ordinal && nth->form != NumberForm::fraction)) return false;
    group_ = nth->form == NumberForm::fraction ? nth->value : Exact(1) / nth->value;  // one one-hundredth
    at_ = nth->end;
    return end_fraction();
  }

  /// twenty-fifth, one hundred and second; one fifth; المئة والخامسة والعشرون
  bool ordinal_term(const Joint& joint) {
    const Sense* ordinal = as(token(at_), Role::ordinal);
    if (!ordinal || digits_) return false;
    if (group_ == Exact() && last_scale_ >= kThousand && !joint.conjunction && ordinal->value < kHundred) return false;
    const Token& word = token(at_);
    if (word.arabic) {
      if (!joint.conjunction || has(at_, Role::digit)) return false;
      const Sense* tens = as(token(at_ + 1), Role::tens);
      const bool with_tens = tens && token(at_ + 1).clitics.conjunction;
      group_ = group_ + Exact(ordinal->value + (with_tens ? tens->value : 0));
      at_ += with_tens ? 2 : 1;
    } else if (group_ == Exact(1) && total_ == Exact() && ordinal->value > 2) {  // one fifth
      group_ = Exact(1, ordinal->value);
      ++at_;
      weak_ = false;
      form_ = NumberForm::fraction;
      return done_ = true;
    } else if (ordinal->value >= kHundred) {
      group_ = (total_ + group_) * Exact(ordinal->value);
      total_ = Exact();
      ++at_;
    } else {
      const int64_t below = below_hundred();
      const bool fits = ordinal->value < kTen ? below % kTen == 0 && below != kTen : below == 0;
      if (!fits) return false;
      group_ = group_ + Exact(ordinal->value);
      ++at_;
    }
    form_ = NumberForm::ordinal;
    weak_ = false;
    return done_ = true;
  }

  /// … and a half; … ونصف; then perhaps the scale it belongs to.
  void fraction_behind() {
    if (form_ != NumberForm::cardinal || (done_ && !digits_)) return;
    const Joint joint = this->joint();
    if (!joint.conjunction) return;
    const auto part = part_of_one_at(tokens_, joint.term);
    if (!part) return;
    const bool of_scale = group_ == Exact() && last_scale_ >= kThousand;
    at_ = part->end;
    digits_ = pure_digits_ = weak_ = false;
    const size_t scale = scale_near(tokens_, at_);
    const Sense* named = scale > 0 ? as(token(scale), Role::scale) : nullptr;
    if (of_scale) {
      total_ = total_ + part->value * Exact(named ? named->value : last_scale_);
    } else if (named) {
      total_ = total_ + (group_ + part->value) * Exact(named->value);
      group_ = Exact();
    } else {
      group_ = group_ + part->value;
    }
    if (named) at_ = scale + 1;
  }

  /// two point zero three; واحد فاصلة واحد
  void decimals_behind() {
    if (form_ != NumberForm::cardinal || digits_ || !has(at_, Role::point)) return;
    std::string decimals = ".";
    size_t i = at_ + 1;
    while (as(token(i), Role::digit) && as(token(i), Role::digit)->code != "compound" &&
           as(token(i), Role::digit)->value == 0) {
      decimals += '0';
      ++i;
    }
    const auto rest = Reader(tokens_, i, Reach::whole).plain_number();
    if (rest) {
      decimals += rest->value.text();
      i = rest->end;
    }
    if (decimals == "." || decimals.find('.', 1) != decimals.npos) return;
    group_ = group_ + Exact::parse(decimals);
    weak_ = false;
    at_ = i;
  }

  /// جزء من مئة: one part of a hundred.
  bool one_part() {
    const Sense* ratio = as(token(at_), Role::ratio);
    if (!ratio || ratio->code != "part") return false;
    group_ = Exact(1);
    any_ = true;
    return ratio_behind();
  }

  /// one in five, two out of five hundred, واحد من عشرين
  bool ratio_behind() {
    const Sense* ratio = as(token(at_), Role::ratio);
    const Exact value = total_ + group_;
    if (!ratio || reach_ == Reach::below || form_ != NumberForm::cardinal || !value.is_whole()) return false;
    const auto whole = whole_at(at_ + 1);
    if (!whole || !is_ratio(ratio->code, value, *whole)) return false;
    total_ = Exact();
    group_ = ratio->code == "part" ? decimals(value, whole->value) : value / whole->value;
    at_ = whole->end;
    form_ = NumberForm::fraction;
    digits_ = weak_ = false;
    return done_ = true;
  }

  /// "in" and «على» mostly join amounts that are no ratio: "killed 2 in 5 days", «وزع ٢٠٠ على ٣ قرى».
  bool is_ratio(std::string_view code, const Exact& value, const Number& whole) const {
    if (code == "part" || value == Exact(1)) return true;
    if (code.empty()) return value < whole.value;
    const bool bare = nothing_counted(whole.end);
    const bool bounded = start_ > 0 && (has(start_ - 1, Role::at_least) || has(start_ - 1, Role::at_most));
    if (code == "in") return bare && !bounded && value < whole.value;  // "more than 2 in 5": a bound of either
    return code == "asked" && bare && arithmetic_before();
  }

  bool nothing_counted(size_t i) const {
    const Token& next = token(i);
    const bool unit = has(i, Role::percent) || has(i, Role::money) || has(i, Role::unit);
    return has(i, Role::or_more) || has(i, Role::or_less) || (next.kind == TokenKind::sign && !unit);
  }

  /// A word of arithmetic shortly before: "the fraction 3 over 5", «كم هي ٩٥ على ٥».
  bool arithmetic_before() const {
    constexpr size_t kNear = 3;
    for (size_t i = start_; i > 0 && start_ - i < kNear; --i) {
      if (token(i - 1).kind == TokenKind::sign) return false;
      if (has(i - 1, Role::arithmetic)) return true;
    }
    return false;
  }

  /// A number that begins at i and that there can be a ratio of: whole, from 2 on, no year.
  std::optional<Number> whole_at(size_t i) const {
    const Token& first = token(i);
    const bool year = first.kind == TokenKind::number && !first.grouped && first.digits.size() == 4;
    if (year || first.clitics.definite) return std::nullopt;
    auto number = Reader(tokens_, i, Reach::below).read();
    const auto value = number ? number->value.whole() : std::nullopt;
    const bool sound = value && *value > 1 && number->form != NumberForm::ordinal && number->form != NumberForm::vague;
    return sound ? number : std::nullopt;
  }

  /// «مئتان وواحد وسبعون جزءا من مئة» is 200.71: what stands behind the point is said so, and no more than 99 of a hundred.
  static Exact decimals(const Exact& value, const Exact& whole) {
    const auto count = value.whole(), parts = whole.whole();
    if (!count || !parts || *count < *parts || !is_power_of_ten(*parts)) return value / whole;
    return Exact(*count - *count % *parts) + Exact(*count % *parts, *parts);
  }

  static bool is_power_of_ten(int64_t value) {
    while (value % kTen == 0) value /= kTen;
    return value == 1;
  }

  std::optional<Number> plain_number() {
    if (token(at_).kind != TokenKind::word || !small_or_scale(false)) return std::nullopt;
    while (next_term()) {
    }
    const Number out = *finished();
    return out.form == NumberForm::cardinal && out.value.is_whole() ? std::optional(out) : std::nullopt;
  }

  std::optional<Number> finished() const {
    Number out;
    out.end = at_;
    out.range = {token(start_).core, token(at_ - 1).range.end};
    out.value = total_ + group_;
    out.high = form_ == NumberForm::vague ? high_ : out.value;
    out.form = form_;
    out.in_digits = digits_ && pure_digits_;
    out.malformed = malformed_;
    out.doubtful = doubtful_;
    out.weak = weak_;
    return out;
  }

  const Tokens& tokens_;
  size_t at_, start_;
  Reach reach_;
  Exact total_, group_, high_;
  NumberForm form_ = NumberForm::cardinal;
  int64_t last_scale_ = 0;
  unsigned terms_ = 0;
  bool any_ = false, digits_ = false, pure_digits_ = false, last_digits_ = false, last_term_hundred_ = false;
  bool and_behind_hundred_ = false;  ///< the last small number was joined so: "three hundred and two"
  bool done_ = false, malformed_ = false, doubtful_ = false, weak_ = false;
};

}  // namespace

std::optional<Number> number_at(const Tokens& tokens, size_t i, Reach reach) { return Reader(tokens, i, reach).read(); }

}  // namespace recto::reading
