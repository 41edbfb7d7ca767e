#pragma once
// What tracing is given: something that proposes places, and something that hands out pages. The index and the store
// stand behind them in a case, a vector in a test.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/types.h"
#include "model/ids.h"
#include "model/page.h"

namespace recto::tracing {

/// A piece of a page that may hold the text sought.
struct Candidate {
  DocumentId document;
  PageNumber page;
  CharRange piece;   ///< of the page's text as read: the whole page, or a part of a long one
  double score = 0;  ///< the higher the more promising: twice the score, about twice as much in common
};

class CandidateSource {
 public:
  virtual ~CandidateSource() = default;
  /// At most `limit` pieces that share words with `given`, best first; also where a fifth of its words are misread.
  /// Errors: io, corrupt.
  virtual Result<std::vector<Candidate>> candidates(std::u32string_view given, unsigned limit) = 0;
  /// The same with more work, for a text of which candidates() found nothing close: more of its words may be misread. A source that
  /// has no other way has nothing more.
  virtual Result<std::vector<Candidate>> further_candidates(std::u32string_view, unsigned) {
    return std::vector<Candidate>{};
  }
  /// At most `limit` pieces that may hold a person's name in any spelling and script. A source that knows none has none.
  virtual Result<std::vector<Candidate>> name_candidates(std::u32string_view, unsigned) {
    return std::vector<Candidate>{};
  }
};

class PageSource {
 public:
  virtual ~PageSource() = default;
  /// Errors: not_found (the document has no such page), io, corrupt.
  virtual Result<std::shared_ptr<const Page>> page(const DocumentId& document, PageNumber number) = 0;
  /// The path as given when the exhibit was received. Errors: not_found, io.
  virtual Result<std::string> file(const DocumentId& document) = 0;
};

}  // namespace recto::tracing
