#pragma once
// A draft as text, read in the sandbox like any other file.

#include <string>
#include <vector>

#include "base/result.h"
#include "sandbox/runner.h"

namespace recto::app {

struct Story {
  std::string file;      ///< as given
  std::string sha256;    ///< of its bytes, hex digits
  std::u32string text;   ///< its pages, separated by U+000C
  std::string language;  ///< ISO 639-3
};

/// Errors: those of opening; unsupported, corrupt, timeout (it cannot be read; the message says why); invalid_input (it holds no text);
/// limit (more than 500,000 scalars).
Result<Story> read_story(const sandbox::Runner& runner, const std::string& path,
                         const std::vector<std::string>& languages);

}  // namespace recto::app
