#pragma once
// The averaged perceptron for rows of labels (Collins 2002): weights move by the features of the right row less those of the one guessed; the mean
// over all steps is kept, which is what makes it hold on texts not seen.

#include <span>
#include <string>
#include <vector>

#include "reading/entities/tagger.h"

namespace recto::bench {

/// A stretch of words with its right labels and the features of each word, and of each word after each label.
struct Example {
  std::vector<uint8_t> labels;
  std::vector<std::vector<uint32_t>> alone;              ///< [word]
  std::vector<std::vector<std::vector<uint32_t>>> step;  ///< [word][label before]
};

struct Training {
  size_t labels = 7;
  unsigned bits = 17;  ///< buckets: 2^bits
  unsigned epochs = 8;
  float margin =
      0;  ///< what "no name" is given too much while learning, so that names must beat it by as much: finds more of them
  float dropped = 0;  ///< the part of the features that are left out while learning
  float least = 0;    ///< quantised weights smaller than this are dropped
};

/// Weights as letters, as reading::Tagger reads them; lines of 112 letters.
std::string trained(std::span<const Example* const> examples, const Training& training);

}  // namespace recto::bench
