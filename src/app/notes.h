#pragma once
// Notes of persons on documents and their words.

#include <string>
#include <vector>

#include "model/note.h"
#include "store/case.h"

namespace recto::app {

struct NoteWords {
  std::string
      untrusted_on;  ///< a cite, as `recto show` takes it; or a document, by its id, a beginning of it, its path or name
  std::string text;  ///< UTF-8, at most 4,000 scalars and without control marks but line ends and tabs
  std::string by;    ///< empty: the user's login name
};

/// Puts a note on record. Gives it as the log has it. Errors: those of show; invalid_input (no text, a text that cannot be, a cite of no words,
/// several documents that fit), not_found, busy, denied, limit, io.
Result<Note> write_note(const std::string& folder, const NoteWords& said);

/// Takes a note back: it stays in the log and is no longer shown. Gives the note. Errors: not_found (no note that stands has this number), busy, denied, limit, io.
Result<Note> take_note_back(const std::string& folder, uint64_t act, const std::string& by);

/// The notes that stand, in the order they were made: of a case, or of one document as it may be typed. Errors: those of opening; not_found, invalid_input.
Result<std::vector<Note>> notes(const std::string& folder, const std::string& untrusted_document);

}  // namespace recto::app
