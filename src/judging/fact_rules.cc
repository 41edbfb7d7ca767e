// The rules for figures, dates, references and identifiers outside quotations. They are asked top down, the first that applies decides.
//
// What holds green: the values say the same (or the story says less exactly what the paper says), the thing counted and the unit are the
// same or one of them is not named, the paper is at least as sure of it as the story, and the sentences say the same: every word that says
// what the story's sentence is about stands in the paper's (names) or there and beside it (others), in the same order, none of them with another
// figure; the clause of the paper's fact has no word and no fact besides; and no word that turns, hedges, bounds or relates
// (to, from, against) stands in one of them alone; and every word of the paper's sentence was read surely. Each of these was a way to a wrong green. All else that agrees in value is a candidate for a person's eye. No share and no
// score leads to green.
#include "judging/fact_rules.h"

#include <array>

namespace recto::judging {
namespace {

bool agrees(const FactEvidence& e) { return e.relation == ValueRelation::same || e.relation == ValueRelation::covered; }
bool may_agree(const FactEvidence& e) { return agrees(e) || e.relation == ValueRelation::finer; }
bool about_the_same(const FactEvidence& e) { return e.shared >= kMuchShared; }
bool denied(Modality modality) { return modality == Modality::negated; }
/// Whether the story says as a fact what the paper only holds to be so in this way.
bool raised_from(const FactEvidence& e, Modality paper) { return e.paper == paper && e.story == Modality::stated; }

struct FactRule {
  std::string_view name;
  bool (*applies)(const FactEvidence&);
  Reason reason;
  Verdict verdict;
};

constexpr std::array kFactRules = {
    FactRule{"fact_malformed", [](const FactEvidence& e) { return e.malformed; },  //
             Reason::malformed, Verdict::for_a_person},
    FactRule{"fact_sum_differs", [](const FactEvidence& e) { return e.sum == Sum::against; },  //
             Reason::count_differs, Verdict::differs},
    FactRule{"fact_sum", [](const FactEvidence& e) { return e.sum == Sum::gives; },  //
             Reason::only_candidate, Verdict::for_a_person},
    FactRule{"fact_nothing",
             [](const FactEvidence& e) {
               return !may_agree(e) && (!about_the_same(e) || e.relation == ValueRelation::unknown ||
                                        e.other_language || e.counted == Likeness::other || e.unit == Likeness::other);
             },
             Reason::nothing_close, Verdict::not_found},
    FactRule{"fact_language", [](const FactEvidence& e) { return e.other_language; },  //
             Reason::needs_translation, Verdict::for_a_person},
    FactRule{"fact_unsure", [](const FactEvidence& e) { return e.unsure_reading; },  //
             Reason::low_confidence_reading, Verdict::for_a_person},
    FactRule{"fact_elsewhere", [](const FactEvidence& e) { return e.shared < kSomeShared; },  //
             Reason::only_candidate, Verdict::for_a_person},
    FactRule{
        "fact_other_denied",
        [](const FactEvidence& e) { return e.relation == ValueRelation::other && denied(e.paper) != denied(e.story); },
        Reason::negation_differs, Verdict::for_a_person},
    FactRule{"fact_other_count",
             [](const FactEvidence& e) {
               return e.relation == ValueRelation::other && e.type == FactType::figure && e.counted == Likeness::same;
             },
             Reason::count_differs, Verdict::differs},
    FactRule{"fact_other_date",
             [](const FactEvidence& e) { return e.relation == ValueRelation::other && e.type == FactType::date; },
             Reason::date_differs, Verdict::differs},
    FactRule{"fact_other_number", [](const FactEvidence& e) { return e.relation == ValueRelation::other; },  //
             Reason::digit_differs, Verdict::differs},
    FactRule{"fact_unit", [](const FactEvidence& e) { return e.unit == Likeness::other && about_the_same(e); },  //
             Reason::unit_differs, Verdict::differs},
    FactRule{"fact_denied",
             [](const FactEvidence& e) { return denied(e.paper) != denied(e.story) && about_the_same(e); },
             Reason::negation_differs, Verdict::differs},
    FactRule{"fact_denied_perhaps", [](const FactEvidence& e) { return denied(e.paper) != denied(e.story); },  //
             Reason::negation_differs, Verdict::for_a_person},
    FactRule{"fact_condition",
             [](const FactEvidence& e) { return raised_from(e, Modality::conditional) && about_the_same(e); },
             Reason::condition_dropped, Verdict::differs},
    FactRule{"fact_condition_perhaps", [](const FactEvidence& e) { return raised_from(e, Modality::conditional); },
             Reason::condition_dropped, Verdict::for_a_person},
    FactRule{"fact_certainty",
             [](const FactEvidence& e) {
               return (raised_from(e, Modality::expected) || raised_from(e, Modality::requested)) && about_the_same(e);
             },
             Reason::certainty_raised, Verdict::differs},
    FactRule{"fact_certainty_perhaps",
             [](const FactEvidence& e) { return e.paper != Modality::stated && e.story == Modality::stated; },
             Reason::certainty_raised, Verdict::for_a_person},
    FactRule{"fact_bound",
             [](const FactEvidence& e) {
               return e.relation == ValueRelation::finer && e.bounded && e.type == FactType::figure;
             },
             Reason::certainty_raised, Verdict::differs},
    FactRule{"fact_finer", [](const FactEvidence& e) { return e.relation == ValueRelation::finer; },  //
             Reason::only_candidate, Verdict::for_a_person},
    FactRule{"fact_counted", [](const FactEvidence& e) { return e.counted == Likeness::other; },  //
             Reason::count_differs, Verdict::for_a_person},
    FactRule{"fact_name", [](const FactEvidence& e) { return e.name_missing; },  //
             Reason::only_candidate, Verdict::for_a_person},
    FactRule{"fact_quantifier", [](const FactEvidence& e) { return e.quantifier; },  //
             Reason::words_differ, Verdict::for_a_person},
    FactRule{"fact_turned", [](const FactEvidence& e) { return e.turned; },  //
             Reason::negation_differs, Verdict::for_a_person},
    FactRule{"fact_hedged", [](const FactEvidence& e) { return e.hedged; },  //
             Reason::certainty_raised, Verdict::for_a_person},
    FactRule{"fact_relation", [](const FactEvidence& e) { return e.related_otherwise && !e.word_missing; },  //
             Reason::words_differ, Verdict::for_a_person},
    FactRule{"fact_of_another", [](const FactEvidence& e) { return e.of_another; },  //
             Reason::only_candidate, Verdict::for_a_person},
    FactRule{"fact_reordered", [](const FactEvidence& e) { return e.reordered && !e.word_missing; },  //
             Reason::out_of_order, Verdict::for_a_person},
    FactRule{"fact_unsure_word", [](const FactEvidence& e) { return e.unsure_word && !e.word_missing && !e.says_more; },
             Reason::low_confidence_reading, Verdict::for_a_person},
    FactRule{"fact_stands",
             [](const FactEvidence& e) { return !e.word_missing && !e.says_more && e.unit != Likeness::other; },
             Reason::normalised, Verdict::supported},
    FactRule{"fact_paraphrase", [](const FactEvidence&) { return true; },  //
             Reason::paraphrase, Verdict::for_a_person},
};

}  // namespace

Judgement judge_fact(const FactEvidence& evidence) {
  for (const FactRule& rule : kFactRules) {
    if (rule.applies(evidence)) return {rule.verdict, {rule.reason}};
  }
  return {};
}

bool contradicts(const FactEvidence& e) {
  if (e.other_language || e.unsure_reading || e.malformed || e.words < kLeastWords) return false;
  if (e.word_missing || e.name_missing || e.of_another) return false;
  if (e.counted == Likeness::other || e.unit == Likeness::other) return false;
  const bool bare = e.counted == Likeness::unknown && e.unit == Likeness::unknown;
  if (e.type == FactType::figure && bare) return false;
  if (e.relation == ValueRelation::other) return e.paper == e.story;
  return may_agree(e) && denied(e.paper) != denied(e.story);
}

std::vector<RuleRow> fact_rules() {
  std::vector<RuleRow> rows;
  for (const FactRule& rule : kFactRules) rows.push_back({rule.name, rule.verdict, rule.reason});
  return rows;
}

}  // namespace recto::judging
