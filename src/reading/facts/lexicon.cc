#include "reading/facts/lexicon.h"

#include <algorithm>
#include <charconv>

#include "base/result.h"
#include "text/arabic.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace recto::reading {
namespace tables {
extern const std::string_view numbers, money, units, dates, labels, cues;
}
namespace {

constexpr std::string_view kRoles[] = {"digit",
                                       "teen",
                                       "tens",
                                       "hundred",
                                       "scale",
                                       "plural",
                                       "suffix",
                                       "fraction",
                                       "vulgar",
                                       "ordinal",
                                       "ordinal_ending",
                                       "ten_ending",
                                       "point",
                                       "minus",
                                       "and",
                                       "article",
                                       "not_number",
                                       "one_not_behind",
                                       "one_not_before",
                                       "vague",
                                       "approximate",
                                       "at_least",
                                       "at_most",
                                       "between",
                                       "from",
                                       "to",
                                       "equal",
                                       "or_more",
                                       "or_less",
                                       "or_equal",
                                       "percent",
                                       "ratio",
                                       "arithmetic",
                                       "share",
                                       "unit",
                                       "money",
                                       "money_country",
                                       "per",
                                       "month",
                                       "weekday",
                                       "year_word",
                                       "month_word",
                                       "day_word",
                                       "date_word",
                                       "era",
                                       "part",
                                       "decade",
                                       "century",
                                       "in",
                                       "of",
                                       "relative_day",
                                       "relative_period",
                                       "before",
                                       "after",
                                       "period",
                                       "reference_label",
                                       "phone_label",
                                       "plate_label",
                                       "id_label",
                                       "cue",
                                       "clause_break",
                                       "counted",
                                       "function_word"};
static_assert(std::size(kRoles) == static_cast<size_t>(Role::function_word) + 1);

/// Takes the part before the next separator off the front.
std::string_view take(std::string_view& rest, char separator) {
  const size_t at = std::min(rest.find(separator), rest.size());
  const std::string_view part = rest.substr(0, at);
  rest.remove_prefix(std::min(at + 1, rest.size()));
  return part;
}

Role role_named(std::string_view name) {
  const auto at = std::find(std::begin(kRoles), std::end(kRoles), name);
  CHECK(at != std::end(kRoles));
  return static_cast<Role>(at - std::begin(kRoles));
}

struct Front {
  std::u32string_view letters;
  Clitics clitics;
};
/// Longest first, so that بال is not taken for ب before a word in ال.
constexpr std::u32string_view kConjunctions[] = {U"", U"و", U"ف"};
constexpr std::u32string_view kPrepositions[] = {U"", U"ب", U"ل", U"ك"};
constexpr size_t kLeastLetters = 2;
constexpr size_t kLeastBehindKaf = 4;  // كمية is a quantity, not "as a hundred"

}  // namespace

const Lexicon& Lexicon::instance() {
  static const Lexicon lexicon;
  return lexicon;
}

Lexicon::Lexicon() {
  add_table(tables::numbers);
  add_table(tables::money);
  add_table(tables::units);
  add_table(tables::dates);
  add_table(tables::labels);
  add_table(tables::cues);
}

void Lexicon::add_table(std::string_view rows) {
  while (!rows.empty()) {
    const std::string_view row = take(rows, '\n');
    if (!row.empty() && row.front() != '#') add_row(row);
  }
}

void Lexicon::add_row(std::string_view row) {
  Sense sense{role_named(take(row, '\t')), 0, {}};
  const std::string_view value = take(row, '\t');
  const auto read = std::from_chars(value.data(), value.data() + value.size(), sense.value);
  CHECK(read.ptr == value.data() + value.size());
  sense.code = take(row, '\t');
  if (sense.code == "-") sense.code = {};
  CHECK(!row.empty());
  while (!row.empty()) {
    const std::u32string form = text::folded(text::decode_utf8_lossy(take(row, '|')), text::Folding::spelling);
    CHECK(!form.empty());
    senses_[form].push_back(sense);
    const auto words = static_cast<unsigned>(1 + std::count(form.begin(), form.end(), U' '));
    if (words == 1) continue;
    unsigned& longest = phrases_[form.substr(0, form.find(U' '))];
    longest = std::max(longest, words);
  }
}

std::span<const Sense> Lexicon::find_exact(std::u32string_view folded_phrase) const {
  const auto found = senses_.find(folded_phrase);
  return found == senses_.end() ? std::span<const Sense>() : std::span<const Sense>(found->second);
}

unsigned Lexicon::longest_phrase(std::u32string_view folded_word) const {
  const auto found = phrases_.find(folded_word);
  return found == phrases_.end() ? 0 : found->second;
}

Found Lexicon::find(std::u32string_view word) const {
  if (const auto senses = find_exact(word); !senses.empty()) return {senses, {}};
  if (word.empty() || !text::is_arabic_letter(word.front())) return {};
  const auto look = [&](std::u32string_view stem) {
    auto senses = find_exact(stem);
    if (senses.empty() && stem.size() > kLeastLetters && stem.back() == U'ا')
      senses = find_exact(stem.substr(0, stem.size() - 1));
    return senses;
  };
  for (const std::u32string_view conjunction : kConjunctions) {
    if (!word.starts_with(conjunction)) continue;
    for (const std::u32string_view preposition : kPrepositions) {
      std::u32string_view rest = word.substr(conjunction.size());
      if (!rest.starts_with(preposition)) continue;
      rest.remove_prefix(preposition.size());
      if (preposition == U"ك" && rest.size() < kLeastBehindKaf) continue;
      Found found;
      found.clitics = {!conjunction.empty(), !preposition.empty(), false,
                       static_cast<uint8_t>(conjunction.size() + preposition.size())};
      if (rest.size() >= kLeastLetters && !(found.senses = look(rest)).empty()) return found;
      const bool assimilated = preposition == U"ل" && rest.starts_with(U"ل");
      if (!assimilated && !rest.starts_with(U"ال")) continue;
      rest.remove_prefix(assimilated ? 1 : 2);
      found.clitics.definite = true;
      if (rest.size() >= kLeastLetters && !(found.senses = look(rest)).empty()) return found;
    }
  }
  return {};
}

}  // namespace recto::reading
