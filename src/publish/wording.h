#pragma once
// The report's own words: names of verdicts, a sentence for each reason.

#include <string>
#include <string_view>

#include "model/finding.h"

namespace recto::publish {

/// How a verdict is shown: its CSS class, a sign, and its name in a card and in a count.
struct VerdictLook {
  std::string_view css;    ///< "ok"
  std::string_view sign;   ///< "✓"
  std::string_view name;   ///< "Supported"
  std::string_view count;  ///< "supported", as in "12 supported"
};
const VerdictLook& look_of(Verdict verdict);

/// "Quotation", "Figure", …
std::string_view name_of(FactType type);

/// What a reason says, without its full stop: "A figure is not the paper’s".
std::string_view sentence_of(Reason reason);

/// The sentence of `reason` as HTML, with the words of the difference that it is about where the match has one:
/// "A figure is not the paper’s: the story has “270”, the paper “210”."
std::string reason_html(Reason reason, const Match* match);

/// True when words before or after the passage belong to the reason: a condition left out.
bool needs_context(Reason reason);

}  // namespace recto::publish
