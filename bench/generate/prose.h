#pragma once
// Official prose without meaning, page by page from a seed: what the benches search, trace and take in.
//
// Words follow Zipf's law within their class; Arabic words carry articles, prepositions, conjunctions, plurals and
// possessives as Arabic does, so that 40,000 lemmas become several hundred thousand written forms. Formulas of office
// ("with reference to your letter") recur, numbers, dates, names and reference numbers stand among them, lines are broken
// as on paper. The function words and formulas are real, all else is invented.

#include <array>
#include <string>

#include "bench/generate/lexicon.h"
#include "bench/generate/random.h"

namespace recto::bench {

class Prose {
 public:
  explicit Prose(uint64_t seed);

  /// The k-th page: about `bytes` of UTF-8 (from 0.8 to 1.2 of it), six in ten Arabic. The same for the same seed, k and
  /// bytes on every machine. No form feed in it. About 15 µs a kilobyte.
  std::u32string page(uint64_t k, size_t bytes = 1000) const;
  Language language_of(uint64_t k) const;
  /// One page in a given language.
  std::u32string page_in(Language language, uint64_t k, size_t bytes) const;
  /// A sentence, without a line break.
  std::u32string sentence(Language language, Random& random) const;

  struct Words {
    Lexicon lexicon;
    Zipf nouns, verbs, adjectives, names;
    explicit Words(Lexicon made);
  };

 private:
  uint64_t seed_;
  std::array<Words, 2> words_;
};

}  // namespace recto::bench
