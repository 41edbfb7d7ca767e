// The rules for persons, bodies, places and titles. They are asked top down, the first that applies decides; where none does, the name is the
// paper's to the letter, no rank and no post is against it, and the rules of facts say whether the sentences say the same.
//
// What is sure to differ needs a name that is surely meant: both parts of a person's name agree and the rank or the office does not; or another
// name stands at the very post, or at the very place of a sentence that has most in common. A likeness of sounds is never green: Hasan and
// Husayn sound alike too.
#include "judging/name_rules.h"

#include <array>

namespace recto::judging {
namespace {

bool is_meant(const NameEvidence& e) { return e.name == NameRelation::same || e.name == NameRelation::alike; }
bool is_another(const NameEvidence& e) { return e.name == NameRelation::other; }

struct NameRule {
  std::string_view name;
  bool (*applies)(const NameEvidence&);
  Reason reason;
  Verdict verdict;
};

constexpr std::array kNameRules = {
    NameRule{"name_nothing", [](const NameEvidence& e) { return is_another(e) && !e.same_post && !e.very_place; },
             Reason::nothing_close, Verdict::not_found},
    NameRule{"name_unsure", [](const NameEvidence& e) { return e.unsure_name; },  //
             Reason::low_confidence_reading, Verdict::for_a_person},
    NameRule{"name_rank", [](const NameEvidence& e) { return is_meant(e) && e.rank == Likeness::other; },  //
             Reason::title_differs, Verdict::differs},
    NameRule{"name_post", [](const NameEvidence& e) { return is_meant(e) && e.post == PostRelation::other; },  //
             Reason::title_differs, Verdict::differs},
    NameRule{"name_post_perhaps", [](const NameEvidence& e) { return is_meant(e) && e.post == PostRelation::unclear; },
             Reason::title_differs, Verdict::for_a_person},
    NameRule{"name_at_post", [](const NameEvidence& e) { return is_another(e) && e.same_post; },  //
             Reason::name_differs, Verdict::differs},
    NameRule{"name_perhaps", [](const NameEvidence& e) { return is_another(e) && e.one_of_several; },
             Reason::name_differs, Verdict::for_a_person},
    NameRule{"name_place", [](const NameEvidence& e) { return is_another(e) && e.type == FactType::place; },
             Reason::place_differs, Verdict::differs},
    NameRule{"name_other", [](const NameEvidence& e) { return is_another(e); },  //
             Reason::name_differs, Verdict::differs},
    NameRule{"name_part", [](const NameEvidence& e) { return e.name == NameRelation::part; },  //
             Reason::only_candidate, Verdict::for_a_person},
    NameRule{"name_script", [](const NameEvidence& e) { return e.other_script || e.sentence.other_language; },
             Reason::needs_translation, Verdict::for_a_person},
    NameRule{"name_spelling", [](const NameEvidence& e) { return e.name == NameRelation::alike; },  //
             Reason::name_differs, Verdict::for_a_person},
    NameRule{"name_untold", [](const NameEvidence& e) { return e.untold; },  //
             Reason::only_candidate, Verdict::for_a_person},
    NameRule{"name_ambiguous", [](const NameEvidence& e) { return e.ambiguous; },  //
             Reason::only_candidate, Verdict::for_a_person},
};

}  // namespace

Judgement judge_name(const NameEvidence& evidence) {
  for (const NameRule& rule : kNameRules) {
    if (rule.applies(evidence)) return {rule.verdict, {rule.reason}};
  }
  return judge_fact(evidence.sentence);
}

std::vector<RuleRow> name_rules() {
  std::vector<RuleRow> rows;
  for (const NameRule& rule : kNameRules) rows.push_back({rule.name, rule.verdict, rule.reason});
  return rows;
}

}  // namespace recto::judging
