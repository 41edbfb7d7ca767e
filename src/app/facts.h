#pragma once
// What a checker would mark in a text.

#include <string>
#include <vector>

#include "model/finding.h"

namespace recto::app {

/// True for YYYY-MM-DD.
bool is_day(const std::string& text);

/// The facts of a text, by place: quotations, figures, dates, references, identifiers. Relative dates count from `reference`
/// (YYYY-MM-DD; may be empty).
std::vector<Fact> facts_of(std::u32string_view text, const std::string& reference);

struct FactsOptions {
  std::string path;
  std::string reference;
  bool allow_degraded = false;
};
/// The facts of a story's file, read in the sandbox. Errors: those of read_story.
Result<std::vector<Fact>> facts_of_file(const FactsOptions& options);

}  // namespace recto::app
