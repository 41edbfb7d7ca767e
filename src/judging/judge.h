#pragma once
// From what differs to a verdict: the rules of "green is never guessed", as one table.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/finding.h"

namespace recto::judging {

/// What stands around a quotation, for the question whether it was torn out of its sentence. All may be empty.
struct Surroundings {
  std::u32string_view story_before, story_after;  ///< the story's own words in the sentence of the quotation
  std::u32string_view paper_before, paper_after;  ///< the rest of the paper's sentence
  std::u32string_view quoted;                     ///< the paper's words that were taken
};

/// What the story did by the conventions of quoting. All may be empty.
struct Liberties {
  std::u32string_view in_brackets;  ///< the story's own words
  std::u32string_view replaced;     ///< the paper's words in their place
  std::u32string_view left_out;     ///< the paper's words for which an ellipsis stands, of the sentences it stands in
};

/// A place in a paper held against a text.
struct Evidence {
  std::span<const Difference> differences;
  bool letter_for_letter = false;  ///< equal as written, white space apart
  bool in_order = true;            ///< the parts of the text follow each other in the paper as they do in the text
  Liberties liberties;
  Surroundings surroundings;
  bool unsure_word =
      false;  ///< a word that the sense of the passage hangs on was read with less than kSureReading, equal or not
};

struct Judgement {
  Verdict verdict = Verdict::for_a_person;
  std::vector<Reason> reasons;  ///< without repetition, in the order of the closed list; never empty
};

/// The worst verdict of all rules that apply, with the reasons of all of them. O(differences + words).
Judgement judge(const Evidence& evidence);

/// A row of the rules: its name is the beginning of the names of its cases under tests/cases/judging.
struct RuleRow {
  std::string_view name;
  Verdict verdict;
  Reason reason;
};
/// All rules, those for a difference first, in the order they are asked. docs/JUDGING.md has the same rows.
std::vector<RuleRow> rules();

/// Reading confidence below which a difference may be the reader's: a word read with less is never held against a story; and one that the
/// sense hangs on (a number, a negation, a condition, a name …) never speaks for it: who copied the story from the text as read copied the
/// misreading too.
inline constexpr float kSureReading = 0.80F;

}  // namespace recto::judging
