#pragma once
// Making a case and looking at it: what is in it, what was done, a passage again.

#include <functional>
#include <string>
#include <vector>

#include "model/note.h"
#include "model/passage.h"
#include "reading/corrected_page.h"
#include "store/log.h"
#include "store/rows.h"

namespace recto::app {

/// Makes an empty case. Errors: those of store::Case::create.
Result<void> new_case(const std::string& folder);

/// The case in numbers, with every file that is not stored or a duplicate.
struct Status {
  store::CaseSummary summary;
  std::vector<store::FileRecord>
      wanting;  ///< partial, refused, failed, limit, timeout: the newest word on each path; none of `unread`
  std::vector<store::Exhibit> unread;
  uint64_t unindexed = 0;  ///< documents that search does not know yet
};
Result<Status> status(const std::string& folder);

/// The acts in order. Errors: those of opening; corrupt.
Result<void> log(const std::string& folder, const std::function<Result<void>(const store::Act&)>& each);

/// A passage with the text around it.
struct Shown {
  Passage passage;
  std::u32string before, after;  ///< of the same page, up to whole words, at most 300 scalars each
  std::vector<reading::AnchoredCorrection> corrections;  ///< that hold for words of the passage
  std::u32string corrected;  ///< what the passage says as corrected; as read where nobody corrected it
  store::Document document;
  std::shared_ptr<const Page> page;
  std::vector<Note> notes;  ///< on words of the passage, and on the document
};
/// Opens a cite again. The document may be shortened to a beginning that only one document has.
/// Errors: invalid_input (no cite, or a shortened one that several documents fit), not_found.
Result<Shown> show(const std::string& folder, const std::string& untrusted_cite);

}  // namespace recto::app
