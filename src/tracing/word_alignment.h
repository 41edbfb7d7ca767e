#pragma once
// Which words of a text answer which words of a paper.

#include <cstdint>
#include <vector>

#include "tracing/word_stream.h"

namespace recto::tracing {

/// A stretch of a stream to be aligned.
struct WordSequence {
  const WordStream& stream;
  WordStream::Tokens range;
  size_t size() const { return range.last - range.first; }
  const Token& token(size_t k) const { return stream.tokens[range.first + k]; }
  std::u32string_view folded(size_t k) const { return stream.folded(token(k)); }
};

/// One step of an alignment: given words first … last − 1 against source words first … last − 1, as indexes into the streams.
struct Step {
  enum class Kind : uint8_t {
    same,      ///< one word each, the same after folding
    joined,    ///< the same letters, parted into words differently
    replaced,  ///< words for words; align_words pairs one with one
    omitted,   ///< source words that the given text leaves out
    added,     ///< given words that the source does not have
  };
  Kind kind;
  WordStream::Tokens given, source;
};

/// The cheapest alignment of all given words with a stretch of the source words: same 0, joined 1/20, replaced 8/20 and up to 20/20
/// more for unlikeness of letters, omitted 15/20, added 1. Source words before the first step and behind the last are free. Given words
/// for which `own` is true (the story's, in brackets) cost nothing to add, and source words beside them little to omit.
/// `band` bounds how many words may be omitted or added in all. O(|given| · band). Adjacent omitted (or added) words are one step.
std::vector<Step> align_words(const WordSequence& given, const std::vector<bool>& own, const WordSequence& source,
                              size_t band);

}  // namespace recto::tracing
