#pragma once
// Which words of the index answer a word of a query, and how well.

#include <string>
#include <vector>

#include "base/result.h"
#include "search/index.h"
#include "search/query.h"
#include "search/tokens.h"
#include "search/vocabulary.h"

namespace recto::search {

/// A word of the index that answers a word of the query.
struct Form {
  std::string term;
  Why level = Why::folded;  ///< never `exact`: only the page can tell
  float weight = 1;         ///< 0–1: how well
  uint64_t count = 0;       ///< pieces that have it, about
};

/// The forms of one word of the query, best first, the commonest first among equals.
struct WordForms {
  std::vector<Form> forms;
  bool cut = false;  ///< there were more than were taken

  uint64_t count() const;
};

/// What a level is worth in a score.
float weight_of(Why level);

class Expansion {
 public:
  /// Borrows the vocabulary.
  explicit Expansion(const Vocabulary& vocabulary) : vocabulary_(vocabulary) {}
  /// The word itself, its other forms (endings, clitics: و ف ب ل ك س ال and their chains), and words of the same undotted shape. About 20 µs.
  /// Errors: corrupt.
  Result<WordForms> close(const std::string& term);
  /// Adds words whose key is one letter away (two in long words), but none that is much commoner than the word and its forms: what is
  /// common was not misread. Numbers and short words stay as they are. Errors: corrupt.
  Result<void> add_near(const std::string& term, size_t limit, WordForms& forms);

 private:
  Result<void> add_key(const std::string& key, const std::string& term, const std::string& stem, bool any_level,
                       WordForms& out);
  const Vocabulary& vocabulary_;
  WordKeys keys_;
};

}  // namespace recto::search
