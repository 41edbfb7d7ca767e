#include "judging/clauses.h"

#include <algorithm>
#include <array>
#include <span>

#include "judging/meaning_words.h"
#include "text/fold.h"
#include "text/words.h"

namespace recto::judging {
namespace {

using Words = std::vector<ClauseWord>;
using Table = std::span<const std::u32string_view>;

bool is_in(std::u32string_view word, Table table) { return std::find(table.begin(), table.end(), word) != table.end(); }

/// Without و or ف before it, where something is left.
std::u32string_view unjoined(std::u32string_view word) {
  return word.size() > 2 && (word[0] == U'و' || word[0] == U'ف') ? word.substr(1) : word;
}

bool parts_clauses(std::u32string_view gap) {
  return gap.find_first_of(U",;:()—–،؛") != gap.npos || gap.find(U" - ") != gap.npos;
}

std::u32string_view folded_at(const Words& words, size_t k) {
  return k < words.size() ? std::u32string_view(words[k].folded) : std::u32string_view();
}

/// A word that is what its table says only beside certain others. Words are folded; an empty list asks for nothing.
struct Usage {
  std::u32string_view word;
  std::u32string_view before, behind;  ///< one of these, parted by spaces, stands before, behind
  bool at_clause_start = false;        ///< or it opens its clause, and none of `never_behind` follows
  std::u32string_view never_behind;
};

bool holds(std::u32string_view list, std::u32string_view word) {
  if (word.empty()) return false;
  const size_t at = (U" " + std::u32string(list) + U" ").find(U" " + std::u32string(word) + U" ");
  return at != std::u32string::npos;
}

bool applies(const Usage& usage, const Words& words, size_t k) {
  const std::u32string_view before = k > 0 ? folded_at(words, k - 1) : U"", behind = folded_at(words, k + 1);
  if (holds(usage.before, before) || holds(usage.behind, behind)) return true;
  return usage.at_clause_start && (k == 0 || words[k].opens_clause) && !holds(usage.never_behind, behind);
}

/// Of words that are conditions only in a certain use.
constexpr std::array kConditionUsages = {
    Usage{U"subject", U"", U"to", false, U""},
    Usage{U"provided", U"", U"that", true, U"by for to with in at"},
    Usage{U"providing", U"", U"that", true, U"by for to with"},
    Usage{U"assuming", U"", U"that", true, U"command office control"},
    Usage{U"pending", U"", U"", true, U""},
    Usage{U"condition", U"on the", U"that", false, U""},
    Usage{U"depending", U"", U"on upon", false, U""},
    Usage{U"حال", U"في وفي", U"", false, U""},
    Usage{U"شرط", U"علي وعلي", U"ان", true, U""},
    Usage{U"ما", U"", U"لم", false, U""},
};

/// Of words that deny: what they stand beside when they do not.
constexpr std::array kNoDenials = {
    Usage{U"not", U"", U"only least merely", false, U""},
    Usage{U"no", U"", U"doubt", false, U""},
    Usage{U"لا", U"", U"سيما بد يزال تزال يزالون زال شك", false, U""},
    Usage{U"غير", U"", U"ان انه", false, U""},
};
constexpr std::u32string_view kWas[] = {U"كان", U"كانت", U"كانوا", U"كنا", U"كنت"};
/// Negations of the broad table that more often are something else.
constexpr std::u32string_view kRarelyDeny[] = {U"لما", U"كلا", U"لات"};

/// إلا and ألا are one word after folding; a reader that lost the hamza leaves إلا, which is far more frequent.
bool is_except(const ClauseWord& word) {
  return unjoined(word.folded) == U"الا" && word.written.find(U'أ') == std::u32string::npos;
}
bool is_that_not(const ClauseWord& word) { return unjoined(word.folded) == U"الا" && !is_except(word); }

const Usage* usage_of(std::span<const Usage> usages, std::u32string_view word) {
  const auto found = std::find_if(usages.begin(), usages.end(), [word](const Usage& u) { return u.word == word; });
  return found == usages.end() ? nullptr : &*found;
}

bool is_determiner(std::u32string_view word) {
  static constexpr std::u32string_view kWords[] = {U"the", U"a",   U"an",  U"this",  U"that",
                                                   U"our", U"his", U"its", U"their", U"your"};
  return is_in(word, kWords);
}

}  // namespace

Clauses clauses_of(std::u32string_view text) {
  Clauses out;
  size_t end = 0;
  for (const text::WordSpan& word : text::words(text)) {
    const std::u32string written(text.substr(word.range.start.value, word.range.length()));
    out.words.push_back({written, text::folded(written, text::Folding::spelling),
                         parts_clauses(text.substr(end, word.range.start.value - end)),
                         word.kind == text::WordKind::number});
    end = word.range.end.value;
  }
  out.closed = parts_clauses(text.substr(end));
  return out;
}

bool denies(const Words& words, size_t k) {
  const std::u32string_view word = unjoined(words[k].folded);
  if (word == U"الا") return is_that_not(words[k]);
  if (word == U"ما") return is_in(folded_at(words, k + 1), kWas);
  if (!is_negation(words[k].folded) || is_in(word, kRarelyDeny)) return false;
  if (word == U"no" && k + 1 < words.size() && words[k + 1].number) return false;
  const Usage* exception = usage_of(kNoDenials, word);
  return !exception || !applies(*exception, words, k);
}

bool sets_condition(const Words& words, size_t k) {
  const std::u32string_view word = unjoined(words[k].folded);
  if (word == U"الا") return is_except(words[k]);
  if (const Usage* usage = usage_of(kConditionUsages, word)) return applies(*usage, words, k);
  return is_condition(words[k].folded);
}

bool hedges(const Words& words, size_t k) {
  constexpr std::u32string_view kPresent = U"ينت";
  const ClauseWord& word = words[k];
  if (unjoined(word.folded) == U"قد") {
    const std::u32string_view next = folded_at(words, k + 1);
    return next.size() >= 4 && kPresent.find(next[0]) != kPresent.npos;
  }
  const bool month = word.folded == U"may" && word.written[0] == U'M' &&
                     ((k > 0 && !word.opens_clause) || (k + 1 < words.size() && words[k + 1].number));
  return is_hedge(word.folded) && !month && !(k > 0 && is_determiner(words[k - 1].folded));
}

bool coordinates(const Words& words, size_t k) {
  static constexpr std::u32string_view kWords[] = {U"and", U"but", U"or", U"ثم", U"لكن", U"ولكن"};
  const ClauseWord& word = words[k];
  if (is_in(word.folded, kWords)) return true;
  return word.opens_clause && word.folded.size() > 2 && word.folded[0] == U'و' && word.folded != U"وذلك";
}

}  // namespace recto::judging
