#pragma once
// What the tagger sees of a word: hashed features of it, its neighbours, and what is known about them.

#include <cstdint>
#include <span>
#include <vector>

#include "reading/entities/naming.h"

namespace recto::reading {

/// What is known about one word, all phrases and ways of reading its front together.
struct WordMarks {
  uint32_t begins = 0;  ///< a bit a NameClass: a phrase of the class begins here
  uint32_t inside = 0;  ///< a phrase of the class goes on here
  uint8_t place =
      0;  ///< of a place: 1 own table, 2 country, 3 region, 4 a city of 100,000 at least, 5 a smaller one; 0 none
  bool foreign = false;  ///< a given name of other languages
  bool phrase = false;   ///< of a place or body of several words
};

constexpr uint32_t bit(NameClass kind) { return 1U << static_cast<unsigned>(kind); }

/// The hits of each word and what they come to. O(n).
struct KnownWords {
  explicit KnownWords(std::span<const NameWord> words);
  std::span<const NameWord> words;
  std::vector<std::vector<NameHit>> hits;
  std::vector<WordMarks> marks;
  std::vector<uint8_t>
      patterns;  ///< what arabic_patterns makes of the word: its type and whether it begins the name; 0 nothing
  std::vector<std::u32string> stems;  ///< the word with as much taken off its front as may be
};

/// The features of word i of a stretch [first, end) of words; about 60, their hashes. What lies outside the stretch is not seen.
void add_features(const KnownWords& known, size_t first, size_t end, size_t i, std::vector<uint32_t>& features);

/// The features of a step from a label to the next, at word i: what depends on the label before.
void add_step_features(const KnownWords& known, size_t i, unsigned label_before, std::vector<uint32_t>& features);

}  // namespace recto::reading
