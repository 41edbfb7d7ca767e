#pragma once
// A story as it is set on the screen, as JSON.

#include "app/story.h"
#include "json/objects.h"

namespace recto::json {

/// {"text","language","blocks":[{"kind","start","end"}],"hidden":[{"start","end"}],"emphasis":[…]}: ranges of the text, in Unicode scalars.
Json to_json(const app::Story& story);

}  // namespace recto::json
