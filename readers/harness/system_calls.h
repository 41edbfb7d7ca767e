#pragma once
// The system calls a parser needs, and no others.

#include "base/result.h"

namespace recto::harness {

/// Puts the filter in force, for good. What a parser needs is allowed: memory, reading what is open or may be opened,
/// writing to what is open, time, its own signals. What no parser ever does (tracing, mounting, starting programs,
/// keys, io_uring, …) ends the process with SIGSYS; all the rest (sockets, processes, threads, writing files) is
/// answered with EPERM. Memory can no longer be made executable. Errors: denied (the kernel refuses the filter).
Result<void> restrict_system_calls();

}  // namespace recto::harness
