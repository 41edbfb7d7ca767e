#include "serve/uploads.h"

#include <algorithm>
#include <filesystem>

#include "base/random.h"

namespace recto::serve {
namespace {

namespace fs = std::filesystem;
constexpr size_t kLongestName = 1'000, kLongestPart = 200, kMostParts = 20;
constexpr unsigned kMostAlike = 10'000;
constexpr const char* kTaking = "taking-";

/// The parts of a relative path that stays below where it begins.
Result<fs::path> path_of(std::string_view untrusted_name) {
  const auto bad = [](const char* why) { return fail(ErrorKind::invalid_input, std::string("a file's name ") + why); };
  if (untrusted_name.empty() || untrusted_name.size() > kLongestName) return bad("is empty or too long");
  fs::path path;
  size_t parts = 0;
  for (size_t at = 0; at <= untrusted_name.size();) {
    const size_t end = std::min(untrusted_name.find('/', at), untrusted_name.size());
    const std::string_view part = untrusted_name.substr(at, end - at);
    const bool control = std::ranges::any_of(part, [](char c) { return static_cast<unsigned char>(c) < 0x20; });
    if (part.empty() || part == "." || part == ".." || control) return bad("has parts that are none");
    if (part.size() > kLongestPart || ++parts > kMostParts) return bad("is too long, or too many folders deep");
    path /= part;
    at = end + 1;
  }
  return path;
}

/// The path, or with a number before its ending where there is such a file already.
fs::path free_path(const fs::path& wanted) {
  std::error_code error;
  fs::path path = wanted;
  for (unsigned n = 2; fs::exists(path, error) && n < kMostAlike; ++n) {
    path =
        wanted.parent_path() / (wanted.stem().string() + " (" + std::to_string(n) + ")" + wanted.extension().string());
  }
  return path;
}

}  // namespace

Uploads::Uploads(std::string folder) : folder_(std::move(folder)) {
  std::error_code error;
  for (fs::directory_iterator at(folder_, error), end; at != end && !error; at.increment(error)) {
    if (!at->path().filename().string().starts_with(kTaking)) continue;
    std::error_code taken;
    if (!fs::exists(folder_ + "/waiting", taken)) fs::rename(at->path(), folder_ + "/waiting", taken);
  }
}

Result<std::string> Uploads::put(const std::string& staged, std::string_view untrusted_name) {
  const fs::path name = TRY(path_of(untrusted_name));
  const std::lock_guard guard(mutex_);
  const fs::path root = fs::path(folder_) / "waiting";
  const fs::path path = free_path(root / name);
  std::error_code error;
  fs::create_directories(path.parent_path(), error);
  if (!error) fs::rename(staged, path, error);
  if (error) return fail(ErrorKind::io, "cannot be put up: " + error.message(), std::string(untrusted_name));
  return path.lexically_relative(root).string();
}

Result<std::string> Uploads::begin() {
  const std::lock_guard guard(mutex_);
  const std::string run = folder_ + "/" + kTaking + random_hex(8);
  std::error_code error;
  if (!fs::exists(folder_ + "/waiting", error)) return fail(ErrorKind::not_found, "no file was put up to take in");
  fs::rename(folder_ + "/waiting", run, error);
  if (error) return fail(ErrorKind::io, "cannot be taken in: " + error.message(), folder_);
  return run;
}

void Uploads::end(const std::string& folder) {
  std::error_code error;
  fs::remove_all(folder, error);
}

void Uploads::put_back(const std::string& folder) {
  const std::lock_guard guard(mutex_);
  std::error_code error;
  if (!fs::exists(folder_ + "/waiting", error)) fs::rename(folder, folder_ + "/waiting", error);
}

uint64_t Uploads::waiting() const {
  const std::lock_guard guard(mutex_);
  uint64_t files = 0;
  std::error_code error;
  for (fs::recursive_directory_iterator at(folder_ + "/waiting", error), end; at != end && !error; at.increment(error))
    files += at->is_regular_file() ? 1 : 0;
  return files;
}

}  // namespace recto::serve
