#pragma once
// The letters and lists of a case that a sentence of a story may mean.
//
// Of a small case all are held against every sentence. Of a large one there are as many letters as pages: those are unpacked whose number or day the
// sentence gives, by the keys that `recto add` kept with them (paper_keys.h), else those of the documents that the search proposes. Where documents
// were taken in before there were keys, or are being taken in, what is proposed is looked at besides what the keys find.

#include <functional>
#include <map>
#include <optional>
#include <set>

#include "store/case.h"
#include "store/rows.h"
#include "tracing/letter_source.h"

namespace recto::app {

class LettersOfCase {
 public:
  /// Asks for the documents that the search proposes, when they are needed.
  using Proposed = std::function<Result<std::set<DocumentId>>()>;

  /// Borrows the case.
  LettersOfCase(const store::Case& opened, const store::CaseSize& size) : case_(opened), size_(size) {}

  /// Whether all letters and lists are to be given: of up to 2,000 pages.
  bool gives_all() const;
  /// Those kept in the case, and those of documents that `add` has not read by these rules yet. Unpacked once.
  Result<tracing::KnownLetters> all_letters();
  Result<tracing::KnownLists> all_lists();

  /// Those that may be meant, of at most 300 documents. What was unpacked lately is kept.
  Result<tracing::KnownLetters> letters(const tracing::LetterQuery& query, const Proposed& proposed);
  Result<tracing::KnownLists> lists(const tracing::LetterQuery& query, const Proposed& proposed);

 private:
  using Documents = std::map<DocumentId, store::Document>;

  Result<Documents> with_letters(const tracing::LetterQuery& query, const Proposed& proposed);
  Result<Documents> told_by_persons();
  Result<bool> all_keyed();
  Result<void> add(const std::set<DocumentId>& ids, Documents& documents);

  const store::Case& case_;
  store::CaseSize size_;
  std::optional<bool> all_keyed_;
  tracing::KnownLetters all_letters_;
  tracing::KnownLists all_lists_;
  std::optional<Documents> told_by_persons_;
  std::map<DocumentId, std::vector<tracing::KnownLetter>> letters_of_;
  std::map<DocumentId, std::vector<tracing::KnownList>> lists_of_;
};

}  // namespace recto::app
