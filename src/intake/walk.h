#pragma once
// What a user gave, as files one after another: files as given, folders with everything in them, names in the order of
// their bytes, so that two runs meet the same files in the same order.
//
// A link found inside a folder is not followed: papers come from strangers, and a link may point at anything the user can read.
// A folder met a second time (a loop of mounts, or given twice) is not entered again. Memory: the names of one folder
// for each level.

#include <sys/types.h>

#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/files.h"
#include "base/result.h"
#include "model/outcome.h"

namespace recto::intake {

/// A file to be taken in, or something that cannot be, with the reason.
struct Found {
  std::string untrusted_path;  ///< bytes, as given; of a file in a folder: the folder as given, a slash, the rest
  bool in_folder = false;      ///< found in a folder, not given by name
  bool regular = false;        ///< false: `outcome` and `why` say what it is
  Outcome outcome = Outcome::refused;
  std::string why;
  uint64_t size = 0;
};

class Walk {
 public:
  /// Never enters `except` (the case's own folder, which may lie among the papers).
  Walk(std::span<const std::string> untrusted_paths, const std::string& except);
  /// The next file; empty at the end.
  std::optional<Found> next();

 private:
  using FolderIdentity = std::pair<dev_t, ino_t>;
  struct Level {
    std::string path;
    std::vector<std::string> names;  ///< descending: the next is the last
  };
  std::optional<Found> look_at(const std::string& path, bool in_folder);
  std::optional<Found> enter(const std::string& path, FolderIdentity identity);

  std::vector<std::string> given_;  ///< the next is the last
  std::vector<Level> levels_;
  std::set<FolderIdentity> entered_;
  std::optional<FolderIdentity> except_;
};

/// Opens what a walk found, for reading; never waits, and never follows a link that took the place of a file found in a
/// folder. Errors: not_found, denied, invalid_input (no longer a regular file), io.
Result<FileDescriptor> open_found(const Found& found);

}  // namespace recto::intake
