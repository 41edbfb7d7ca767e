#pragma once
// The invented words of a language: lemmas made of syllables (English) or of roots and patterns (Arabic), in the order of
// their frequency, and names of persons, places and offices. Only the function words of prose.cc are real.

#include <string>
#include <string_view>
#include <vector>

#include "bench/generate/random.h"

namespace recto::bench {

enum class Language { arabic, english };

struct Lexicon {
  std::vector<std::u32string> nouns, verbs, adjectives;  ///< most frequent first
  std::vector<std::u32string> given_names, family_names, places, offices;
};

/// 24,000 nouns, 9,000 verbs, 12,000 adjectives and 12,000 names, no word twice within a list. About 50 ms.
/// Arabic verbs are stems of the perfect, third person.
Lexicon make_lexicon(Language language, uint64_t seed);

}  // namespace recto::bench
