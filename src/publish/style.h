#pragma once
#include <string_view>

namespace recto::publish {

/// The style sheet of the report: one accent, verdicts by colour and by line, two columns on wide screens, one on narrow
/// ones and on paper. System fonts only.
std::string_view report_style();

}  // namespace recto::publish
