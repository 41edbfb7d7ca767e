#pragma once
// Reading what was found on the page itself: where the words stand, how closely they answer, and what to show.

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/page_source.h"
#include "search/index.h"
#include "search/matches.h"
#include "search/pieces.h"
#include "search/query.h"
#include "search/tokens.h"

namespace recto::search {

/// The words of a piece, or of a bridge: then the last words of one piece and the first of the next.
class Run {
 public:
  /// Nothing if the source has no such page any more, or a shorter one. Errors: those of the source but for not_found.
  static Result<std::optional<Run>> of_piece(const PageSource& pages, const Place& place);
  static Result<std::optional<Run>> of_bridge(const PageSource& pages, const Place& place, const Place& next);

  size_t size() const { return words_.size(); }
  std::vector<std::string_view> terms() const;
  /// A word as it stands on the page.
  std::u32string_view written(size_t word) const;
  /// What stands between two words, them included; `and_` where it runs over a page break. The document's file is not known here.
  Passage passage(const DocumentId& document, size_t first, size_t last) const;
  /// The words around, on one line.
  std::u32string snippet(size_t first, size_t last) const;
  /// The words that lie nearest to `letters` (see squeeze) when spaces are left out of account; `edits` is how many letters differ.
  struct Nearest {
    size_t first = 0, last = 0;
    uint32_t edits = 0;
  };
  std::optional<Nearest> nearest(std::u32string_view letters) const;

 private:
  struct Word {
    std::string term;
    uint8_t part = 0;  ///< of pages_
    CharRange range;   ///< in that page's text
  };
  Result<bool> add_words(const PageSource& pages, const Place& place);
  std::vector<std::shared_ptr<const Page>> pages_;
  std::vector<Word> words_;
};

/// Appends a term's letters by their undotted shape, also at its end: what is compared when word breaks may be misread too.
void squeeze(std::string_view term, std::u32string& out);

/// Raises matches to Why::exact where the page has the word as typed; with `only_exact` the others are dropped.
void settle_levels(const Query& query, const Run& run, bool only_exact, std::vector<WordMatch>& matches);

}  // namespace recto::search
