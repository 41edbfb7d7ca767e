#pragma once
// The system calls a parser needs, and no others; as two filters, one inside the other. seccomp(2), libseccomp.
//
// What a parser needs is allowed: memory, reading what is open or may be opened, writing to what is open, time, its own signals. What no
// parser ever does (tracing, mounting, keys, io_uring, …) ends the process with SIGSYS; all the rest (sockets, processes, threads,
// writing files) is answered with EPERM. Only the outer filter allows what a program does to start and to put up its inner walls.

#include <string>

#include "base/result.h"

namespace recto::walls {

/// Whether what runs behind the outer filter reads one document, or starts the processes that do (a warden; readers/harness/warden.h).
enum class Role { reader, warden };

/// The outer filter as a BPF program, for `bwrap --seccomp`. A warden's lets it fork, and take descriptors from its socket; the readers that
/// it starts lose both again in their inner filter. Errors: denied (libseccomp cannot make it), io.
Result<std::string> outer_filter(Role role);

/// Puts the inner filter in force for this process, for good; from then on no program can be started and no memory made executable.
/// Errors: denied (the kernel refuses the filter).
Result<void> enter_inner_filter();

}  // namespace recto::walls
