#pragma once
// What cites what in a case, and how persons linked its letters.

#include <map>
#include <optional>
#include <set>
#include <vector>

#include "app/letters.h"
#include "reading/letters/chains.h"

namespace recto::app {

/// Holds keys and references, not letters: a few hundred bytes a letter. Immutable once made.
class Citations {
 public:
  /// Reads every letter of the case: some 0.1 ms each. Errors: those of letter_reading.
  static Result<Citations> of(const store::Case& opened);

  /// Fills what a letter cites, what cites it and its links.
  void put(FoundLetter& found) const;

  /// The letters that the listed ones cite and the case lacks, in the order they are first cited.
  std::vector<MissingLetter> missing(const std::set<LetterId>& listed) const;
  /// The same of all letters.
  std::vector<MissingLetter> missing() const { return missing({ids_.begin(), ids_.end()}); }

 private:
  using Meant = reading::letters::Chains::Meant;

  void add(const DocumentId& document, const std::vector<Letter>& letters);
  std::optional<LetterId> letter_at(const LetterPlace& place) const;
  void link(const std::vector<LetterDecision>& decisions);
  void resolve();
  std::optional<Meant> target_of(size_t citing, const Reference& reference) const;

  reading::letters::Chains chains_;
  std::vector<LetterId> ids_;
  std::map<LetterId, size_t> index_;
  std::vector<PageRange> ends_;
  std::map<LetterId, std::vector<LetterLink>> links_;
  std::vector<std::vector<Reference>> references_;
  std::vector<std::vector<std::optional<Meant>>> cited_;
  std::vector<std::vector<size_t>> cited_by_;
};

}  // namespace recto::app
