#pragma once
// What search does not know of names (`name:"…"`), and is given from outside: which words of an index may stand for the parts of a name, and
// whether a stretch of a page is that name.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "search/words_file.h"

namespace recto::search {

/// A word of the index that may stand for a part of a name.
struct NameForm {
  std::string term;
  float weight = 1;  ///< 0 to 1: how alike
  uint64_t count = 0;
};

class NameForms {
 public:
  /// Is handed every word of a share of an index with about how many pieces have it.
  using EachWord = std::function<void(std::string_view term, uint64_t count)>;
  using Vocabulary = std::function<Result<void>(Share share, const EachWord& each)>;

  virtual ~NameForms() = default;
  /// The parts of a name that are looked for, in the order written; titles and particles are none. Empty if no name is left.
  virtual std::vector<std::u32string> parts(std::u32string_view untrusted_name) const = 0;
  /// For each part the words that may stand for it, best first. Walks the vocabulary once, its shares at the same time from several threads. Errors: those of
  /// `vocabulary`.
  virtual Result<std::vector<std::vector<NameForm>>> forms(const std::vector<std::u32string>& parts,
                                                           const Vocabulary& vocabulary) const = 0;
  /// True if a stretch of a page is that name.
  virtual bool agrees(std::u32string_view untrusted_name, std::u32string_view untrusted_text) const = 0;
};

}  // namespace recto::search
