#pragma once
// Landlock: a process takes the disk and the network from itself. By raw system calls: Debian 12 has no library for it.
// Linux, Documentation/userspace-api/landlock.rst.

#include <string>
#include <vector>

namespace recto::walls {

/// The version the running kernel offers; 0 where there is none.
int landlock_version();

/// From now on the process may read what lies under `readable`, and do nothing else on any file system; where the
/// kernel knows how, it may also neither bind nor connect TCP, nor reach abstract sockets or signal processes outside.
/// Needs no_new_privs. Returns the version in force: 0 where the kernel has none or refuses, then nothing has changed.
int restrict_files(const std::vector<std::string>& readable);

}  // namespace recto::walls
