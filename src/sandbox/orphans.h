#pragma once
// What a host that was killed leaves behind.

#include <string>

namespace recto::sandbox {

/// Ends sandboxes in the making whose host was killed (kill -9) in the milliseconds of their start: bubblewrap's first process then waits for
/// ever for a parent that is gone, without having opened anything. Only such are ended: first processes of a namespace, of a bubblewrap that
/// was to start a reader of this folder, whose parent is no bubblewrap. Some 5 ms. Returns how many.
int end_orphans(const std::string& bubblewrap, const std::string& readers);

}  // namespace recto::sandbox
