#pragma once
// The names under which a report shows files: it is made to be sent on, and a path tells whose machine it was made on.

#include "publish/report.h"

namespace recto::app {

/// Shortens every absolute path of the report: papers lose the folders that all of them share, the story keeps its name alone. Relative
/// paths stay as they were given. O(paths).
void shorten_paths(publish::Report& report);

}  // namespace recto::app
