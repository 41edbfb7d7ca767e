#pragma once
// What cites what in a case, and how persons linked its letters.
//
// Letters are taken up and replaced document by document; what a letter cites and what cites it is looked up when it is asked for, by number and day, so
// that a page of letters costs the same in a case of a hundred thousand, and a letter that came just now is known at once.

#include <map>
#include <optional>
#include <set>
#include <unordered_map>
#include <vector>

#include "app/letters.h"
#include "reading/letters/chains.h"

namespace recto::app {

/// Holds keys and references, not letters: some kilobyte a letter.
class Citations {
 public:
  /// Reads every letter of the case: some 0.1 ms each. Errors: those of letter_reading.
  static Result<Citations> of(const store::Case& opened);

  /// Takes up a document's letters, in the place of those it had.
  void take(const DocumentId& document, const std::vector<Letter>& letters);
  /// Takes up how persons linked letters: all decisions of the case, in the place of what was taken up before.
  void link(std::vector<LetterDecision> decisions);

  /// Fills what a letter cites, what cites it and its links. O(letters with the numbers it has and cites).
  void put(FoundLetter& found) const;

  /// The letters that the listed ones cite and the case lacks, in the order they are first cited.
  std::vector<MissingLetter> missing(const std::set<LetterId>& listed) const { return missing_of(&listed); }
  /// The same of all letters. Some microseconds a letter.
  std::vector<MissingLetter> missing() const { return missing_of(nullptr); }

 private:
  using Meant = reading::letters::Chains::Meant;
  /// A letter as Chains numbers it.
  struct Known {
    LetterId id;
    PageRange ends;
    std::u32string number;  ///< without signs
    std::vector<Reference> references;
  };

  void forget(const DocumentId& document);
  std::optional<size_t> place_of(const LetterId& id) const;
  std::optional<LetterId> letter_at(const LetterPlace& place) const;
  std::optional<Meant> target_of(size_t citing, const Reference& reference) const;
  std::vector<LetterId> citing(size_t letter) const;
  std::vector<LetterLink> links_of(const LetterId& id) const;
  std::vector<MissingLetter> missing_of(const std::set<LetterId>* listed) const;

  reading::letters::Chains chains_;
  std::vector<Known> letters_;
  std::map<DocumentId, std::vector<size_t>> places_;                       ///< in the order of a document's letters
  std::unordered_map<std::u32string, std::vector<size_t>> citing_number_;  ///< letters that cite a number, each once
  std::vector<LetterDecision> links_;  ///< the newest on each pair, those that were taken back left out
};

}  // namespace recto::app
