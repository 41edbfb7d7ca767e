#pragma once
// Claims held against papers in another language that nobody has translated.

#include <string_view>
#include <vector>

#include "app/papers.h"
#include "app/translations.h"
#include "model/finding.h"

namespace recto::app {

/// For findings that no paper in the story's language answers: the sentence of a paper in the other one that has most of the claim's words (by the
/// dictionary), values and names. Its words are a candidate and no verdict (`for_a_person`, `needs_translation`); where a figure, date, name or rank of the claim
/// was surely read otherwise there, it differs. A paper whose translation is in the case is left out: the claim was sought there. One
/// look-up a claim and some milliseconds a page found. Errors: those of the sources.
Result<void> add_untranslated_candidates(std::u32string_view story, Papers& papers, Translations& translations,
                                         std::vector<Finding>& findings);

}  // namespace recto::app
