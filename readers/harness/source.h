#pragma once
// The one file a reader is given.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

#include "base/files.h"
#include "base/result.h"

namespace recto::harness {

/// An open file whose bytes nobody vouches for. Mapped into memory at the first call of bytes().
class Source {
 public:
  /// `untrusted_name` is only a hint of what the file is.
  Source(FileDescriptor file, std::string untrusted_name);
  Source(const Source&) = delete;
  Source& operator=(const Source&) = delete;
  ~Source();
  /// The descriptor, for libraries that want to read and seek by themselves; stays owned here.
  int descriptor() const { return file_.get(); }
  /// Errors: io (there is no file).
  Result<uint64_t> size() const;
  /// The whole file, read-only, valid as long as this. Errors: io, limit (larger than the process may map).
  Result<std::span<const std::byte>> bytes();
  const std::string& untrusted_name() const { return untrusted_name_; }
  /// What follows the last dot of the name, ASCII letters made small: "pdf"; empty if there is none.
  std::string untrusted_extension() const;

 private:
  FileDescriptor file_;
  std::string untrusted_name_;
  std::span<const std::byte> mapped_;
};

}  // namespace recto::harness
