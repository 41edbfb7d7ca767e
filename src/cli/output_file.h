#pragma once
// Files the user asks for.

#include <string>
#include <string_view>

#include "base/result.h"

namespace recto::cli {

/// Writes a file whole or not at all: beside it under another name, then renamed over it; readable by its owner only.
/// Errors: denied, limit (disk full), io, not_found (no such folder).
Result<void> write_output(const std::string& path, std::string_view bytes);

}  // namespace recto::cli
