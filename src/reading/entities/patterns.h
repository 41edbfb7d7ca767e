#pragma once
// Names by what is known alone: lexicons, gazetteer, capitals, and the words that introduce a name.

#include <vector>

#include "model/finding.h"
#include "reading/entities/features.h"

namespace recto::reading {

/// A name as words [first, end).
struct NameSpan {
  FactType type = FactType::person;
  size_t first = 0, end = 0;
  size_t cue = 0;  ///< the word that decided
};

/// In Arabic: a rank, courtesy or kinship word and the name behind it, chains of given names, words of bodies with what belongs to them,
/// places of the gazetteer where their neighbours speak for them. Looks at words [first, end). O(end − first).
std::vector<NameSpan> arabic_patterns(const KnownWords& known, size_t first, size_t end);

/// In English, by capitals besides.
std::vector<NameSpan> english_patterns(const KnownWords& known, size_t first, size_t end);

}  // namespace recto::reading
