#pragma once
// From a name of a story and the place in a paper that speaks of the same to a verdict: the third table of "green is never guessed".

#include <vector>

#include "judging/fact_rules.h"
#include "judging/posts.h"

namespace recto::judging {

/// How a paper's name stands to a story's.
enum class NameRelation : uint8_t {
  same,   ///< the same words, folded to spelling
  alike,  ///< the same by their sounds: another spelling, another script
  part,   ///< only a part of the name: a family name alone
  other,  ///< another name
};

/// A person, body, place or title of a story held against a paper.
struct NameEvidence {
  FactType type = FactType::person;
  NameRelation name = NameRelation::other;
  Likeness rank = Likeness::unknown;  ///< of two persons: military or police; unknown where one has none
  PostRelation post = PostRelation::unknown;
  bool very_place = false;      ///< another name stands where the story's would, in a sentence that has most in common
  bool one_of_several = false;  ///< the paper's or the story's sentence names several: which is meant is not sure
  bool same_post = false;       ///< another person holds the very post that the story gives
  bool ambiguous = false;       ///< several places are called so
  bool unsure_name = false;     ///< the paper's name, rank or post was read with less than kSureReading
  bool untold = false;          ///< the story gives a rank or a post, the paper gives none there
  bool other_script = false;
  FactEvidence sentence;  ///< what the two sentences have in common; its relation is `same` where the name is
};

/// The verdict of the first rule of names that applies, else of the rules of facts on the sentences. O(1).
Judgement judge_name(const NameEvidence& evidence);

/// The rules of names in the order they are asked. docs/JUDGING.md has the same rows; each has cases under tests/cases/judging_facts.
std::vector<RuleRow> name_rules();

}  // namespace recto::judging
