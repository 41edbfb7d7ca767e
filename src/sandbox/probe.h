#pragma once
// Which walls this system gives, found out by trying them with a real reader.

#include <string>

#include "base/result.h"
#include "sandbox/launcher.h"

namespace recto::sandbox {

struct Probed {
  int landlock = 0;  ///< version in force inside a reader; 0: the kernel has none
};

/// Starts `reader` behind the launcher's walls and has it say which stand. Errors: denied, io; the message says what to install or enable.
Result<Probed> probe(const Launcher& launcher, const std::string& reader);

/// The folder with the readers, by RunnerOptions::readers. Errors: not_found.
Result<std::string> find_readers(const std::string& wanted);
/// The name of some reader in the folder ("pdf"). Errors: not_found.
Result<std::string> any_reader(const std::string& folder);
/// Errors: not_found; the message says what to install.
Result<std::string> find_bubblewrap(const std::string& wanted);

}  // namespace recto::sandbox
