#pragma once
// Searching a case: words, phrases, filters (docs/QUERY.md), and candidates for tracing. Xapian stays behind this.

#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/types.h"
#include "model/ids.h"
#include "model/page_source.h"
#include "model/passage.h"
#include "search/name_forms.h"

namespace recto::search {

/// How a word of the page answers a word of the query, from the closest on: as typed; after spelling folding; another form of the
/// word (clitics, endings); a word that looks like it (dots or letters misread). A part of a name: one that may be the same name.
enum class Why : uint8_t { exact, folded, stem, skeleton, name };
std::string_view to_string(Why why);

enum class Matching : uint8_t {
  forgiving,  ///< every level of Why; where too few pages have all the words, also pages with most of them
  as_written  ///< `--exact`: letters as typed. Only what cannot be seen is forgiven (presentation forms, tatweel); vowel signs
              ///< count where the query has them
};

struct SearchOptions {
  unsigned limit = 10;  ///< hits at most
  Matching matching = Matching::forgiving;
  const NameForms* names = nullptr;  ///< what `name:` is answered with; without it such a query is an error
};

/// A page that answers, shown by the passage where the words stand closest together.
struct Hit {
  Passage passage;  ///< `file` is left empty: the caller knows the case. `and_` is set where it runs over a page break
  double score = 0;
  std::u32string snippet;               ///< the words around the passage, line ends as spaces
  std::vector<std::u32string> matched;  ///< the words as written on the page, in order, each once
  Why why = Why::exact;                 ///< the weakest level among the words matched
};

struct Hits {
  std::vector<Hit> hits;   ///< best first; equal ones by document, page, place
  uint64_t total = 0;      ///< pages that answer, however many were asked for
  bool estimated = false;  ///< `total` was not counted to the end
};

/// How hard to look for candidates. Thorough also takes words that look like the given ones (2–5 times the cost).
enum class Effort : uint8_t { quick, thorough };

struct CandidateOptions {
  unsigned limit = 50;
  std::set<DocumentId> excluded;
  Effort effort = Effort::quick;
};

/// A piece of a page that may hold a text sought.
struct Candidate {
  DocumentId document;
  PageNumber page;
  CharRange piece;   ///< of the page's text as read: the whole page, or a part of a long one
  double score = 0;  ///< 0–1: the share of the given words, weighed by how rare they are, that the piece has
};

/// An index open for reading. Sees what was committed when it was opened, or later. Calls from several threads must not overlap.
class Index {
 public:
  /// Errors: not_found (no index), unsupported (made by another version), corrupt, denied, io.
  static Result<std::unique_ptr<Index>> open(const std::string& folder);
  ~Index();
  Index(const Index&) = delete;
  Index& operator=(const Index&) = delete;

  /// Answers a query in the language of docs/QUERY.md. Pages the source no longer has are left out.
  /// Errors: invalid_input (one sentence with the place in the query), limit (a query of more than 100 words), io, corrupt.
  Result<Hits> search(std::string_view untrusted_query, const PageSource& pages, const SearchOptions& options) const;

  /// The pieces that share most with `text`, best first. No word that can be looked up: an empty list. Errors: io, corrupt.
  Result<std::vector<Candidate>> candidates(std::u32string_view text, const CandidateOptions& options) const;

  /// Sees what was committed since. A call overtaken by a writer does so by itself. Errors: io, corrupt.
  Result<void> refresh();
  uint64_t documents() const;
  /// Pieces of pages.
  uint64_t records() const;

 private:
  struct Parts;
  explicit Index(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace recto::search
