#include "base/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace recto::inline base {
namespace {

ErrorKind kind_of(int error) {
  switch (error) {
    case ENOENT:
    case ENOTDIR:
      return ErrorKind::not_found;
    case EACCES:
    case EPERM:
    case EROFS:
    case ELOOP:
      return ErrorKind::denied;
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return ErrorKind::limit;
    case EEXIST:
    case EBUSY:
      return ErrorKind::busy;
    case ENAMETOOLONG:
    case EISDIR:
      return ErrorKind::invalid_input;
    default:
      return ErrorKind::io;
  }
}

tl::unexpected<Error> system_error(const char* what, std::string_view subject) {
  const int error = errno;
  return fail(kind_of(error), std::string(what) + ": " + std::strerror(error), std::string(subject));
}

Result<void> done_or_error(int result, const char* what, std::string_view subject) {
  if (result < 0) return system_error(what, subject);
  return {};
}

class RealFileSystem : public FileSystem {
 public:
  Result<void> make_folder(const std::string& path) override {
    return done_or_error(::mkdir(path.c_str(), 0700), "cannot make the folder", path);
  }
  Result<FileDescriptor> create(const std::string& path) override {
    FileDescriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!file) return system_error("cannot create the file", path);
    return file;
  }
  Result<void> write(const FileDescriptor& file, std::span<const std::byte> bytes, const std::string& path) override {
    return write_all(file.get(), bytes, path);
  }
  Result<void> sync(const FileDescriptor& file, const std::string& path) override {
    return done_or_error(::fsync(file.get()), "cannot bring the file to the disk", path);
  }
  Result<void> sync_folder(const std::string& path) override {
    const FileDescriptor folder(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!folder) return system_error("cannot open the folder", path);
    return done_or_error(::fsync(folder.get()), "cannot bring the folder to the disk", path);
  }
  Result<void> rename(const std::string& from, const std::string& to) override {
    return done_or_error(::rename(from.c_str(), to.c_str()), "cannot rename the file", from);
  }
  Result<void> remove(const std::string& path) override {
    return done_or_error(::unlink(path.c_str()), "cannot remove the file", path);
  }
  Result<void> make_read_only(const FileDescriptor& file, const std::string& path) override {
    return done_or_error(::fchmod(file.get(), 0400), "cannot make the file read-only", path);
  }
};

/// Length of the well-formed UTF-8 sequence at the start, 0 if there is none; the scalar in `scalar`.
size_t utf8_length(std::string_view bytes, uint32_t& scalar) {
  const auto first = static_cast<unsigned char>(bytes[0]);
  const size_t length = first < 0x80 ? 1 : first >> 5 == 6 ? 2 : first >> 4 == 14 ? 3 : first >> 3 == 30 ? 4 : 0;
  if (length == 0 || length > bytes.size()) return 0;
  scalar = length == 1 ? first : first & (0xFFU >> (length + 1));
  for (size_t i = 1; i < length; ++i) {
    const auto byte = static_cast<unsigned char>(bytes[i]);
    if (byte >> 6 != 2) return 0;
    scalar = scalar << 6 | (byte & 0x3FU);
  }
  constexpr uint32_t kLeast[] = {0, 0, 0x80, 0x800, 0x10000};
  if (scalar < kLeast[length] || scalar > 0x10FFFF || (scalar >= 0xD800 && scalar < 0xE000)) return 0;
  return length;
}

bool needs_escape(uint32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || c == 0x61C;
}

}  // namespace

FileDescriptor& FileDescriptor::operator=(FileDescriptor&& other) noexcept {
  if (this != &other) {
    reset();
    fd_ = other.release();
  }
  return *this;
}
int FileDescriptor::release() { return std::exchange(fd_, -1); }
void FileDescriptor::reset() {
  if (fd_ >= 0) ::close(fd_);
  fd_ = -1;
}

Result<void> write_all(int fd, std::span<const std::byte> bytes, std::string_view subject) {
  while (!bytes.empty()) {
    const ssize_t n = ::write(fd, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0 && (errno == ENOSPC || errno == EDQUOT)) {
      return fail(ErrorKind::limit,
                  "the disk is full; " + std::to_string(bytes.size()) +
                      " more bytes are needed here, free some room and run it again",
                  std::string(subject));
    }
    if (n < 0) return system_error("cannot write", subject);
    bytes = bytes.subspan(static_cast<size_t>(n));
  }
  return {};
}

Result<std::string> read_file(const std::string& path, uint64_t most) {
  const FileDescriptor file = TRY(open_regular(path));
  std::string bytes;
  char buffer[65536];
  for (;;) {
    const ssize_t n = ::read(file.get(), buffer, sizeof buffer);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return system_error("cannot read", path);
    if (n == 0) return bytes;
    bytes.append(buffer, static_cast<size_t>(n));
    if (bytes.size() > most) return fail(ErrorKind::limit, "larger than " + std::to_string(most) + " bytes", path);
  }
}

Result<FileDescriptor> open_regular(const std::string& path) {
  FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
  if (!file) return system_error("cannot open", path);
  struct stat status {};
  if (::fstat(file.get(), &status) < 0) return system_error("cannot look at", path);
  if (!S_ISREG(status.st_mode)) return fail(ErrorKind::invalid_input, "not a regular file", path);
  return file;
}

FileSystem& real_file_system() {
  static RealFileSystem instance;
  return instance;
}

std::string printable(std::string_view untrusted_name) {
  std::string out;
  while (!untrusted_name.empty()) {
    uint32_t scalar = 0;
    const size_t length = utf8_length(untrusted_name, scalar);
    char escaped[16];
    if (length == 0) {
      std::snprintf(escaped, sizeof escaped, "\\x%02X",
                    static_cast<unsigned>(static_cast<unsigned char>(untrusted_name[0])));
      out += escaped;
    } else if (needs_escape(scalar)) {
      std::snprintf(escaped, sizeof escaped, "\\u{%X}", static_cast<unsigned>(scalar));
      out += escaped;
    } else {
      out += untrusted_name.substr(0, length);
    }
    untrusted_name.remove_prefix(length == 0 ? 1 : length);
  }
  return out;
}

}  // namespace recto::inline base
