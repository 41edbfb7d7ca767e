#pragma once
// The letters of a case with their chains.

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "model/letter.h"
#include "model/letter_decision.h"
#include "model/page.h"
#include "sandbox/cancellation.h"
#include "store/case.h"
#include "store/rows.h"

namespace recto::app {

/// How a letter belongs to another, as a person said.
struct LetterLink {
  LetterMatter relation = LetterMatter::answers;
  bool passive =
      false;  ///< the other stands in this relation to it: it is answered, has an enclosure, a translation, a copy
  LetterId other;
  std::string by, why;
  uint64_t act = 0;
};

/// The letter of the case that a reference means.
struct CitedLetter {
  LetterId id;
  bool doubtful = false;  ///< its number is one character off: perhaps it is meant
};

/// A letter where it stands.
struct FoundLetter {
  LetterId id;
  store::Document document;
  Letter letter;
  std::vector<std::optional<CitedLetter>> cited;  ///< for each of its references: the letter in the case that it means
  std::vector<LetterId> cited_by;                 ///< letters in the case that surely refer to it
  std::vector<LetterLink> links;
  std::vector<LetterDecision> decisions;           ///< that hold for its fields, in the order they were taken
  std::vector<std::shared_ptr<const Page>> pages;  ///< of the document, for the boxes of its fields

  /// The words of a field on its page, one box a line.
  std::vector<Box> boxes(const PageRange& at) const;
};

/// A letter that letters of the case cite by its number, or by its date alone (minutes), and that is not in the case.
struct MissingLetter {
  std::u32string number;  ///< as first cited; empty if none is given
  std::u32string text;    ///< the words that first cite it
  std::string date;       ///< ISO 8601; empty if none is given
  std::vector<LetterId> cited_by;
};

/// The letters of a document of an open case; what they cite and what cites them is put in by Citations. Errors: corrupt, io.
Result<std::vector<FoundLetter>> letters_of(const store::Case& opened, const store::Document& document);

/// Hears what there is; an error ends the listing.
class LetterListener {
 public:
  virtual ~LetterListener() = default;
  virtual Result<void> letter(const FoundLetter& found) = 0;
  virtual Result<void> missing(const MissingLetter& missing) = 0;
};

/// The letters of a case or of one document (its id, a beginning of it, its path or name), in the order the documents were
/// read; then what they cite and the case lacks. References are resolved against the whole case. What was not read by this
/// version of the rules yet is read now, and not kept. Errors: those of opening and of the listener; not_found (no such document).
Result<void> letters(const std::string& folder, const std::string& untrusted_document, LetterListener& listener);

/// Reads and keeps the letters of one document from its pages, without committing. Errors: io, limit (disk full).
Result<void> keep_letters(store::Case& opened, const store::Document& document,
                          std::span<const std::shared_ptr<const Page>> pages);

/// Reads and keeps the letters of all documents that want it. Safe to stop and run again. Errors: io, limit (disk full).
Result<void> read_new_letters(store::Case& opened, const sandbox::Cancellation& cancellation);

}  // namespace recto::app
