#include "serve/staging.h"

#include <filesystem>
#include <optional>
#include <span>

#include "base/files.h"
#include "base/random.h"
#include "serve/guard.h"

namespace recto::serve {

Result<std::string> Staging::take(const std::function<bool(const Take&)>& read) {
  std::error_code error;
  std::filesystem::create_directories(folder_, error);
  const std::string path = folder_ + "/" + random_hex(16);
  FileSystem& disk = real_file_system();
  const FileDescriptor file = TRY(disk.create(path));
  uint64_t bytes = 0;
  std::optional<Error> failed;
  const bool whole = read([&](std::string_view more) {
    bytes += more.size();
    if (bytes > kMostBytes) return false;
    auto written = disk.write(file, std::as_bytes(std::span(more)), path);
    if (!written) failed = std::move(written).error();
    return !failed;
  });
  if (whole && !failed) return path;
  drop(path);
  if (failed) return tl::unexpected(std::move(*failed));
  if (bytes > kMostBytes) return fail(ErrorKind::limit, "files of more than 2 GiB are taken in with recto add");
  return fail(ErrorKind::cancelled, "the file broke off while it was sent");
}

void Staging::drop(const std::string& path) { (void)real_file_system().remove(path); }

void Staging::sweep() {
  std::error_code error;
  std::filesystem::remove_all(folder_, error);
}

}  // namespace recto::serve
