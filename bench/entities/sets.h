#pragma once
// Labelled texts as bench/entities/prepare.py writes them, cut into folds.

#include <string>
#include <vector>

#include "model/finding.h"

namespace recto::bench {

struct GoldSpan {
  CharRange range;
  FactType type;
};

struct LabelledText {
  std::string set;
  std::u32string text;
  std::vector<GoldSpan> gold;
  bool has_titles = false;  ///< its set marks titles
  bool trains = false;      ///< its licence lets it train weights
  unsigned fold = 0;
};

/// Reads the prepared file and deals the texts to folds, in blocks of 40 neighbours; texts of equal beginning, and texts within others, share a fold.
/// Ends the program with a sentence where the file is not to be read.
std::vector<LabelledText> read_sets(const std::string& path, unsigned folds);

}  // namespace recto::bench
