#pragma once
// The inner wall of a reader process: what it takes from itself before it looks at anything. The outer wall is the
// host's (src/sandbox).

#include <string>
#include <vector>

#include "base/result.h"

namespace recto::harness {

/// Closes every descriptor but 0–3, denies itself new privileges, all files but those under `resources` (Landlock,
/// where the kernel has it) and all system calls but those a parser needs (seccomp). For good: nothing in the process
/// can undo it. Errors: denied (seccomp is not to be had).
Result<void> protect(const std::vector<std::string>& resources);

}  // namespace recto::harness
