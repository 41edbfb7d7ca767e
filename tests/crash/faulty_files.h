#pragma once
// A disk that fails, and one that forgets.
//
// Every call is counted. From call `fail_from` on calls fail: that one alone, or all (the machine is gone). Syncs are only
// noted, never done, so that forget() can do what a power cut does: take back every rename and every new entry in a folder
// that was not synced after it, and empty every file whose bytes were not synced.

#include <cstdint>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "base/files.h"

namespace recto {

enum class Failing { once, for_good };

class FaultyFiles : public FileSystem {
 public:
  FaultyFiles() = default;
  FaultyFiles(uint64_t fail_from, Failing failing) : fail_from_(fail_from), failing_(failing) {}

  Result<void> make_folder(const std::string& path) override;
  Result<FileDescriptor> create(const std::string& path) override;
  Result<void> write(const FileDescriptor& file, std::span<const std::byte> bytes, const std::string& path) override;
  Result<void> sync(const FileDescriptor& file, const std::string& path) override;
  Result<void> sync_folder(const std::string& path) override;
  Result<void> rename(const std::string& from, const std::string& to) override;
  Result<void> remove(const std::string& path) override;
  Result<void> make_read_only(const FileDescriptor& file, const std::string& path) override;

  uint64_t calls() const { return calls_; }
  /// The power goes.
  void forget();

 private:
  struct Entry {
    std::string path, from;  ///< a new entry; renamed from `from`, or made where that is empty
  };
  Result<void> next_call(const std::string& path);

  std::mutex mutex_;
  uint64_t calls_ = 0;
  uint64_t fail_from_ = UINT64_MAX;
  Failing failing_ = Failing::once;
  std::vector<Entry> unsynced_entries_;  ///< in the order they were made
  std::set<std::string> unsynced_bytes_;
};

}  // namespace recto
