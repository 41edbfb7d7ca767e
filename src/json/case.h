#pragma once
// A case, its files and its log as JSON, with the key names that INTERFACE promises.

#include "app/cases.h"
#include "intake/add.h"
#include "json/objects.h"

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
/// The line of `recto show`.
Json to_json(const app::Shown& shown);

}  // namespace recto::json
