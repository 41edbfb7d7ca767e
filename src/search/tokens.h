#pragma once
// What search takes for a word, and the bytes it is kept under.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/types.h"

namespace recto::search {

/// A word of a text as it is looked up: text::words, with numbers cut at every sign but the one that groups thousands.
struct Token {
  std::string term;  ///< term_of the folded word
  CharRange range;   ///< where it stands in the text
};

/// The words of `text` in order. The term is the word folded to Folding::spelling without apostrophes, at most 40 letters of it; a
/// number without grouping and without leading zeros: ٢٬٥٠٠ is 2500, 14/03/2011 is 14, 3 and 2011. O(n), about 40 MB/s.
std::vector<Token> tokens(std::u32string_view text);

/// Terms are kept with one byte a letter, which makes the index smaller and quicker to write than UTF-8: a–z and 0–9 as they
/// are, the Arabic letters that folding leaves in 0x80–0xC2; any other letter takes four bytes. A shorter word is a prefix of a longer one
/// here if and only if it is one in letters.
std::string term_of(std::u32string_view folded);
/// The folded letters again.
std::u32string letters_of(std::string_view term);

/// What forms of one word have in common: English stem, light Arabic stem by its undotted shape; a number is itself. Words with the same
/// key may be read for each other. Not for use by two threads at once. Cost: some 300 ns.
class WordKeys {
 public:
  WordKeys();
  ~WordKeys();
  WordKeys(const WordKeys&) = delete;
  WordKeys& operator=(const WordKeys&) = delete;
  std::string key_of(std::string_view term);
  /// The stem alone, in letters: equal stems with different words are the level Why::stem.
  std::string stem_of(std::string_view term);

 private:
  struct Stemmer;
  std::unique_ptr<Stemmer> stemmer_;
};

}  // namespace recto::search
