#include "store/originals.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <functional>
#include <mutex>
#include <optional>
#include <set>
#include <thread>
#include <vector>

#include "store/exhibit_hash.h"

namespace recto::store {
namespace {

constexpr size_t kBuffer = 256 << 10;
constexpr size_t kThreadsWaiting = 8;  ///< for the disk side by side; they use no processor time

struct stat status_of(const FileDescriptor& file) {
  struct stat status {};
  ::fstat(file.get(), &status);
  return status;
}

int64_t milliseconds(const struct timespec& time) {
  return static_cast<int64_t>(time.tv_sec) * 1000 + time.tv_nsec / 1'000'000;
}

bool same_state(const struct stat& a, const struct stat& b) {
  return a.st_size == b.st_size && a.st_mtim.tv_sec == b.st_mtim.tv_sec && a.st_mtim.tv_nsec == b.st_mtim.tv_nsec;
}

std::string in_megabytes(uint64_t bytes) {
  const uint64_t tenths = (bytes * 10 + 999'999) / 1'000'000;
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " MB";
}

/// A full disk in one sentence that says what is needed; any other error as it is.
Error explain(Error error, const std::string& folder, const std::string& subject, uint64_t needed) {
  if (error.kind != ErrorKind::limit) return error;
  struct statvfs disk {};
  std::string free = "too little";
  if (::statvfs(folder.c_str(), &disk) == 0) free = in_megabytes(disk.f_bavail * disk.f_frsize);
  return {ErrorKind::limit,
          "the case's disk is full: this file needs " + in_megabytes(needed) + " and " + free +
              " is free; make room and run it again",
          subject, nullptr};
}

/// Does each(0) … each(n - 1) on a few threads; the first error in the order of the numbers.
Result<void> side_by_side(size_t n, const std::function<Result<void>(size_t)>& each) {
  std::atomic<size_t> next{0};
  std::vector<Result<void>> results(n);
  const auto work = [&] {
    for (size_t i = next++; i < n; i = next++) results[i] = each(i);
  };
  std::vector<std::thread> threads;
  for (size_t i = 1; i < std::min(n, kThreadsWaiting); ++i) threads.emplace_back(work);
  work();
  for (std::thread& thread : threads) thread.join();
  for (Result<void>& result : results) TRY(std::move(result));
  return {};
}

}  // namespace

Result<Staged> Originals::stage(const FileDescriptor& source, const std::string& subject) {
  const struct stat before = status_of(source);
  Staged staged;
  staged.temporary = folder_ + "/incoming/" + std::to_string(next_temporary_++);
  auto file = files_.create(staged.temporary);
  if (!file) return tl::unexpected(explain(file.error(), folder_, subject, static_cast<uint64_t>(before.st_size)));
  staged.file = std::move(*file);
  auto copied = copy(source, static_cast<uint64_t>(before.st_size), staged, subject);
  if (!copied) {
    drop(staged);
    return tl::unexpected(explain(copied.error(), folder_, subject, static_cast<uint64_t>(before.st_size)));
  }
  staged.modified_ms = milliseconds(before.st_mtim);
  staged.changed = !same_state(before, status_of(source)) || staged.size != static_cast<uint64_t>(before.st_size);
  return staged;
}

// Not beyond the size at the start: a file that grows as fast as it is read would never end.
Result<void> Originals::copy(const FileDescriptor& source, uint64_t size, Staged& staged, const std::string& subject) {
  thread_local std::vector<std::byte> buffer(kBuffer);
  ExhibitHash hash;
  while (staged.size < size) {
    const size_t most = std::min<uint64_t>(buffer.size(), size - staged.size);
    const ssize_t n = ::pread(source.get(), buffer.data(), most, static_cast<off_t>(staged.size));
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return fail(ErrorKind::invalid_input, std::string("cannot be read: ") + std::strerror(errno), subject);
    if (n == 0) break;
    const std::span<const std::byte> piece(buffer.data(), static_cast<size_t>(n));
    TRY(files_.write(staged.file, piece, staged.temporary));
    hash.add(piece);
    staged.size += static_cast<uint64_t>(n);
  }
  staged.id = hash.finish();
  return {};
}

Result<void> Originals::settle(std::span<Staged> staged) {
  std::vector<Staged*> fresh;
  std::set<std::string> folders, names;
  for (Staged& one : staged) {
    folders.insert(folder_of(one.id));
    if (holds(one.id, one.size) || !names.insert(one.id.hex).second) {
      drop(one);
    } else {
      fresh.push_back(&one);
    }
  }
  TRY(make_folders(folders));
  const auto finish = [&](size_t i) -> Result<void> {
    TRY(files_.make_read_only(fresh[i]->file, fresh[i]->temporary));
    return files_.sync(fresh[i]->file, fresh[i]->temporary);
  };
  TRY(side_by_side(fresh.size(), finish));
  for (Staged* one : fresh) {
    one->file.reset();
    TRY(files_.rename(one->temporary, path(one->id)));
  }
  const std::vector<std::string> to_sync(folders.begin(), folders.end());
  return side_by_side(to_sync.size(), [&](size_t i) { return files_.sync_folder(to_sync[i]); });
}

Result<void> Originals::make_folders(const std::set<std::string>& folders) {
  bool made = false;
  for (const std::string& folder : folders) {
    if (::access(folder.c_str(), F_OK) == 0) continue;
    TRY(files_.make_folder(folder));
    made = true;
  }
  if (made) TRY(files_.sync_folder(folder_));
  return {};
}

void Originals::drop(Staged& staged) {
  staged.file.reset();
  // A temporary that stays is swept at the next open.
  if (!staged.temporary.empty()) static_cast<void>(files_.remove(std::exchange(staged.temporary, {})));
}

std::string Originals::folder_of(const ExhibitId& id) const { return folder_ + "/" + id.hex.substr(0, 2); }
std::string Originals::path(const ExhibitId& id) const { return folder_of(id) + "/" + id.hex; }

bool Originals::holds(const ExhibitId& id, uint64_t size) const {
  struct stat status {};
  return ::lstat(path(id).c_str(), &status) == 0 && S_ISREG(status.st_mode) &&
         static_cast<uint64_t>(status.st_size) == size;
}

Result<FileDescriptor> Originals::open(const ExhibitId& id) const {
  auto file = open_regular(path(id));
  if (!file && file.error().kind == ErrorKind::not_found) {
    return fail(ErrorKind::not_found, "the original is gone from the case's disk", path(id));
  }
  return file;
}

Result<void> Originals::sweep() {
  const std::string incoming = folder_ + "/incoming";
  DIR* folder = ::opendir(incoming.c_str());
  if (!folder) return files_.make_folder(incoming);
  std::vector<std::string> leftovers;
  while (const dirent* entry = ::readdir(folder)) {
    if (entry->d_name[0] != '.') leftovers.push_back(incoming + "/" + entry->d_name);
  }
  ::closedir(folder);
  for (const std::string& leftover : leftovers) TRY(files_.remove(leftover));
  return {};
}

}  // namespace recto::store
