#pragma once
// The --language option.

#include <string>
#include <vector>

#include "base/result.h"

namespace recto::cli {

/// "ara,eng" as a list; empty text is an empty list (any). Errors: invalid_input (a language Recto has no model for).
Result<std::vector<std::string>> parse_languages(const std::string& text);

}  // namespace recto::cli
