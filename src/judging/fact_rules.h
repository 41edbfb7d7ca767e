#pragma once
// From a fact of a story and the place in a paper that speaks of the same thing to a verdict: the second table of "green is never guessed".

#include <vector>

#include "judging/judge.h"
#include "judging/values.h"
#include "model/finding.h"

namespace recto::judging {

/// What of two facts is known to be alike.
enum class Likeness : uint8_t { same, other, unknown };

/// What the paper's figures and dates give by arithmetic where the value itself does not stand.
enum class Sum : uint8_t {
  none,
  gives,    ///< the story's value
  against,  ///< the story names parts that stand in the paper, and another sum of them
};

/// A fact of a story held against a fact of a paper, with what their sentences have in common.
struct FactEvidence {
  FactType type = FactType::figure;
  ValueRelation relation = ValueRelation::unknown;
  Likeness unit = Likeness::unknown;     ///< %, money, km …; unknown where neither has one
  Likeness counted = Likeness::unknown;  ///< the things counted; unknown where one of them names none
  Modality story = Modality::stated, paper = Modality::stated;
  double shared =
      0;  ///< 0–1: how much of what the story's sentence speaks of the paper's sentence has too, rare words counting more
  unsigned words = 0;         ///< of the story's sentence that say what it is about
  bool name_missing = false;  ///< a name of the story's sentence is not in the paper's
  bool word_missing =
      false;  ///< a word that says what the story's sentence is about is neither in the paper's nor beside it
  bool of_another = false;  ///< a word of the story's sentence stands with another fact of the paper's
  bool says_more = false;   ///< the clause of the paper's fact has a word or fact that the story's sentence has not
  bool hedged = false;  ///< the paper's sentence has a "may", "if" or "says" that the story's has not, or is a question
  bool related_otherwise = false;  ///< one of the sentences has a "to", "against" or "their" that the other has not
  bool unsure_word = false;        ///< some word of the paper's sentence was read with less than kSureReading
  bool quantifier = false;         ///< one of the sentences has an "all" or "only" that the other has not
  bool turned = false;             ///< one of the sentences has a "not", "failed" or "refused" that the other has not
  bool reordered =
      false;             ///< the words that both sentences have stand in another order: who did what to whom may differ
  bool bounded = false;  ///< the paper's fact is "over", "up to" or "about" a number
  Sum sum = Sum::none;
  bool malformed = false;       ///< the story's fact is no number or date that could be: "600 hundred"
  bool unsure_reading = false;  ///< the paper's words were read with less than kSureReading
  bool other_language = false;  ///< the two sentences are in different languages
};

/// The verdict of the first rule that applies, with its reason. O(1).
Judgement judge_fact(const FactEvidence& evidence);

/// Whether the paper says otherwise of the very thing: another value, or a denial of this one, in a sentence that has every word of the story's (at
/// least three), none of them with another figure; a figure must count the same thing or have the same unit. Order is free here: an alarm is looked at, green is believed.
bool contradicts(const FactEvidence& evidence);

/// All rules in the order they are asked. docs/JUDGING.md has the same rows; each has cases under tests/cases/judging_facts.
std::vector<RuleRow> fact_rules();

/// Fewer words do not tell what a sentence is about.
inline constexpr unsigned kLeastWords = 3;

/// Below this share of common words two sentences are not about the same thing; from the second on they are.
inline constexpr double kSomeShared = 0.25, kMuchShared = 0.55;

}  // namespace recto::judging
