#include "search/xapian_guard.h"

#include <cerrno>
#include <cstring>

namespace recto::search {

Error to_error(const Xapian::Error& error, const std::string& subject) {
  const std::string type = error.get_type();
  const std::string detail =
      error.get_msg() + (error.get_error_string() ? std::string(": ") + error.get_error_string() : "");
  const auto made = [&](ErrorKind kind, const std::string& message) { return Error{kind, message, subject}; };
  if (detail.find(std::strerror(ENOSPC)) != detail.npos)
    return made(ErrorKind::limit, "the disk is full: the index was not written");
  if (detail.find(std::strerror(EACCES)) != detail.npos)
    return made(ErrorKind::denied, "the index may not be opened: " + detail);
  if (type == "DatabaseLockError") return made(ErrorKind::busy, "another process is writing the index");
  if (type == "DatabaseNotFoundError") return made(ErrorKind::not_found, "there is no index");
  if (type == "DatabaseVersionError")
    return made(ErrorKind::unsupported, "the index is of another version: build it again");
  if (type == "DatabaseOpeningError" || type == "DatabaseError")
    return made(ErrorKind::io, "the index cannot be read or written: " + detail);
  return made(ErrorKind::corrupt, "the index is damaged (" + detail + "): build it again");
}

}  // namespace recto::search
