#pragma once
// The story of a report as HTML: its blocks, each claim underlined and numbered.

#include <string>

#include "publish/report.h"

namespace recto::publish {

/// The story's column. A claim is a link #eN to its card; its first words have the id cN. Where claims overlap, words
/// belong to the shortest.
std::string story_html(const ReportStory& story, const std::vector<model::Finding>& findings);

}  // namespace recto::publish
