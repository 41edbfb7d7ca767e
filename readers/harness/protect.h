#pragma once
// The inner wall of a reader process: what it takes from itself before it looks at anything. The outer wall is the
// host's (src/sandbox).

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"

namespace recto::harness {

/// What a reader process may use.
struct Limits {
  uint64_t memory_bytes = UINT64_MAX, cpu_seconds = UINT64_MAX;
};
/// As the host's variables say (wire/process.h); no limit where one is missing.
Limits limits_of_environment();

struct Walls {
  int landlock = 0;  ///< the version in force, 0: the kernel has none
  bool system_calls = false;
};

/// Limits its memory and processor time, closes every descriptor but 0–3, denies itself new
/// privileges, all files but those under `resources` (Landlock, where the kernel has it) and all system calls but those a parser needs
/// (seccomp). For good: nothing in the process can undo it.
/// Errors: denied (seccomp is not to be had, and the host did not say that it may be missing).
Result<Walls> protect(const std::vector<std::string>& resources, const Limits& limits);

}  // namespace recto::harness
