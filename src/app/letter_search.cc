#include "app/letter_search.h"

#include <algorithm>
#include <array>
#include <optional>

#include "app/letter_readings.h"
#include "reading/letters/references.h"
#include "store/catalogue.h"
#include "text/fold.h"
#include "text/utf8.h"
#include "text/words.h"

namespace recto::app {
namespace {

using On = LetterCondition::On;
using Text = std::u32string_view;

constexpr std::array<std::pair<Text, On>, 8> kFields = {{{U"from", On::from},
                                                         {U"to", On::to},
                                                         {U"number", On::number},
                                                         {U"subject", On::subject},
                                                         {U"type", On::type},
                                                         {U"sent", On::sent},
                                                         {U"has", On::has},
                                                         {U"cites", On::cites}}};

bool is_space(char32_t c) { return c == U' ' || c == U'\t' || c == U'\n' || c == U'\r' || c == 0xA0; }

char32_t closing(char32_t c) {
  if (c == U'"') return U'"';
  if (c == U'“') return U'”';
  return c == U'«' ? U'»' : 0;
}

std::u32string folded(Text text) { return text::folded(text, text::Folding::spelling); }

/// The words of a field with a space before and behind each, the article off: what a condition's words are looked for in.
std::u32string words_of(Text text) {
  std::u32string out = U" ";
  const std::u32string spelled = folded(text);
  for (const text::WordSpan& word : text::words(spelled)) {
    Text one = Text(spelled).substr(word.range.start.value, word.range.length());
    if (one.starts_with(U"ال") && one.size() > 4) one.remove_prefix(2);
    out.append(one);
    out += U' ';
  }
  return out;
}

/// True for 2013, 2013-12 and 2013-12-31.
bool is_part_of_date(std::string_view typed) {
  constexpr std::string_view kForm = "dddd-dd-dd";
  if (typed.size() != 4 && typed.size() != 7 && typed.size() != 10) return false;
  for (size_t i = 0; i < typed.size(); ++i) {
    const bool digit = typed[i] >= '0' && typed[i] <= '9';
    if (kForm[i] == 'd' ? !digit : typed[i] != '-') return false;
  }
  return true;
}

class Splitter {
 public:
  explicit Splitter(Text query) : query_(query) {}

  Result<SplitQuery> run() {
    SplitQuery out;
    std::u32string rest;
    while (at_ < query_.size()) {
      const size_t start = at_;
      if (const char32_t close = closing(query_[at_]); close != 0) {
        skip_to(close);
      } else if (starts_word() && TRY(take_condition(out))) {
        continue;
      } else {
        depth_ += query_[at_] == U'(' ? 1 : 0;
        depth_ -= query_[at_] == U')' ? 1 : 0;
        ++at_;
      }
      rest.append(query_.substr(start, at_ - start));
    }
    const bool blank = std::all_of(rest.begin(), rest.end(), is_space);
    out.rest = blank ? std::string() : text::encode_utf8(rest);
    return out;
  }

 private:
  bool starts_word() const { return depth_ == 0 && (at_ == 0 || is_space(query_[at_ - 1])); }

  void skip_to(char32_t close) {
    const size_t end = query_.find(close, at_ + 1);
    at_ = end == Text::npos ? query_.size() : end + 1;
  }

  Result<bool> take_condition(SplitQuery& out) {
    size_t at = at_;
    LetterCondition condition;
    condition.negative = query_[at] == U'-';
    at += condition.negative ? 1 : 0;
    const size_t colon = query_.find(U':', at);
    if (colon == Text::npos) return false;
    const Text name = query_.substr(at, colon - at);
    const auto field = std::find_if(kFields.begin(), kFields.end(), [&](const auto& one) { return one.first == name; });
    if (field == kFields.end()) return false;
    condition.on = field->second;
    at_ = colon + 1;
    const std::u32string value = take_value();
    TRY(read_value(value, name, condition));
    out.letters.push_back(std::move(condition));
    return true;
  }

  std::u32string take_value() {
    if (at_ < query_.size() && closing(query_[at_]) != 0) {
      const size_t start = at_ + 1;
      skip_to(closing(query_[at_]));
      const size_t end = at_ > start && closing(query_[start - 1]) == query_[at_ - 1] ? at_ - 1 : at_;
      return std::u32string(query_.substr(start, end - start));
    }
    const size_t start = at_;
    while (at_ < query_.size() && !is_space(query_[at_])) ++at_;
    return std::u32string(query_.substr(start, at_ - start));
  }

  static Result<void> read_value(Text value, Text name, LetterCondition& condition) {
    const std::string field = text::encode_utf8(name);
    if (value.empty()) return fail(ErrorKind::invalid_input, field + ": needs a value after the colon");
    if (condition.on == On::sent) return read_range(folded(value), condition);
    condition.prefix = value.size() > 1 && value.back() == U'*';
    if (condition.prefix) value.remove_suffix(1);
    condition.value = folded(value);
    if (condition.on == On::number || condition.on == On::cites) condition.value = reading::letters::number_key(value);
    if (condition.on == On::type && !letter_type_from(text::encode_utf8(condition.value))) {
      return fail(
          ErrorKind::invalid_input,
          "type: is one of letter, memo, telegram, email, circular, report, order, minutes, list, form and other");
    }
    constexpr std::array<Text, 5> kThings = {U"enclosure", U"copies", U"signature", U"reference", U"decision"};
    if (condition.on == On::has && std::find(kThings.begin(), kThings.end(), condition.value) == kThings.end()) {
      return fail(ErrorKind::invalid_input, "has: is one of enclosure, copies, signature, reference and decision");
    }
    return {};
  }

