#pragma once
// The warden: the first process of a reader program in a sandbox that serves several documents, one after another.
//
// Starting a sandbox and a program costs some 10 ms, which is as long as many a document takes to read. The warden pays that once. For each
// document it forks a process with the document's descriptors in place; that process puts up its inner walls, reads, and ends. The warden
// itself never sees a byte of a document: what it holds is what the program held when it started, and a forked process has no way to write
// to it (docs/decisions/010-a-warden-for-readers.md).

#include <functional>

#include "readers/harness/protect.h"

namespace recto::harness {

/// Takes orders until the host closes the socket. `read_one` runs in the forked process and returns its exit code.
/// Returns the warden's own exit code.
int run_warden(const std::function<int(const Limits& limits)>& read_one);

}  // namespace recto::harness
