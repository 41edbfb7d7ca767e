#pragma once
// The system calls a parser needs, and no others; as two filters, one inside the other. seccomp(2), libseccomp.
//
// What a parser needs is allowed: memory, reading what is open or may be opened, writing to what is open, time, its own signals. What no
// parser ever does (tracing, mounting, keys, io_uring, …) ends the process with SIGSYS; all the rest (sockets, processes, threads,
// writing files) is answered with EPERM. Only the outer filter allows what a program does to start and to put up its inner walls.

#include <string>

#include "base/result.h"

namespace recto::walls {

/// The outer filter as a BPF program, for `bwrap --seccomp`. Errors: denied (libseccomp cannot make it), io.
Result<std::string> outer_filter();

/// Puts the inner filter in force for this process, for good; from then on no program can be started and no memory made executable.
/// Errors: denied (the kernel refuses the filter).
Result<void> enter_inner_filter();

}  // namespace recto::walls
