#pragma once
// Which sentences of two texts in two languages belong together.

#include <cstdint>
#include <vector>

#include "linking/bilingual_text.h"
#include "linking/common_words.h"

namespace recto::linking {

/// Sentences [first, end) of one text that say what those of the other say; one side may be empty: nothing answers it.
struct Bead {
  size_t here = 0, here_end = 0;
  size_t there = 0, there_end = 0;
  double likeness = 0;  ///< of both stretches, 0 where one is empty

  Stretch of_here(const BilingualText& text) const { return {text.sentences.data() + here, here_end - here}; }
  Stretch of_there(const BilingualText& text) const { return {text.sentences.data() + there, there_end - there}; }
};

/// Below this likeness sentences that stand beside each other say nothing of each other.
inline constexpr double kAlikeSentences = 0.2;

/// All sentences of both texts in beads, both ascending. Some milliseconds for a letter; O(sentences · band) with a band of at most 801.
/// Gale and Church, "A program for aligning sentences in bilingual corpora", 1993, with values, names and dictionary words as anchors.
std::vector<Bead> align(const BilingualText& here, const BilingualText& there, const Dictionary& dictionary);

/// How much of both texts says the same, 0–1: the mean likeness of their beads, by letters. 0.7 to 0.9 for a letter and its translation, up to 0.3 for two
/// letters of one office.
double aligned_share(const std::vector<Bead>& beads, const BilingualText& here, const BilingualText& there);

}  // namespace recto::linking
