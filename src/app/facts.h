#pragma once
// What a checker would mark in a text.

#include <string>
#include <vector>

#include "model/finding.h"

namespace recto::app {

/// The facts of a text, by place. Now its quotations.
std::vector<Fact> facts_of(std::u32string_view text);
/// The facts of a story's file, read in the sandbox. Errors: those of read_story.
Result<std::vector<Fact>> facts_of_file(const std::string& path, bool allow_degraded);

}  // namespace recto::app
