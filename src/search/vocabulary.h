#pragma once
// The words of an index: which belong together (equal keys) and which are written nearly alike.
//
// The index itself keeps a page only under its words as folded. That a query for one form of a word finds the others, and one letter
// misread is forgiven, comes from here: a query's word is looked up, and its relatives are asked for beside it. So a page costs
// one term a word when it is written, and forgiveness costs nothing where it is not needed.
//
// On disk: files "words.A-B" (words_file.h), each made from batches A to B of what was indexed; a batch adds "words.N-N", and files are merged so
// that each is at least four times the one after it. A file whose batches lie within another's is a leftover and is ignored. Words
// are written before the pages that hold them are committed: a word without pages is harmless.

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "search/word_counts.h"
#include "search/words_file.h"

namespace recto::search {

/// A word whose key is some edits away from the one asked for.
struct NearWord {
  WordEntry word;
  unsigned edits = 0;
};

class Vocabulary {
 public:
  /// Opens what is in `folder`; nothing there is an empty vocabulary. Errors: corrupt, io, denied.
  static Result<Vocabulary> open(const std::string& folder);

  /// Every word with that key, each once. Errors: corrupt.
  Result<std::vector<WordEntry>> with_key(std::string_view key) const;
  /// Words whose key is 1 … `most_edits` insertions, deletions or substitutions of a byte away (a byte is a letter in the
  /// scripts that matter), of which no more than one is made up to the middle of `key`. At most `limit`: the nearest, then the commonest.
  /// Walks the sorted keys like a tree, leaving branches that can no longer come near: the bound on the first half is what keeps the walk
  /// short, and costs the few words with two misread letters there. Errors: corrupt.
  Result<std::vector<NearWord>> near(std::string_view key, unsigned most_edits, size_t limit) const;
  /// Every word of a share with about how many pieces have it; a word may come twice. The terms stand as long as the vocabulary does. 10 ns a word. For any number
  /// of threads. Errors: corrupt.
  Result<void> for_each(const std::function<void(std::string_view term, uint64_t count)>& each, Share share = {}) const;
  uint64_t entries() const;

 private:
  std::vector<std::unique_ptr<WordsFile>> files_;
};

/// Collects the words of a batch and adds them to the vocabulary on disk.
class VocabularyWriter {
 public:
  explicit VocabularyWriter(std::string folder) : folder_(std::move(folder)) {}
  /// Counts a piece that has the word.
  void add(std::string_view term) { add(term, WordCounts::hash_of(term)); }
  void add(std::string_view term, WordCounts::Hash hash) { counts_.add(term, hash); }
  /// Writes the batch and merges what has become small beside it; forgets the batch. Errors: io, limit, corrupt.
  Result<void> flush();

 private:
  std::string folder_;
  WordCounts counts_;
};

}  // namespace recto::search
