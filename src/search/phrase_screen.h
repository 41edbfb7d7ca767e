#pragma once
// Tells quickly which pieces cannot hold the phrases of a query.

#include <cstdint>
#include <span>
#include <vector>

#include "search/expansion.h"
#include "search/pieces.h"
#include "search/query.h"

namespace recto::search {

/// The phrases that a query's tree cannot do without, all followed through a piece's words at once, one bit for each of their words
/// (Baeza-Yates and Gonnet 1992, Shift-And). About 0.1 µs for a piece of a hundred words, where `witnesses` takes ten.
class PhraseScreen {
 public:
  /// `forms` by the number of the query's word. Phrases beyond 64 words in all are not followed.
  PhraseScreen(const QueryNode& tree, std::span<const WordForms> forms);
  /// False if a phrase is not there. True says that all may be: it is for `witnesses` to judge.
  bool lets_through(std::span<const Print> prints) const;

 private:
  void add_needed(const QueryNode& node, std::span<const WordForms> forms);
  void add_phrase(const QueryNode& phrase, std::span<const WordForms> forms);

  unsigned length_ = 0;
  uint64_t first_ = 0, last_ = 0;       ///< bits of the words that begin and end a phrase
  std::vector<uint64_t> marked_;        ///< a bit for each print that has a place
  std::vector<uint16_t> place_of_;      ///< in places_, by print
  std::vector<uint64_t> places_ = {0};  ///< where in the phrases a print may stand, a bit for each
};

}  // namespace recto::search
