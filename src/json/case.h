#pragma once
// A case, its files and its log as JSON, with the key names that INTERFACE promises.

#include "app/cases.h"
#include "intake/add.h"
#include "json/objects.h"
#include "model/note.h"

namespace recto::json {

/// The lines of `recto add`.
Json to_json(const intake::FileLine& line);
Json to_json(const intake::AddSummary& summary);
/// The lines of `recto status`: a file that is not stored, an exhibit not read yet, the summary.
Json to_json(const store::FileRecord& file);
Json unread_json(const store::Exhibit& exhibit);
Json to_json(const app::Status& status);
/// The line of `recto log`.
Json to_json(const store::Act& act);
/// A correction as a part of other objects.
Json to_json(const Correction& correction);
/// The line of `recto correct`.
Json corrected_json(const Correction& correction);
/// A page as corrected, beside the page as read: null where nothing was said of it. "start" and "end" of a correction count in the text as read, "in_text" is where its words
/// stand in the text as corrected; "lost" are those whose words this reading of the page no longer has.
Json corrected_page_json(const reading::CorrectedPage& page);
/// A note as a part of other objects; "cite" is null of one on a whole document.
Json to_json(const Note& note);
/// The line of `recto note` and `recto notes`.
Json note_line_json(const Note& note);
Json array_of(const std::vector<Note>& notes);
/// The line of `recto show`.
Json to_json(const app::Shown& shown);

}  // namespace recto::json
