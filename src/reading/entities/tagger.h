#pragma once
// A linear tagger: for each word the kind of name it belongs to, the best row of labels by Viterbi over hashed features. Trained by
// bench/entities (averaged perceptron: Collins 2002), its weights are tables of letters.

#include <cstdint>
#include <string_view>
#include <vector>

#include "reading/entities/features.h"

namespace recto::reading {

/// Labels: 0 none; 1 + 2k begins a name of kind k; 2 + 2k goes on with it.
constexpr unsigned begin_label(unsigned kind) { return 1 + 2 * kind; }
constexpr unsigned inside_label(unsigned kind) { return 2 + 2 * kind; }

/// The scores of the labels of a stretch of words: of each label alone, and of each after each.
struct Lattice {
  size_t words = 0, labels = 0;
  std::vector<float> alone;  ///< [word][label]
  std::vector<float> step;   ///< [word][label before][label]; before the first word stands label 0
};

/// The row of labels with the highest sum; a name only goes on where it has begun. O(words · labels²).
std::vector<uint8_t> best_labels(const Lattice& lattice);

/// A name as words [first, end).
struct TaggedName {
  unsigned kind = 0;
  size_t first = 0, end = 0;
};
std::vector<TaggedName> names_of(const std::vector<uint8_t>& labels, size_t first_word);

class Tagger {
 public:
  /// Weights as letters, 'a' to 'z' and 'A' to 'Z' for -26 to 25, a row of text of any length a line; `labels` a bucket. The number of buckets is
  /// a power of two.
  Tagger(std::string_view weights, size_t labels);
  /// Of persons, bodies and places (kinds 0, 1, 2).
  static const Tagger& names();
  /// Of titles (kind 0).
  static const Tagger& titles();
  /// The names among words [first, end). O(end − first).
  std::vector<TaggedName> tag(const KnownWords& known, size_t first, size_t end) const;

 private:
  Lattice lattice_of(const KnownWords& known, size_t first, size_t end) const;
  void add_weights(const std::vector<uint32_t>& features, float* scores) const;

  size_t labels_;
  uint32_t mask_ = 0;
  std::vector<int8_t> weights_;  ///< [bucket][label]
};

}  // namespace recto::reading
