#include "reading/facts/fractions.h"

namespace recto::reading {
namespace {

constexpr int64_t kTen = 10, kHundred = 100, kThousand = 1000;
constexpr char32_t kDamma = 0x064F;

bool has(const Tokens& tokens, size_t i, Role role) { return as(tokens[i], role) != nullptr; }

bool names_number(const Tokens& tokens, size_t i) {
  for (const Role role : {Role::digit, Role::teen, Role::tens, Role::ten_ending, Role::hundred, Role::scale})
    if (has(tokens, i, role)) return true;
  return false;
}

/// The token behind a hyphen at i; i where there is none.
size_t past_hyphen(const Tokens& tokens, size_t i) { return tokens.is_sign(i, U'-') ? i + 1 : i; }

/// «واحد وعشرونات», the twenty-firsts of translations.
std::optional<Part> arabic_compound_parts(const Tokens& tokens, size_t i) {
  const Sense* digit = as(tokens[i], Role::digit);
  const Sense* tens = as(tokens[i + 1], Role::fraction);
  if (!digit || digit->value == 0 || !tens || tens->code != "compound" || !tokens[i + 1].clitics.conjunction)
    return std::nullopt;
  return Part{Exact(tens->value + digit->value), i + 2};
}

/// twenty-firsts, twenty fifths; ten-thousandths only with its hyphen.
std::optional<Part> compound_parts(const Tokens& tokens, size_t i) {
  if (tokens[i].arabic) return arabic_compound_parts(tokens, i);
  const size_t next = past_hyphen(tokens, i + 1);
  const Sense* last = as(tokens[next], Role::fraction);
  const bool plural = last && (last->code == "plural" ||
                               (last->code == "compound" && (next > i + 1 || !has(tokens, next, Role::unit))));
  if (!plural || tokens[next].line_before) return std::nullopt;
  if (const Sense* tens = as(tokens[i], Role::tens); tens && last->value < kTen)
    return Part{Exact(tens->value + last->value), next + 1};
  if (next == i + 1 || last->value < kThousand || !tokens.joined(next)) return std::nullopt;
  for (const Role role : {Role::teen, Role::hundred}) {
    const Sense* times = as(tokens[i], role);
    if (times && (times->value == kTen || times->value == kHundred))
      return Part{Exact(times->value) * Exact(last->value), next + 1};
  }
  return std::nullopt;
}

/// ثلاثة وعشرون خُمسا: a singular behind which stands nothing that could be counted («خمس سيارات») or parted («خمس القرية»).
bool arabic_singular(const Tokens& tokens, size_t i, const Exact& count) {
  constexpr int64_t kLastWithPlural = 10;
  const auto whole = count.whole();
  if (!tokens[i].arabic || !whole || *whole % kHundred <= kLastWithPlural || has(tokens, i, Role::teen)) return false;
  const Token& next = tokens[i + 1];
  return next.kind != TokenKind::word || (next.clitics.conjunction && !names_number(tokens, i + 1)) ||
         has(tokens, i + 1, Role::from) || has(tokens, i + 1, Role::function_word);
}

/// Three, fifty-four: words up to 99, and the token behind them.
std::optional<Part> small_number(const Tokens& tokens, size_t i) {
  if (tokens[i].arabic && !as(tokens[i], Role::digit)) return std::nullopt;
  for (const Role role : {Role::digit, Role::teen, Role::tens}) {
    const Sense* number = as(tokens[i], role);
    if (!number) continue;
    const size_t next = past_hyphen(tokens, i + 1);
    const Sense* digit = role == Role::tens ? as(tokens[next], Role::digit) : nullptr;
    return digit ? Part{Exact(number->value + digit->value), next + 1} : Part{Exact(number->value), i + 1};
  }
  return std::nullopt;
}

/// three quarters, fifty-four hundredths, one fifth
std::optional<Part> counted_part_of_one(const Tokens& tokens, size_t i) {
  const auto count = small_number(tokens, i);
  if (!count || count->value == Exact()) return std::nullopt;
  const auto parts = counted_parts_at(tokens, past_hyphen(tokens, count->end), count->value);
  if (parts && count->value < parts->value) return Part{count->value / parts->value, parts->end};
  const Sense* nth = as(tokens[count->end], Role::ordinal);
  if (!(count->value == Exact(1)) || !nth || nth->value <= 2 || tokens[i].arabic) return std::nullopt;
  return Part{Exact(1, nth->value), count->end + 1};
}

}  // namespace

std::optional<Exact> slashed_fraction_at(const Tokens& tokens, size_t i) {
  constexpr int64_t kMostPart = 100;
  if (!tokens.is_sign(i + 1, U'/') && !tokens.is_sign(i + 1, U'⁄')) return std::nullopt;
  if (!tokens.joined(i + 1) || !tokens.joined(i + 2) || tokens[i + 2].kind != TokenKind::number) return std::nullopt;
  if ((tokens.is_sign(i + 3, U'/') && tokens.joined(i + 3)) || (tokens.joined(i) && tokens.is_sign(i - 1, U'/')))
    return std::nullopt;
  const auto above = Exact::parse(tokens[i].digits).whole(), below = Exact::parse(tokens[i + 2].digits).whole();
  if (!above || !below || *below < 1 || *below > kMostPart || *above < 1 || *above > kMostPart) return std::nullopt;
  if (tokens[i].eastern && *above > *below && *above <= kTen)
    return Exact(*below, *above);  // typed right to left: ٢/١ is a half
  return *below > 1 ? std::optional(Exact(*above, *below)) : std::nullopt;
}

std::optional<Exact> vulgar_fraction_at(const Tokens& tokens, size_t i) {
  const Sense* vulgar = as(tokens[i], Role::vulgar);
  return vulgar ? std::optional(Exact(vulgar->value / kHundred, vulgar->value % kHundred)) : std::nullopt;
}

bool said_as_part(const Tokens& tokens, size_t i) {
  const Token& word = tokens[i];
  const size_t vowel = word.core.value + (word.clitics.definite ? 3 : 1);
  return word.arabic && vowel < word.range.end.value && tokens.text()[vowel] == kDamma;
}

bool is_two(const Sense& part) { return part.code == "dual" || part.code == "vowelled"; }

const Sense* part_word_at(const Tokens& tokens, size_t i) {
  const bool vowelled = said_as_part(tokens, i);
  for (const Sense& sense : tokens[i].senses) {
    if (sense.role == Role::fraction && (vowelled || sense.code != "vowelled")) return &sense;
  }
  return nullptr;
}

std::optional<Part> counted_parts_at(const Tokens& tokens, size_t i, const Exact& count) {
  if (auto compound = compound_parts(tokens, i)) return compound;
  const Sense* part = as(tokens[i], Role::fraction);
  if (!part || tokens[i].clitics.definite || part->code == "compound" || part->code == "vowelled") return std::nullopt;
  if (tokens[i].arabic && has(tokens, i, Role::digit)) {
    if (!arabic_singular(tokens, i, count)) return std::nullopt;
  } else if (has(tokens, i, Role::teen) ||
             (part->code != "plural" && !(count == Exact(1)) && !arabic_singular(tokens, i, count))) {
    return std::nullopt;  // أحد عشر
  }
  return Part{Exact(part->value), i + 1};
}

std::optional<Part> part_of_one_at(const Tokens& tokens, size_t i) {
  const bool article = has(tokens, i, Role::article);
  const size_t word = article ? i + 1 : i;
  const bool may_be_number = has(tokens, i, Role::digit) && !said_as_part(tokens, i);
  if (const Sense* part = part_word_at(tokens, word); part && part->code != "plural" && part->code != "compound") {
    const bool alone = article || part->code != "weak" || said_as_part(tokens, word);
    if (alone && !may_be_number) return Part{Exact(is_two(*part) ? 2 : 1, part->value), word + 1};
  }
  const Sense* nth = as(tokens[word], Role::ordinal);
  if (article && nth && nth->value > 2) return Part{Exact(1, nth->value), word + 1};
  if (const auto vulgar = vulgar_fraction_at(tokens, i)) return Part{*vulgar, i + 1};
  return counted_part_of_one(tokens, i);
}

bool definite_noun_at(const Tokens& tokens, size_t i) {
  const Token& word = tokens[i];
  return word.arabic && !word.clitics.conjunction && (word.clitics.definite || word.folded.starts_with(U"ال")) &&
         !names_number(tokens, i) && !has(tokens, i, Role::ordinal);
}

size_t scale_near(const Tokens& tokens, size_t i) {
  if (has(tokens, i, Role::of_word) && !tokens[i].arabic) ++i;
  if (has(tokens, i, Role::article)) ++i;
  const Sense* scale = as(tokens[i], Role::scale);
  return scale && scale->code != "dual" && !tokens[i].clitics.conjunction ? i : 0;
}

}  // namespace recto::reading
