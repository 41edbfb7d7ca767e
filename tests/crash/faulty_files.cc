#include "faulty_files.h"

#include <filesystem>

namespace recto {
namespace {

std::string folder_of(const std::string& path) { return path.substr(0, path.rfind('/')); }

}  // namespace

Result<void> FaultyFiles::next_call(const std::string& path) {
  const uint64_t call = ++calls_;
  const bool fails = failing_ == Failing::once ? call == fail_from_ : call >= fail_from_;
  if (fails) return fail(ErrorKind::io, "the disk of the test fails", path);
  return {};
}

Result<void> FaultyFiles::make_folder(const std::string& path) {
  const std::lock_guard guard(mutex_);
  TRY(next_call(path));
  TRY(real_file_system().make_folder(path));
  unsynced_entries_.push_back({path, {}});
  return {};
}

Result<FileDescriptor> FaultyFiles::create(const std::string& path) {
  const std::lock_guard guard(mutex_);
  TRY(next_call(path));
  auto file = TRY(real_file_system().create(path));
  unsynced_entries_.push_back({path, {}});
  unsynced_bytes_.insert(path);
  return file;
}

Result<void> FaultyFiles::write(const FileDescriptor& file, std::span<const std::byte> bytes, const std::string& path) {
  const std::lock_guard guard(mutex_);
  TRY(next_call(path));
  return real_file_system().write(file, bytes, path);
}

Result<void> FaultyFiles::sync(const FileDescriptor&, const std::string& path) {
  const std::lock_guard guard(mutex_);
  TRY(next_call(path));
  unsynced_bytes_.erase(path);
  return {};
}

Result<void> FaultyFiles::sync_folder(const std::string& path) {
  const std::lock_guard guard(mutex_);
  TRY(next_call(path));
  std::erase_if(unsynced_entries_, [&](const Entry& entry) { return folder_of(entry.path) == path; });
  return {};
}

Result<void> FaultyFiles::rename(const std::string& from, const std::string& to) {
  const std::lock_guard guard(mutex_);
  TRY(next_call(from));
  TRY(real_file_system().rename(from, to));
  if (unsynced_bytes_.erase(from) > 0) unsynced_bytes_.insert(to);
  unsynced_entries_.push_back({to, from});
  return {};
}

Result<void> FaultyFiles::remove(const std::string& path) {
  const std::lock_guard guard(mutex_);
  TRY(next_call(path));
  unsynced_bytes_.erase(path);
  return real_file_system().remove(path);
}

Result<void> FaultyFiles::make_read_only(const FileDescriptor& file, const std::string& path) {
  const std::lock_guard guard(mutex_);
  TRY(next_call(path));
  return real_file_system().make_read_only(file, path);
}

void FaultyFiles::forget() {
  const std::lock_guard guard(mutex_);
  std::error_code ignored;
  for (const std::string& path : unsynced_bytes_) {
    std::filesystem::permissions(path, std::filesystem::perms::owner_write, std::filesystem::perm_options::add,
                                 ignored);
    std::filesystem::resize_file(path, 0, ignored);
  }
  for (auto entry = unsynced_entries_.rbegin(); entry != unsynced_entries_.rend(); ++entry) {
    if (!entry->from.empty()) {
      std::filesystem::rename(entry->path, entry->from, ignored);
    } else {
      std::filesystem::remove_all(entry->path, ignored);
    }
  }
  unsynced_bytes_.clear();
  unsynced_entries_.clear();
}

}  // namespace recto
