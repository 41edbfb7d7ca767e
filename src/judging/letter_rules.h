#pragma once
// From what a story says of a letter, or of a list, and what the letter's fields and the list's rows say, to a verdict.

#include <vector>

#include "judging/fact_rules.h"

namespace recto::judging {

/// What of a letter or list a claim is about.
enum class LetterPart : uint8_t { number, date, party, rows, signature };

/// A claim held against the field of a letter, or the rows of a list, that it names.
struct LetterEvidence {
  LetterPart part = LetterPart::number;
  ValueRelation relation =
      ValueRelation::unknown;  ///< of a party: `same` where it stands in the field, `other` where not
  bool swapped = false;        ///< of a party: it stands in the field of the other side, and not in its own
  bool named = false;   ///< the sentence names the one letter, by its number, or the list that is enclosed with it
  bool bare = false;    ///< the sentence says nothing besides what the fields say
  bool unsure = false;  ///< the field was read with less than kSureReading, or rows of the list are in doubt
  bool other_language = false;
};

/// The verdict of the first rule that applies; of relation `unknown` always not_found. O(1).
Judgement judge_letter(const LetterEvidence& evidence);

/// The rules in the order they are asked. docs/JUDGING.md has the same rows; each has cases under tests/cases/judging_facts.
std::vector<RuleRow> letter_rules();

}  // namespace recto::judging
