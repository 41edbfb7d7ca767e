#pragma once
// Words of a passage that its sense hangs on and that a recogniser was not sure of.

#include "tracing/comparison.h"

namespace recto::tracing {

/// The lowest confidence with which a word in the range was read; 1 where there is none.
float lowest_confidence(const Page& page, CharRange range);

/// Whether a word that the sense hangs on was read by OCR with less than judging::kSureReading: a number, a negation, a condition or hedge,
/// a month or day, a rank, a part of a name. Names are known by a capital inside a sentence and, in both languages, by standing
/// behind a rank: an Arabic name without a rank is not known for one. O(tokens).
bool has_unsure_word(const SourceText& source, WordStream::Tokens tokens);

}  // namespace recto::tracing
