#pragma once
// Facts of a story, the claims they make, and what the papers say to them: the vocabulary of INTERFACE "check" and
// "trace".

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/types.h"
#include "model/passage.h"

namespace recto::inline model {

enum class FactType : uint8_t { quotation, figure, date, person, body, place, title, reference, identifier };
std::string_view to_string(FactType type);

/// A verdict on a claim. Green (supported) is never guessed.
enum class Verdict : uint8_t { supported, differs, contradicted, not_found, for_a_person };
std::string_view to_string(Verdict verdict);
std::optional<Verdict> verdict_from(std::string_view name);

/// Why: the closed list. The first four may be supported; those up to malformed never are.
enum class Reason : uint8_t {
  verbatim,
  normalised,
  translated,
  in_brackets,
  words_differ,
  digit_differs,
  negation_differs,
  name_differs,
  title_differs,
  date_differs,
  place_differs,
  count_differs,
  unit_differs,
  certainty_raised,
  condition_dropped,
  misattributed,
  out_of_order,
  low_confidence_reading,
  malformed,
  nothing_close,
  only_candidate,
  needs_translation,
  paraphrase,
  unreadable_source,
};
std::string_view to_string(Reason reason);
/// True for verbatim, normalised, translated, in_brackets.
bool may_support(Reason reason);

enum class DifferenceKind : uint8_t { digit, negation, name, word, omitted, added, spelling, ocr };
std::string_view to_string(DifferenceKind kind);

/// One place where the story's words and the paper's words part.
struct Difference {
  std::u32string story;   ///< the words of the story; empty when it omits
  std::u32string source;  ///< the words of the paper; empty when the story adds
  DifferenceKind kind = DifferenceKind::word;
  CharRange story_range;   ///< in the text that was given (story or passage)
  CharRange source_range;  ///< in the page's text as read (of `page_part` of the match)
  uint8_t page_part = 0;   ///< 0: the passage, 1: its second part after a page break
  float confidence = 1;    ///< the lowest reading confidence of the paper's words there
};

/// One place in the papers that answers a given text.
struct Match {
  Passage passage;
  CharRange given;       ///< the range in the given text that it answers
  double closeness = 0;  ///< 0–1; 1 is letter for letter
  Verdict verdict = Verdict::not_found;
  std::vector<Reason> reasons;  ///< never empty
  std::vector<Difference> differences;
  std::vector<Passage> copies;  ///< other exhibits that hold the same text at this place
  std::u32string context_before,
      context_after;  ///< the rest of the sentence around the passage, for showing and for judging
  std::string sum;    ///< how the value was worked out: "140 + 580 = 720", "210 rows"; empty where it stands as it is
  bool private_name = false;  ///< the passage is of a list of persons: reports and exports do not show its words
};

/// How sure the text itself is of a fact.
enum class Modality : uint8_t { stated, expected, conditional, requested, alleged, negated };
std::string_view to_string(Modality modality);

/// What a figure, date, reference or identifier says, apart from how it is written. Numbers are decimal strings ("2500", "0.75"), days
/// ISO 8601; what is not there is empty.
struct FactValue {
  std::string
      value;  ///< the number; the date (2013, 2013-12, 2013-12-31, --12-31, a/b), in its own calendar; the reference
  std::string low,
      high;          ///< the least and the most that the text allows, ends included; one is empty where a side is open
  std::string unit;  ///< "%", money as ISO 4217, "km", "year"; of an identifier its kind: "phone", "email"
  std::string calendar;  ///< of a date that is not Gregorian: "islamic"
  std::string form;   ///< of a figure "ordinal", "range", "vague", …; of a date its precision: "day", "month", "year"
  std::string doubt;  ///< why the value may be another: "malformed", "overflow", "day_month_order", …
  std::string other;  ///< the other value that the doubt leaves open, if it is one
  std::u32string counted;  ///< the thing counted, as written: "trained volunteers"
  bool approximate = false;
  bool operator==(const FactValue&) const = default;
};

/// Something of a text that a checker would underline.
struct Fact {
  FactType type = FactType::quotation;
  CharRange range;         ///< in the text it was found in; of a quotation: without the quote marks
  std::u32string text;     ///< the text in that range
  std::u32string speaker;  ///< who is said to have said it, as written; empty if nobody is named
  std::u32string cue;      ///< the word that introduces it: "said", "wrote", "قال"; empty if none
  unsigned group = 0;      ///< quotations that one speaker's words were split into share a number (0: stands alone)
  FactValue value;         ///< empty for quotations
  Modality modality = Modality::stated;  ///< of facts other than quotations; `cue` then holds the word that decided it
};

/// A person's word on a claim: what was claimed where, what the machine proposed, what the person says. An act of the log, never changed;
/// the newest on a claim holds.
struct ClaimDecision {
  FactType type = FactType::quotation;
  std::u32string text;                    ///< the claim's words
  std::u32string sentence;                ///< of the story, with the claim in it
  unsigned nth = 0;                       ///< which of the sentence's claims of these words, from 0
  Verdict proposed = Verdict::not_found;  ///< what the machine said then
  std::optional<Verdict> verdict;         ///< for_a_person: it is still to be asked; none takes back what was said
  std::string by, note;
  std::string story;         ///< the file as given
  std::string story_sha256;  ///< of its bytes, hex digits
  int64_t at_ms = 0;         ///< milliseconds since 1970; 0 before it is in the log
  bool operator==(const ClaimDecision&) const = default;
};

/// A fact of a story with its verdict and evidence.
struct Finding {
  unsigned number = 0;  ///< from 1, in the order of the story
  Fact claim;
  Verdict verdict = Verdict::not_found;
  std::vector<Reason> reasons;
  std::vector<Match> evidence;            ///< best first
  std::optional<ClaimDecision> decision;  ///< what a person said of this claim in this sentence
  std::optional<ClaimDecision> earlier;   ///< what a person said of these words in an earlier wording of the sentence

  /// What stands: the person's word, else the machine's.
  Verdict standing() const { return decision ? *decision->verdict : verdict; }
};

}  // namespace recto::inline model
