#pragma once
// The original beside what was found in a translation.

#include <vector>

#include "app/translations.h"
#include "model/other_language.h"

namespace recto::app {

/// What stands in the other language beside the best evidence of findings; what is green is judged anew by judging/translation_rules.h. Errors:
/// those of the sources.
Result<OtherLanguages> other_languages_of(Translations& translations, std::vector<Finding>& findings);

}  // namespace recto::app
