#pragma once
// A person's word over what was read: making corrections, and pages as corrected.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/correction.h"
#include "model/page_source.h"
#include "reading/corrected_page.h"
#include "store/case.h"
#include "store/rows.h"

namespace recto::app {

struct CorrectionWords {
  std::string untrusted_cite;  ///< of the words, as `recto show` takes it
  std::optional<std::string>
      text;  ///< UTF-8, what they say, at most 2,000 scalars and without control marks; none takes earlier corrections back
  std::string by;  ///< empty: the user's login name
  std::string why;
};

/// Puts a correction on record and brings search up with it. Gives it as the log has it. Errors: those of show; invalid_input (an empty
/// range, a text that cannot be, nothing to take back), busy, denied, limit, io.
Result<Correction> correct(const std::string& folder, const CorrectionWords& said);

/// A page with what was said of it. Errors: those of the catalogue and of the log.
Result<reading::CorrectedPage> page_as_corrected(const store::Case& opened, const DocumentId& document,
                                                 PageNumber number);

/// The pages of a case as corrected, as search knows them; those of documents that nobody corrected pass as they are. Corrections made after it was
/// made are not seen.
class CorrectedPages : public PageSource {
 public:
  /// `read` gives the pages as read; null: the case's catalogue. What it points to outlives this. Errors: corrupt, io.
  static Result<CorrectedPages> of(const store::Case& opened, const PageSource* read = nullptr);
  Result<std::shared_ptr<const Page>> page(const DocumentId& document, PageNumber number) const override;

  /// Tells a reading of a document from an earlier one, corrections included: what the search index keeps of it.
  uint64_t reading_of(const store::Document& document) const;
  /// Turns a passage of a page as corrected into a cite of the text as read; its words stay as corrected. Errors: those of the catalogue.
  Result<void> cite_as_read(Passage& passage) const;

 private:
  CorrectedPages() = default;
  const store::Case* opened_ = nullptr;
  const PageSource* read_ = nullptr;
  std::map<DocumentId, uint64_t> newest_;  ///< documents that were corrected, each with its newest act
};

}  // namespace recto::app
