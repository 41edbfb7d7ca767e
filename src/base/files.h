#pragma once
// The one door to the disk. Everything that must survive a crash goes through it, so that a test can stand in its
// place, count the calls, fail the k-th, or forget what was not synced.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace recto::inline base {

/// An open file descriptor; closed when this goes.
class FileDescriptor {
 public:
  FileDescriptor() = default;
  explicit FileDescriptor(int fd) : fd_(fd) {}
  FileDescriptor(FileDescriptor&& other) noexcept : fd_(other.release()) {}
  FileDescriptor& operator=(FileDescriptor&& other) noexcept;
  FileDescriptor(const FileDescriptor&) = delete;
  FileDescriptor& operator=(const FileDescriptor&) = delete;
  ~FileDescriptor() { reset(); }
  int get() const { return fd_; }
  explicit operator bool() const { return fd_ >= 0; }
  int release();
  void reset();

 private:
  int fd_ = -1;
};

/// Writes all bytes to a descriptor. Errors: io, limit (no space; the message says how much was wanted).
Result<void> write_all(int fd, std::span<const std::byte> bytes, std::string_view subject);

/// A whole file as bytes. Errors: not_found, denied, io, limit (larger than `most` bytes).
Result<std::string> read_file(const std::string& path, uint64_t most);

/// An existing regular file for reading, never a FIFO, device or socket and never waiting for one.
/// Errors: not_found, denied, invalid_input (not a regular file), io.
Result<FileDescriptor> open_regular(const std::string& path);

/// What the case's truth is written with. Each call either happens or fails; durability is only what sync_* promise.
class FileSystem {
 public:
  virtual ~FileSystem() = default;
  virtual Result<void> make_folder(const std::string& path) = 0;
  /// Creates a new file for writing, private to the user. Errors: also busy (exists).
  virtual Result<FileDescriptor> create(const std::string& path) = 0;
  virtual Result<void> write(const FileDescriptor& file, std::span<const std::byte> bytes, const std::string& path) = 0;
  virtual Result<void> sync(const FileDescriptor& file, const std::string& path) = 0;
  virtual Result<void> sync_folder(const std::string& path) = 0;
  virtual Result<void> rename(const std::string& from, const std::string& to) = 0;
  virtual Result<void> remove(const std::string& path) = 0;
  virtual Result<void> make_read_only(const FileDescriptor& file, const std::string& path) = 0;
};
/// The operating system's.
FileSystem& real_file_system();

/// The bytes of a file name shown safely on a terminal: control characters, direction marks and bytes that are no UTF-8
/// as \xNN or \u{NNNN}.
std::string printable(std::string_view untrusted_name);

}  // namespace recto::inline base
