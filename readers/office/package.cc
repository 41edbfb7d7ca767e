#include "readers/office/package.h"

#include <archive.h>
#include <archive_entry.h>

#include <array>
#include <memory>

namespace recto::office {
namespace {

using ArchivePtr = std::unique_ptr<archive, decltype(&archive_read_free)>;

ArchivePtr open_archive(std::span<const std::byte> bytes) {
  ArchivePtr zip(archive_read_new(), &archive_read_free);
  if (!zip || archive_read_support_format_zip(zip.get()) != ARCHIVE_OK) return {nullptr, &archive_read_free};
  if (archive_read_open_memory(zip.get(), bytes.data(), bytes.size()) != ARCHIVE_OK) zip.reset();
  return zip;
}

tl::unexpected<Error> encrypted() { return fail(ErrorKind::denied, "the file is encrypted and needs a password"); }

std::string name_of(archive_entry* entry) {
  const char* name = archive_entry_pathname(entry);
  return name ? name : "";
}

/// Appends one entry's bytes to `part` until it ends, breaks off, or `most` is passed.
enum class Ended { whole, broken, too_long };
Ended unpack(archive* zip, size_t most, std::string& part) {
  std::array<char, 65'536> chunk;
  for (;;) {
    const la_ssize_t got = archive_read_data(zip, chunk.data(), chunk.size());
    if (got == 0) return Ended::whole;
    if (got < 0) return Ended::broken;
    if (part.size() + static_cast<size_t>(got) > most) return Ended::too_long;
    part.append(chunk.data(), static_cast<size_t>(got));
  }
}

}  // namespace

Result<Package> Package::open(std::span<const std::byte> bytes, const PackageLimits& limits) {
  Package package(bytes, limits);
  const ArchivePtr zip = open_archive(bytes);
  if (!zip) return fail(ErrorKind::corrupt, "the file is damaged: its ZIP package cannot be opened");
  archive_entry* entry = nullptr;
  size_t entries = 0;
  for (int status; (status = archive_read_next_header(zip.get(), &entry)) != ARCHIVE_EOF;) {
    if (status < ARCHIVE_WARN) {
      package.damaged_ = true;
      break;
    }
    if (++entries > limits.entries) return fail(ErrorKind::limit, "the package holds more files than allowed");
    if (archive_entry_is_data_encrypted(entry)) return encrypted();
    package.names_.insert(name_of(entry));
  }
  if (package.names_.empty()) return fail(ErrorKind::corrupt, "the file is damaged: its ZIP package holds nothing");
  return package;
}

Result<std::map<std::string, std::string>> Package::read(const std::set<std::string>& wanted) {
  std::map<std::string, std::string> parts;
  const ArchivePtr zip = open_archive(bytes_);
  if (!zip) return fail(ErrorKind::corrupt, "the file is damaged: its ZIP package cannot be opened");
  archive_entry* entry = nullptr;
  while (parts.size() < wanted.size() && archive_read_next_header(zip.get(), &entry) >= ARCHIVE_WARN) {
    const std::string name = name_of(entry);
    if (!wanted.contains(name) || parts.contains(name)) continue;
    std::string& part = parts[name];
    const size_t most = std::min(limits_.part_bytes, limits_.total_bytes - unpacked_);
    const Ended ended = unpack(zip.get(), most, part);
    unpacked_ += part.size();
    damaged_ = damaged_ || ended == Ended::broken;
    if (ended == Ended::too_long) return fail(ErrorKind::limit, "the document unpacks to more than allowed");
  }
  return parts;
}

}  // namespace recto::office
