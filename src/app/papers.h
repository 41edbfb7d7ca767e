#pragma once
// What a text is held against: the papers of a case, or loose files read for the occasion.

#include <memory>
#include <set>
#include <string>
#include <vector>

#include "app/letters_of_case.h"
#include "model/page_source.h"
#include "search/index.h"
#include "store/case.h"
#include "store/catalogue.h"
#include "tracing/letter_source.h"
#include "tracing/sources.h"

namespace recto::app {

/// A document as a report names it.
struct PaperView {
  std::string file;        ///< as given
  std::string bytes_path;  ///< where its exhibit's bytes are
  std::string reader;      ///< with its version
  uint32_t pages = 0;
};

class Papers : public tracing::CandidateSource, public tracing::PageSource, public tracing::LetterSource {
 public:
  virtual Result<PaperView> view(const DocumentId& document) = 0;
  virtual uint64_t files() const = 0;
  virtual uint64_t pages() const = 0;
};

/// The papers of a case opened for reading.
class CasePapers : public Papers {
 public:
  /// Errors: those of opening the case and its index; a case without an index yet has no candidates.
  static Result<std::unique_ptr<CasePapers>> open(const std::string& folder);

  Result<std::vector<tracing::Candidate>> candidates(std::u32string_view given, unsigned limit) override;
  Result<std::vector<tracing::Candidate>> further_candidates(std::u32string_view given, unsigned limit) override;
  Result<std::vector<tracing::Candidate>> name_candidates(std::u32string_view name, unsigned limit) override;
  Result<std::shared_ptr<const Page>> page(const DocumentId& document, PageNumber number) override;
  Result<std::string> file(const DocumentId& document) override;
  Result<PaperView> view(const DocumentId& document) override;
  Result<tracing::KnownLetters> letters(const tracing::LetterQuery& query) override;
  Result<tracing::KnownLists> lists(const tracing::LetterQuery& query) override;
  uint64_t files() const override { return size_.exhibits; }
  uint64_t pages() const override { return size_.pages; }

  const store::Case& opened() const { return *case_; }
  /// Lets the index see what was committed since; the case sees it by itself. Errors: io, corrupt.
  Result<void> refresh();
  /// Null where nothing was indexed yet.
  const search::Index* index() const { return index_.get(); }

 private:
  CasePapers() = default;
  Result<std::set<DocumentId>> proposed(const tracing::LetterQuery& query);
  Result<std::vector<tracing::Candidate>> candidates(std::u32string_view given,
                                                     const search::CandidateOptions& options);
  std::unique_ptr<store::Case> case_;
  std::unique_ptr<search::Index> index_;
  std::unique_ptr<LettersOfCase> letters_;
  store::CaseSize size_;  ///< when it was opened
};

}  // namespace recto::app