  static Result<void> read_range(const std::u32string& value, LetterCondition& condition) {
    const std::string typed = text::encode_utf8(value);
    const size_t dots = typed.find("..");
    condition.low = typed.substr(0, dots);
    condition.high = dots == std::string::npos ? condition.low : typed.substr(dots + 2);
    const bool good = (condition.low.empty() || is_part_of_date(condition.low)) &&
                      (condition.high.empty() || is_part_of_date(condition.high)) &&
                      !(condition.low.empty() && condition.high.empty());
    if (!good) return fail(ErrorKind::invalid_input, "sent: takes a date or two, as in sent:2013-12..2014-03", typed);
    return {};
  }

  Text query_;
  size_t at_ = 0;
  int depth_ = 0;
};

/// Tells whether one letter meets conditions.
class Judge {
 public:
  explicit Judge(const Letter& letter) : letter_(letter) {}

  bool meets(const LetterCondition& condition) const { return holds(condition) != condition.negative; }

 private:
  bool holds(const LetterCondition& condition) const {
    switch (condition.on) {
      case On::from:
        return (letter_.from && says(*letter_.from, condition)) ||
               (letter_.signature && says(*letter_.signature, condition));
      case On::to:
        return any(letter_.to, condition) || any(letter_.copies, condition);
      case On::subject:
        return letter_.subject && has_words(letter_.subject->text, condition);
      case On::number:
        return letter_.number && is_number(letter_.number->text, condition);
      case On::cites:
        return std::any_of(letter_.references.begin(), letter_.references.end(), [&](const Reference& one) {
          return !one.number.empty() && is_number(one.number, condition);
        });
      case On::type:
        return condition.value == text::decode_utf8_lossy(to_string(letter_.type));
      case On::sent:
        return in_range(condition);
      case On::has:
        return has(condition.value);
    }
    return false;
  }

  static bool any(const std::vector<Party>& parties, const LetterCondition& condition) {
    return std::any_of(parties.begin(), parties.end(), [&](const Party& one) { return says(one, condition); });
  }

  static bool says(const Party& party, const LetterCondition& condition) {
    std::u32string all = party.text;
    for (const auto* part : {&party.name, &party.post, &party.body, &party.place}) all += U" " + *part;
    return has_words(all, condition);
  }

  /// All words of the condition, in any order.
  static bool has_words(Text text, const LetterCondition& condition) {
    const std::u32string all = words_of(text), wanted = words_of(condition.value);
    for (size_t start = 0; start + 1 < wanted.size();) {
      const size_t end = wanted.find(U' ', start + 1);
      const bool prefix = condition.prefix && end + 1 == wanted.size();
      if (all.find(wanted.substr(start, end - start + (prefix ? 0 : 1))) == all.npos) return false;
      start = end;
    }
    return wanted.size() > 1;
  }

  /// 214/q/3 is 214/q/3, 214/q and 214.
  static bool is_number(Text number, const LetterCondition& condition) {
    const std::u32string key = reading::letters::number_key(number);
    if (condition.value.empty() || !key.starts_with(condition.value)) return false;
    return condition.prefix || key.size() == condition.value.size() || key[condition.value.size()] == U'/';
  }

  /// A month or a year in a condition means all its days.
  bool in_range(const LetterCondition& condition) const {
    if (!letter_.date || letter_.date->calendar == "islamic") return false;
    const std::string date = text::encode_utf8(letter_.date->value);
    if (!is_part_of_date(date)) return false;
    return (condition.low.empty() || date >= condition.low) &&
           (condition.high.empty() || date.substr(0, condition.high.size()) <= condition.high);
  }

  bool has(Text thing) const {
    if (thing == U"enclosure") return !letter_.enclosures.empty();
    if (thing == U"copies") return !letter_.copies.empty();
    if (thing == U"signature") return letter_.signature.has_value();
    if (thing == U"reference") return !letter_.references.empty();
    const auto decided = [](const auto& field) { return field && field->confirmed; };
    const auto one_decided = [](const auto& fields) {
      return std::any_of(fields.begin(), fields.end(), [](const auto& field) { return field.confirmed; });
    };
    return decided(letter_.from) || one_decided(letter_.to) || one_decided(letter_.copies) || decided(letter_.number) ||
           decided(letter_.date) || decided(letter_.subject) || decided(letter_.signature) ||
           one_decided(letter_.enclosures);
  }

  const Letter& letter_;
};

}  // namespace

Result<SplitQuery> split_letter_conditions(std::string_view untrusted_query) {
  const std::u32string query = TRY(text::decode_utf8(untrusted_query));
  return Splitter(query).run();
}

bool meets(const Letter& letter, const std::vector<LetterCondition>& conditions) {
  const Judge judge(letter);
  return std::all_of(conditions.begin(), conditions.end(),
                     [&](const LetterCondition& condition) { return judge.meets(condition); });
}

Result<std::vector<MetLetter>> letters_that_meet(const store::Case& opened,
                                                 const std::vector<LetterCondition>& conditions) {
  std::vector<MetLetter> met;
  for (const store::Document& document : TRY(opened.catalogue().documents())) {
    for (const Letter& letter : TRY(letter_reading(opened, document)).letters) {
      if (meets(letter, conditions)) met.push_back({document.id, document.untrusted_file, letter.begins, letter.ends});
    }
  }
  return met;
}

}  // namespace recto::app
