#pragma once
// What a sentence and its translation say otherwise of the same thing.

#include <vector>

#include "linking/common_words.h"
#include "model/other_language.h"

namespace recto::linking {

/// Figures, dates, references, identifiers, names, ranks and negations of aligned sentences in which the two part. Values are related as judging relates
/// them, a year or a bound that one side leaves out apart. A value in digits, surely read, that one side alone has is a difference with an empty other side, never
/// sure: it may be there as a word that is not known as a number. A difference is sure where all its words were read with judging::kSureReading.
/// O(values²).
std::vector<LanguageDifference> differences(Stretch here, Stretch there);

/// Whether all values, persons and denials of sentences were read with judging::kSureReading: only then does their agreeing prove anything.
bool read_surely(Stretch sentences);

}  // namespace recto::linking
