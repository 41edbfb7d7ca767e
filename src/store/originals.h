#pragma once
// The exhibits as received: originals/ab/<sha256>, written once and never touched again.
//
// The order of writing is what makes it safe: bytes go to originals/incoming/<n>, hashed on the way, so that the name is
// of what was stored and not of what the source was a moment later; then fsync; then rename to the name; then fsync of
// the folder. Only then may an act say "received". A crash leaves files in incoming/, swept at the next open for
// writing, or an original without an act, which is complete and is taken up when its file is given again.
//
// An fsync costs 1–5 ms of waiting, so files settle in groups: with eight threads waiting side by side 0.8 ms a file.

#include <atomic>
#include <cstdint>
#include <set>
#include <span>
#include <string>

#include "base/files.h"
#include "base/result.h"
#include "model/ids.h"

namespace recto::store {

/// A source copied and hashed, not yet under its name.
struct Staged {
  std::string temporary;  ///< its path
  FileDescriptor file;    ///< open for writing until it is settled
  ExhibitId id;
  uint64_t size = 0;
  int64_t modified_ms = 0;  ///< the source's time of change
  bool changed = false;     ///< the source changed while it was copied; `id` and `size` are of what was stored
};

class Originals {
 public:
  Originals(std::string folder, FileSystem& files) : folder_(std::move(folder)), files_(files) {}

  /// Copies an open regular file from its start; may be called from several threads. `subject` names it in errors. Errors:
  /// invalid_input (the source cannot be read), limit (disk full; the message says what is needed), io.
  Result<Staged> stage(const FileDescriptor& source, const std::string& subject);
  /// Brings staged files under their names, durably; drops those that are there already. All or an error.
  Result<void> settle(std::span<Staged> staged);
  /// Removes a staged file that is not wanted.
  void drop(Staged& staged);

  std::string path(const ExhibitId& id) const;
  /// Is it there, with so many bytes?
  bool holds(const ExhibitId& id, uint64_t size) const;
  /// Errors: not_found (gone from the disk), denied, io.
  Result<FileDescriptor> open(const ExhibitId& id) const;
  /// Removes what interrupted runs left in incoming/.
  Result<void> sweep();

 private:
  Result<void> copy(const FileDescriptor& source, uint64_t size, Staged& staged, const std::string& subject);
  Result<void> make_folders(const std::set<std::string>& folders);
  std::string folder_of(const ExhibitId& id) const;

  std::string folder_;  ///< mycase/originals
  FileSystem& files_;
  std::atomic<uint64_t> next_temporary_{0};
};

}  // namespace recto::store
