#pragma once
// Files that were put up and wait to be taken in: cache/uploads/waiting/<name>. A run takes the whole folder, under another name; what a stopped server leaves waits
// again.

#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace recto::serve {

class Uploads {
 public:
  /// Puts back what an earlier server was taking in.
  explicit Uploads(std::string folder);

  /// Moves a staged file to where it waits, under its name: a relative path whose parts stand below the folder. A name that is there gets a number. Gives the name.
  /// Errors: invalid_input (an empty name, "..", a control character, too long or deep), io.
  Result<std::string> put(const std::string& staged, std::string_view untrusted_name);
  /// The folder of all that waited, for a run. Errors: not_found (nothing waits), io.
  Result<std::string> begin();
  /// The run has ended: its files are in the case, or named as failed. Removes them.
  void end(const std::string& folder);
  /// The run did not come to its end: its files wait again.
  void put_back(const std::string& folder);
  /// Of files waiting.
  uint64_t waiting() const;

 private:
  std::string folder_;
  mutable std::mutex mutex_;
};

}  // namespace recto::serve
