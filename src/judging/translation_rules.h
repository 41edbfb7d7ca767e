#pragma once
// What the original says to a claim that was found in a translation: the third table of "green is never guessed".

#include <vector>

#include "judging/judge.h"
#include "model/other_language.h"

namespace recto::judging {

/// A claim whose words stand in a translation, with what is known of the original.
struct TranslatedEvidence {
  bool linked = false;      ///< a person said that it is a translation; else the machine proposes it
  bool aligned = false;     ///< the sentence was found in the original
  bool original = false;    ///< the paper found is the translation, not the original itself
  bool read_surely = true;  ///< what can be compared in the original's sentence
  std::vector<LanguageDifference> differences;  ///< between the words of the claim and the original's sentence
};

/// The differences between the paper of a match and the other language that are about the words of a range of a page: those in it, and denials of its
/// sentence.
std::vector<LanguageDifference> differences_about(const OtherLanguage& other, PageNumber page, CharRange range);

/// What becomes of a verdict. Only a supported one changes, and never for the better: it stays with `translated` added where a person linked the
/// translation and the original says the same, and is left to a person where the original says otherwise. O(differences).
Judgement judge_translated(const Judgement& before, const TranslatedEvidence& evidence);

/// All rules in the order they are asked. docs/JUDGING.md has the same rows.
std::vector<RuleRow> translation_rules();

}  // namespace recto::judging
