#pragma once
// Where a text stands in the papers: candidates, alignment by characters and then by words, typed differences, verdict.

#include <memory>
#include <set>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/finding.h"
#include "tracing/sources.h"

namespace recto::tracing {

/// How square brackets and ellipses in the given text are read.
enum class Conventions : uint8_t {
  text,       ///< as any other punctuation: the text was copied from somewhere
  quotation,  ///< as a story uses them: brackets hold the story's own words, an ellipsis leaves words out
};

struct TraceOptions {
  unsigned limit = 5;             ///< matches at most
  unsigned candidates = 60;       ///< pieces aligned at most
  double least_closeness = 0.45;  ///< below it a place is no answer
  Conventions conventions = Conventions::text;
  std::set<DocumentId> excluded;  ///< documents that are not to answer
};

/// A match with what judging it in its story needs besides.
struct Answer {
  Match match;
  bool letter_for_letter = false;  ///< equal as written, white space apart
  bool in_order = true;            ///< the parts between ellipses follow each other in the paper
  bool unsure_word = false;        ///< has_unsure_word() of the passage
  double whole_words = 0;          ///< share of the given words that the paper has too, in their places
  std::u32string in_brackets;      ///< the story's own words
  std::u32string replaced;         ///< the paper's words in their place
  std::u32string left_out;         ///< for which ellipses stand: the rest of the sentences on both sides of them
};

/// Traces texts. Keeps the folded pages it has lately seen (at most 4 million scalars), so that many passages
/// against one case are cheap. Not for use by two threads at once.
class Tracer {
 public:
  /// Borrows both for its lifetime.
  Tracer(CandidateSource& candidates, PageSource& pages);
  ~Tracer();
  Tracer(const Tracer&) = delete;
  Tracer& operator=(const Tracer&) = delete;

  /// The places that answer `given`, best first, one a document and its copies; nothing close is an empty list.
  /// Closeness is 1 − edits / length over folded characters with single spaces, of the whole of `given`; verdict and
  /// reasons are judging's, for the words alone. The passage is exactly the words that answer, in offsets of the text
  /// as read. Errors: invalid_input (no word in `given`), limit (over 20,000 scalars), and those of the sources.
  Result<std::vector<Match>> trace(std::u32string_view given, const TraceOptions& options);

  /// The same with what judging needs.
  Result<std::vector<Answer>> answers(std::u32string_view given, const TraceOptions& options);

 private:
  class Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace recto::tracing
