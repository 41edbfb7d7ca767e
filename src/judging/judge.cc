// The rules. The first table is asked for each difference, top down, and its first row that applies counts. The second is asked for the
// whole, and every row that applies counts. The verdict is the worst; a row's `name` is its folder (or the beginning of its folders'
// names) under tests/cases/judging.
//
// What holds green: a difference is green in one row only, "spelling", and tracing gives that kind only to words that are the same after
// Folding::spelling with nothing missing, added or moved. No threshold, no score and no table of words leads to green.
#include "judging/judge.h"

#include <algorithm>
#include <array>

#include "judging/context.h"
#include "judging/meaning_words.h"
#include "text/fold.h"
#include "text/words.h"

namespace recto::judging {
namespace {

constexpr size_t kMostReplacedWords = 6, kLongestClause = 15;

template <class Is>
bool any_folded(std::u32string_view text, Is is) {
  const std::vector<text::WordSpan> words = text::words(text);
  return std::any_of(words.begin(), words.end(), [&](const text::WordSpan& word) {
    return is(text::folded(text.substr(word.range.start.value, word.range.length()), text::Folding::spelling));
  });
}

bool one_sided(const Difference& d) { return d.kind == DifferenceKind::omitted || d.kind == DifferenceKind::added; }
bool is_percent(std::u32string_view text) {
  static constexpr std::u32string_view kFolded[] = {U"percent", U"per cent", U"بالميه",
                                                    U"بالمايه", U"في الميه", U"في المايه"};
  return std::find(std::begin(kFolded), std::end(kFolded), text::folded(text, text::Folding::spelling)) !=
         std::end(kFolded);
}
bool is_sign(std::u32string_view text) { return !text.empty() && (text::words(text).empty() || is_percent(text)); }
template <class Is>
bool either(const Difference& d, Is is) {
  return any_folded(d.story, is) || any_folded(d.source, is);
}

/// A clause left out, and not the stretch between two places that were stitched together.
bool is_clause(const Difference& d) {
  return text::words(d.source).size() + text::words(d.story).size() <= kLongestClause;
}

struct DifferenceRule {
  std::string_view name;
  bool (*applies)(const Difference&);
  Reason reason;
  Verdict verdict;
};

constexpr std::array kDifferenceRules = {
    DifferenceRule{"spelling", [](const Difference& d) { return d.kind == DifferenceKind::spelling; },  //
                   Reason::normalised, Verdict::supported},
    DifferenceRule{"low_confidence",
                   [](const Difference& d) { return d.confidence < kSureReading || d.kind == DifferenceKind::ocr; },
                   Reason::low_confidence_reading, Verdict::for_a_person},
    DifferenceRule{"digit", [](const Difference& d) { return d.kind == DifferenceKind::digit; },  //
                   Reason::digit_differs, Verdict::differs},
    DifferenceRule{"unit", [](const Difference& d) { return is_sign(d.story) || is_sign(d.source); },  //
                   Reason::unit_differs, Verdict::differs},
    DifferenceRule{"negation",
                   [](const Difference& d) {
                     return d.kind == DifferenceKind::negation ||
                            (one_sided(d) && is_clause(d) && either(d, is_negation));
                   },
                   Reason::negation_differs, Verdict::differs},
    DifferenceRule{"condition_inside",
                   [](const Difference& d) {
                     return d.kind == DifferenceKind::omitted && is_clause(d) &&
                            (any_folded(d.source, is_condition) || any_folded(d.source, is_time_condition));
                   },
                   Reason::condition_dropped, Verdict::differs},
    DifferenceRule{"date", [](const Difference& d) { return !one_sided(d) && either(d, is_date_word); },  //
                   Reason::date_differs, Verdict::differs},
    DifferenceRule{"title", [](const Difference& d) { return !one_sided(d) && either(d, is_rank); },  //
                   Reason::title_differs, Verdict::differs},
    DifferenceRule{"certainty",
                   [](const Difference& d) {
                     return d.kind != DifferenceKind::added && is_clause(d) && any_folded(d.source, is_hedge) &&
                            !any_folded(d.story, is_hedge);
                   },
                   Reason::certainty_raised, Verdict::differs},
    DifferenceRule{"name", [](const Difference& d) { return d.kind == DifferenceKind::name; },  //
                   Reason::name_differs, Verdict::differs},
    DifferenceRule{"words", [](const Difference&) { return true; },  //
                   Reason::words_differ, Verdict::differs},
};

struct WholeRule {
  std::string_view name;
  bool (*applies)(const Evidence&);
  Reason reason;
  Verdict verdict;
};

constexpr std::array kWholeRules = {
    WholeRule{"verbatim", [](const Evidence& e) { return e.differences.empty() && e.letter_for_letter; },  //
              Reason::verbatim, Verdict::supported},
    WholeRule{"punctuation", [](const Evidence& e) { return e.differences.empty() && !e.letter_for_letter; },  //
              Reason::normalised, Verdict::supported},
    WholeRule{"unsure_word", [](const Evidence& e) { return e.unsure_word; },  //
              Reason::low_confidence_reading, Verdict::for_a_person},
    WholeRule{"brackets", [](const Evidence& e) { return !e.liberties.in_brackets.empty(); },  //
              Reason::in_brackets, Verdict::supported},
    WholeRule{
        "brackets_negation",
        [](const Evidence& e) { return has_negation(e.liberties.in_brackets) || has_negation(e.liberties.replaced); },
        Reason::negation_differs, Verdict::for_a_person},
    WholeRule{"brackets_number",
              [](const Evidence& e) { return has_number(e.liberties.in_brackets) || has_number(e.liberties.replaced); },
              Reason::digit_differs, Verdict::for_a_person},
    WholeRule{"brackets_condition", [](const Evidence& e) { return has_condition(e.liberties.replaced); },  //
              Reason::condition_dropped, Verdict::for_a_person},
    WholeRule{"brackets_too_wide",
              [](const Evidence& e) { return text::words(e.liberties.replaced).size() > kMostReplacedWords; },
              Reason::words_differ, Verdict::for_a_person},
    WholeRule{"ellipsis_negation", [](const Evidence& e) { return has_negation(e.liberties.left_out); },  //
              Reason::negation_differs, Verdict::for_a_person},
    WholeRule{"ellipsis_condition", [](const Evidence& e) { return has_condition(e.liberties.left_out); },  //
              Reason::condition_dropped, Verdict::for_a_person},
    WholeRule{"out_of_order", [](const Evidence& e) { return !e.in_order; },  //
              Reason::out_of_order, Verdict::differs},
    WholeRule{"context_condition",
              [](const Evidence& e) { return drops_condition(e.surroundings) == Drop::surely; },  //
              Reason::condition_dropped, Verdict::differs},
    WholeRule{"context_perhaps", [](const Evidence& e) { return drops_condition(e.surroundings) == Drop::perhaps; },  //
              Reason::condition_dropped, Verdict::for_a_person},
    WholeRule{"context_question", [](const Evidence& e) { return drops_question(e.surroundings); },  //
              Reason::certainty_raised, Verdict::differs},
    WholeRule{"context_limit", [](const Evidence& e) { return drops_limit(e.surroundings); },  //
              Reason::certainty_raised, Verdict::differs},
    WholeRule{"context_negation", [](const Evidence& e) { return drops_negation(e.surroundings); },  //
              Reason::negation_differs, Verdict::differs},
};

/// differs is worse than for_a_person, which is worse than supported: what is sure to differ is not hidden behind a doubt.
int badness(Verdict verdict) { return verdict == Verdict::supported ? 0 : verdict == Verdict::for_a_person ? 1 : 2; }

void add(Judgement& judgement, Reason reason, Verdict verdict) {
  if (badness(verdict) > badness(judgement.verdict)) judgement.verdict = verdict;
  judgement.reasons.push_back(reason);
}

}  // namespace

Judgement judge(const Evidence& evidence) {
  Judgement judgement{Verdict::supported, {}};
  for (const Difference& difference : evidence.differences) {
    const auto rule = std::find_if(kDifferenceRules.begin(), kDifferenceRules.end(),
                                   [&](const DifferenceRule& r) { return r.applies(difference); });
    add(judgement, rule->reason, rule->verdict);
  }
  for (const WholeRule& rule : kWholeRules) {
    if (rule.applies(evidence)) add(judgement, rule.reason, rule.verdict);
  }
  std::sort(judgement.reasons.begin(), judgement.reasons.end());
  judgement.reasons.erase(std::unique(judgement.reasons.begin(), judgement.reasons.end()), judgement.reasons.end());
  return judgement;
}

std::vector<RuleRow> rules() {
  std::vector<RuleRow> rows;
  for (const DifferenceRule& rule : kDifferenceRules) rows.push_back({rule.name, rule.verdict, rule.reason});
  for (const WholeRule& rule : kWholeRules) rows.push_back({rule.name, rule.verdict, rule.reason});
  return rows;
}

}  // namespace recto::judging
