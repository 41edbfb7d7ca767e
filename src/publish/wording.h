#pragma once
// The report's own words in English and Arabic: names of verdicts, a sentence for each reason, labels. wording.cc puts
// them together; wording_en.cc and wording_ar.cc hold nothing but text.

#include <fmt/format.h>

#include <array>
#include <string>
#include <string_view>

#include "model/finding.h"

namespace recto::publish {

/// The words of one language. {} stands for a value, which is HTML already. Sentences have no full stop.
struct Wording {
  std::string_view attributes;                        ///< of <html>
  std::array<std::string_view, 5> verdicts;           ///< "Supported", in the order of Verdict
  std::array<std::string_view, 5> counts;             ///< "{} supported"
  std::array<std::string_view, 9> facts;              ///< "Quotation", in the order of FactType
  std::array<std::string_view, 24> reasons;           ///< sentences, in the order of Reason
  std::array<std::string_view, 24> fact_reasons;      ///< of claims that are no quotations; empty: as for quotations
  std::array<std::string_view, 7> outcomes;           ///< in the order of Outcome
  std::string_view quoted, stop, comma;               ///< “{}” . ,
  std::string_view left_out, only_in_story, in_both;  ///< what differs: {} and {}
  std::string_view words_between;                     ///< for words not shown: "… {} words …"
  std::string_view check_of, file, files, page, pages, against;
  std::string_view not_all_checked, unread_one, unread_many, unread_link, what_this_means, no_claim;
  std::string_view decided, decided_earlier,
      proposed_then;  ///< of a person: {} verdict, {} name; the machine's then: {}
  std::string_view in_the_story, picture, page_of, page_number, own_text, by_ocr, story, paper;
  std::string_view speaker, one_copy, copies, and_part, cite, read_by, also, more;
  std::string_view original, translation, linked,
      proposed;  ///< the paper in the other language, and who says that it is that
  std::string_view said_otherwise, perhaps_otherwise;  ///< the paper found {}, the other {}
  std::string_view limits_title, supported_means, machine_proposes;
  std::string_view unread_title, column_file, column_outcome, column_why;
  std::string_view papers_title, column_read, ocr;
  std::string_view made_title, made, holds_all;
  std::string_view worked_out;    ///< {}: the sum
  std::string_view private_name;  ///< in the place of a list's words
};

extern const Wording kEnglish, kArabic;
/// By ISO 639-3; English for every language but Arabic.
const Wording& wording_of(std::string_view language);

/// How a verdict is shown whatever the language: its CSS class and its sign.
struct VerdictLook {
  std::string_view css;   ///< "ok"
  std::string_view sign;  ///< "✓"
};
const VerdictLook& look_of(Verdict verdict);

/// The sentence of `reason` as HTML, with the words of the difference that it is about where the match has one:
/// "A figure is not the paper’s: the story has “270”, the paper “210”."
std::string reason_html(Reason reason, FactType type, const Match* match, const Wording& wording);

/// True when words before or after the passage belong to the reason: a condition or a “not” left out.
bool needs_context(Reason reason);

/// A pattern with its values set in: fill("{} of {}", "1", "2"). A pattern asks for no more values than it is given.
template <class... Values>
std::string fill(std::string_view pattern, const Values&... values) {
  return fmt::format(fmt::runtime(pattern), values...);
}

}  // namespace recto::publish
