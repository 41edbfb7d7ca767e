#pragma once
// The original beside what was found in a translation.

#include <set>
#include <span>
#include <vector>

#include "app/translations.h"
#include "model/finding.h"
#include "model/other_language.h"

namespace recto::app {

/// The documents whose translations or originals are worth being looked for in a large case: those with the best evidence of a finding that is more than
/// a candidate, and, where it is green, with copies of it. A story of 2,000 words has candidates in some 200 more, and each costs a look-up and some alignments.
std::set<DocumentId> documents_that_answer(std::span<const Finding> findings);

/// What stands in the other language beside the best evidence of findings; what is green is judged anew by judging/translation_rules.h. Of documents that
/// are not among `answering` only links by a person are followed; null: any may have a proposed one. Errors: those of the sources.
Result<OtherLanguages> other_languages_of(Translations& translations, const std::set<DocumentId>* answering,
                                          std::vector<Finding>& findings);

}  // namespace recto::app
