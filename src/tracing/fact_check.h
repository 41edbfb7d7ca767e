#pragma once
// What the papers say to the figures, dates, references, identifiers and names of a story that stand outside its quotations.

#include <memory>
#include <set>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/finding.h"
#include "reading/facts.h"
#include "tracing/sources.h"

namespace recto::tracing {

struct FactCheckOptions {
  unsigned limit = 5;             ///< matches of a claim at most
  unsigned candidates = 40;       ///< pieces of pages looked at for a sentence of the story
  std::set<DocumentId> excluded;  ///< documents that are not to answer
};

/// A place in another text that speaks of the same thing as a fact.
struct Counterpart {
  Fact fact;  ///< as it stands there
  Match match;
  bool agrees = false;  ///< it supports the fact; else it says otherwise of the very thing
};

/// The facts of a story that a checker holds against the papers beside its quotations: not those within one, no small ordinals and "one"
/// in words, and nothing without a value ("two weeks later" of no known day); names only where `kinds` asks for them. By place.
std::vector<Fact> facts_to_check(std::u32string_view story, std::span<const Fact> quotations,
                                 reading::FactKinds kinds = reading::FactKinds::values);

/// Holds facts against papers. Keeps the statements of pages it has lately seen (of at most 2 million scalars).
class FactChecker {
 public:
  /// Borrows both for its lifetime.
  FactChecker(CandidateSource& candidates, PageSource& pages);
  ~FactChecker();
  FactChecker(const FactChecker&) = delete;
  FactChecker& operator=(const FactChecker&) = delete;

  /// One finding for each of `facts` (ascending, of `story`), in their order, not numbered. What stands within `quotations` is no part of
  /// what the story says itself. A match's passage is the fact in the paper, its context
  /// the rest of that sentence; where the value is worked out, `sum` says how; its closeness is how much of what the story's sentence speaks of the paper's sentence has too (0–1). Evidence
  /// is best first and the verdict that of the first, by the rules of judging/fact_rules.h and name_rules.h; where that is green and another document says otherwise of the
  /// very thing, the verdict is `contradicted` and that place comes second. Errors: those of the sources.
  Result<std::vector<Finding>> check(std::u32string_view story, std::span<const Fact> facts,
                                     std::span<const Fact> quotations, const FactCheckOptions& options = {});

  /// For each of `facts` (ascending, of `text`) the places that support it or contradict it by the rules of judging, best first; of equal
  /// sentences the first, with the others as its copies. Facts of sentences with fewer than three words that say what they are about have none.
  /// Errors: those of the sources.
  Result<std::vector<std::vector<Counterpart>>> counterparts(std::u32string_view text, std::span<const Fact> facts,
                                                             const FactCheckOptions& options = {});

 private:
  class Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace recto::tracing
