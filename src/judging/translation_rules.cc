// The rules for what was found in a translation. They are asked top down, the first that applies decides.
//
// A translation is a paper: what it says word for word it says, and a story may say that it does. But a story mostly means the original. So a
// sure difference (a figure, date, name, rank or negation, both sides read surely) takes the green away, whether a person linked the papers or
// the machine only proposes it; and once a person has linked them nothing stays green that the original's sentence does not bear out. What
// the machine proposes never makes anything green, and a value that one side has as a word that is not known as a number proves nothing.
#include "judging/translation_rules.h"

#include <algorithm>
#include <array>
#include <optional>

namespace recto::judging {
namespace {

bool is_comparable(const LanguageDifference& one) {
  return one.reason == Reason::negation_differs || (!one.here.empty() && !one.there.empty());
}
bool differs_surely(const TranslatedEvidence& e) {
  return std::any_of(e.differences.begin(), e.differences.end(),
                     [](const LanguageDifference& one) { return one.sure; });
}
bool differs_perhaps(const TranslatedEvidence& e) {
  return std::any_of(e.differences.begin(), e.differences.end(), is_comparable);
}

/// `reason`: none stands for the reasons of the differences.
struct TranslationRule {
  std::string_view name;
  bool (*applies)(const TranslatedEvidence&);
  std::optional<Reason> reason;
  Verdict verdict;
};

constexpr std::array kTranslationRules = {
    TranslationRule{"translation_differs", differs_surely, std::nullopt, Verdict::for_a_person},
    TranslationRule{
        "translation_unsure",
        [](const TranslatedEvidence& e) { return e.linked && e.original && (differs_perhaps(e) || !e.read_surely); },
        Reason::low_confidence_reading, Verdict::for_a_person},
    TranslationRule{"translation_apart",
                    [](const TranslatedEvidence& e) { return e.linked && e.original && !e.aligned; },
                    Reason::only_candidate, Verdict::for_a_person},
    TranslationRule{"translation_bears_out", [](const TranslatedEvidence& e) { return e.linked && e.original; },
                    Reason::translated, Verdict::supported},
};

}  // namespace

std::vector<LanguageDifference> differences_about(const OtherLanguage& other, PageNumber page, CharRange range) {
  std::vector<LanguageDifference> out;
  for (const LanguageDifference& one : other.differences) {
    const bool inside = one.here_page == page && one.here_range.start < range.end && range.start < one.here_range.end;
    if (inside || one.reason == Reason::negation_differs) out.push_back(one);
  }
  return out;
}

Judgement judge_translated(const Judgement& before, const TranslatedEvidence& evidence) {
  if (before.verdict != Verdict::supported) return before;
  const auto rule = std::find_if(kTranslationRules.begin(), kTranslationRules.end(),
                                 [&](const TranslationRule& one) { return one.applies(evidence); });
  if (rule == kTranslationRules.end()) return before;
  Judgement out{rule->verdict, before.reasons};
  if (rule->reason) out.reasons.push_back(*rule->reason);
  for (const LanguageDifference& one : evidence.differences) {
    if (!rule->reason && one.sure) out.reasons.push_back(one.reason);
  }
  std::sort(out.reasons.begin(), out.reasons.end());
  out.reasons.erase(std::unique(out.reasons.begin(), out.reasons.end()), out.reasons.end());
  return out;
}

std::vector<RuleRow> translation_rules() {
  std::vector<RuleRow> rows;
  for (const TranslationRule& rule : kTranslationRules)
    rows.push_back({rule.name, rule.verdict, rule.reason.value_or(Reason::digit_differs)});
  return rows;
}

}  // namespace recto::judging
