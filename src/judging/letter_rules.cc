// The rules for what a story says of a letter: its number and date, who wrote to whom, how many names are enclosed. They are asked top down.
//
// A field proves more than a sentence: it is the letter's own, and its label says what it is. Green still needs that the story names the letter, and
// that its sentence says nothing besides: "letter 214 of 14 March encloses a list of 212 names" is green, "… of men who were shot" is not.
#include "judging/letter_rules.h"

#include <array>

namespace recto::judging {
namespace {

bool agrees(const LetterEvidence& e) {
  return e.relation == ValueRelation::same || e.relation == ValueRelation::covered;
}
bool is_other(const LetterEvidence& e) { return e.relation == ValueRelation::other; }

struct LetterRule {
  std::string_view name;
  bool (*applies)(const LetterEvidence&);
  Reason reason;
  Verdict verdict;
};

constexpr std::array kLetterRules = {
    LetterRule{"letter_swapped", [](const LetterEvidence& e) { return e.swapped && !e.unsure; },  //
               Reason::misattributed, Verdict::differs},
    LetterRule{"letter_swapped_perhaps", [](const LetterEvidence& e) { return e.swapped; },  //
               Reason::misattributed, Verdict::for_a_person},
    LetterRule{"letter_nothing",
               [](const LetterEvidence& e) {
                 return e.relation == ValueRelation::unknown ||
                        (is_other(e) && (!e.named || e.part == LetterPart::party));
               },
               Reason::nothing_close, Verdict::not_found},
    LetterRule{"letter_unsure", [](const LetterEvidence& e) { return e.unsure; },  //
               Reason::low_confidence_reading, Verdict::for_a_person},
    LetterRule{"letter_other_date", [](const LetterEvidence& e) { return is_other(e) && e.part == LetterPart::date; },
               Reason::date_differs, Verdict::differs},
    LetterRule{"letter_other_count", [](const LetterEvidence& e) { return is_other(e) && e.part == LetterPart::rows; },
               Reason::count_differs, Verdict::differs},
    LetterRule{"letter_other_number",
               [](const LetterEvidence& e) { return is_other(e) && e.part == LetterPart::number; },
               Reason::digit_differs, Verdict::differs},
    LetterRule{"letter_other_signature", [](const LetterEvidence& e) { return is_other(e); },  //
               Reason::name_differs, Verdict::differs},
    LetterRule{"letter_language", [](const LetterEvidence& e) { return e.other_language; }, Reason::needs_translation,
               Verdict::for_a_person},
    LetterRule{"letter_finer", [](const LetterEvidence& e) { return !agrees(e); },  //
               Reason::only_candidate, Verdict::for_a_person},
    LetterRule{"letter_stands", [](const LetterEvidence& e) { return e.named && e.bare; },  //
               Reason::normalised, Verdict::supported},
    LetterRule{"letter_candidate", [](const LetterEvidence&) { return true; },  //
               Reason::only_candidate, Verdict::for_a_person},
};

}  // namespace

Judgement judge_letter(const LetterEvidence& evidence) {
  for (const LetterRule& rule : kLetterRules) {
    if (rule.applies(evidence)) return {rule.verdict, {rule.reason}};
  }
  return {};
}

std::vector<RuleRow> letter_rules() {
  std::vector<RuleRow> rows;
  for (const LetterRule& rule : kLetterRules) rows.push_back({rule.name, rule.verdict, rule.reason});
  return rows;
}

}  // namespace recto::judging
