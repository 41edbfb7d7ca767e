#include "intake/walk.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace recto::intake {
namespace {

constexpr const char* kLink = "a symbolic link in a folder is not followed; give what it points to by its own name";

Found refused(const std::string& path, Outcome outcome, std::string why) {
  Found found;
  found.untrusted_path = path;
  found.outcome = outcome;
  found.why = std::move(why);
  return found;
}

Found cannot(const std::string& path, const char* what) {
  return refused(path, Outcome::failed, std::string(what) + ": " + std::strerror(errno));
}

const char* kind_of(mode_t mode) {
  if (S_ISFIFO(mode)) return "a FIFO, not a file";
  if (S_ISSOCK(mode)) return "a socket, not a file";
  if (S_ISCHR(mode) || S_ISBLK(mode)) return "a device, not a file";
  return "not a file";
}

std::string inside(const std::string& folder, const std::string& name) {
  return folder.ends_with('/') ? folder + name : folder + "/" + name;
}

}  // namespace

Walk::Walk(std::span<const std::string> untrusted_paths, const std::string& except)
    : given_(untrusted_paths.rbegin(), untrusted_paths.rend()) {
  struct stat status {};
  if (!except.empty() && ::stat(except.c_str(), &status) == 0) except_ = {status.st_dev, status.st_ino};
}

std::optional<Found> Walk::next() {
  for (;;) {
    std::optional<Found> found;
    if (!levels_.empty() && levels_.back().names.empty()) {
      levels_.pop_back();
    } else if (!levels_.empty()) {
      const std::string path = inside(levels_.back().path, levels_.back().names.back());
      levels_.back().names.pop_back();
      found = look_at(path, true);
    } else if (!given_.empty()) {
      const std::string path = std::move(given_.back());
      given_.pop_back();
      found = look_at(path, false);
    } else {
      return std::nullopt;
    }
    if (found) return found;
  }
}

std::optional<Found> Walk::look_at(const std::string& path, bool in_folder) {
  struct stat status {};
  if ((in_folder ? ::lstat(path.c_str(), &status) : ::stat(path.c_str(), &status)) < 0) {
    return cannot(path, errno == ENOENT ? "there is no such file" : "cannot be looked at");
  }
  if (S_ISDIR(status.st_mode)) return enter(path, {status.st_dev, status.st_ino});
  if (S_ISLNK(status.st_mode)) return refused(path, Outcome::refused, kLink);
  if (!S_ISREG(status.st_mode)) return refused(path, Outcome::refused, kind_of(status.st_mode));
  Found found;
  found.untrusted_path = path;
  found.in_folder = in_folder;
  found.regular = true;
  found.size = static_cast<uint64_t>(status.st_size);
  return found;
}

/// Empty when there is nothing to say about the folder itself.
std::optional<Found> Walk::enter(const std::string& path, FolderIdentity identity) {
  if (identity == except_) return refused(path, Outcome::refused, "the case's own folder");
  if (!entered_.insert(identity).second) return std::nullopt;
  DIR* folder = ::opendir(path.c_str());
  if (!folder) return cannot(path, "the folder cannot be opened");
  Level level{path, {}};
  errno = 0;
  while (const dirent* entry = ::readdir(folder)) {
    const std::string_view name = entry->d_name;
    if (name != "." && name != "..") level.names.emplace_back(name);
  }
  const int error = errno;
  ::closedir(folder);
  std::sort(level.names.begin(), level.names.end(), std::greater<>());
  levels_.push_back(std::move(level));
  errno = error;
  if (error != 0) return cannot(path, "the folder could not be read to its end");
  return std::nullopt;
}

Result<FileDescriptor> open_found(const Found& found) {
  if (!found.in_folder) return open_regular(found.untrusted_path);
  const int flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | O_NOFOLLOW;
  FileDescriptor file(::open(found.untrusted_path.c_str(), flags));
  struct stat status {};
  if (!file && errno == ELOOP) return fail(ErrorKind::invalid_input, kLink);
  if (!file) {
    const ErrorKind kind = errno == ENOENT ? ErrorKind::not_found : errno == EACCES ? ErrorKind::denied : ErrorKind::io;
    return fail(kind, std::string("cannot be opened: ") + std::strerror(errno));
  }
  if (::fstat(file.get(), &status) < 0 || !S_ISREG(status.st_mode))
    return fail(ErrorKind::invalid_input, kind_of(status.st_mode));
  return file;
}

}  // namespace recto::intake
