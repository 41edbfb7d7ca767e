#pragma once
// A letter as JSON, with the key names that INTERFACE promises.

#include "app/letters.h"
#include "json/objects.h"

namespace recto::json {

/// The line of `recto letters`.
Json to_json(const app::FoundLetter& found);
/// {"kind":"missing", …}: a letter that is cited and not in the case.
Json to_json(const app::MissingLetter& missing);

}  // namespace recto::json
