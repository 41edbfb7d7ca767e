#include "search/piece_table.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <bit>
#include <cstring>

namespace recto::search {
namespace {

constexpr char kPlaces[] = "/places", kPrints[] = "/prints";
constexpr size_t kRecord = 64, kPlaceBytes = 48;

static_assert(std::endian::native == std::endian::little, "the files are read where they lie");

template <class T>
void put(std::string& out, T value) {
  out.append(reinterpret_cast<const char*>(&value), sizeof value);
}

template <class T>
T get(std::string_view bytes, size_t at) {
  T value;
  std::memcpy(&value, bytes.data() + at, sizeof value);
  return value;
}

uint64_t offsets_at(uint64_t prints, uint32_t count) { return (prints + 2 * uint64_t{count} + 3) & ~uint64_t{3}; }
uint64_t offsets_of(uint32_t count) { return (uint64_t{count} + kStride - 1) / kStride; }
/// Where the words of a piece end in the file of prints.
uint64_t end_of(std::string_view record) {
  const auto start = get<uint64_t>(record, kPlaceBytes);
  const auto count = get<uint32_t>(record, kPlaceBytes + 8);
  return offsets_at(start, count) + 4 * offsets_of(count);
}

tl::unexpected<Error> damaged(const std::string& folder) {
  return fail(ErrorKind::corrupt, "the index is damaged: build it again", folder);
}

/// A file's bytes in memory; none for an empty file.
Result<std::string_view> map_file(const std::string& path) {
  const FileDescriptor file = TRY(open_regular(path));
  struct stat facts {};
  if (fstat(file.get(), &facts) != 0) return fail(ErrorKind::io, "cannot be examined", path);
  const auto size = static_cast<size_t>(facts.st_size);
  if (size == 0) return std::string_view();
  void* bytes = mmap(nullptr, size, PROT_READ, MAP_SHARED, file.get(), 0);
  if (bytes == MAP_FAILED) return fail(ErrorKind::io, "cannot be mapped into memory", path);
  return std::string_view(static_cast<const char*>(bytes), size);
}

void unmap(std::string_view bytes) {
  if (!bytes.empty()) munmap(const_cast<char*>(bytes.data()), bytes.size());
}

/// Opens a file to append to it, cut off at `size`. Errors: corrupt (shorter).
Result<FileDescriptor> open_to_append(const std::string& path, uint64_t size, const std::string& folder) {
  FileDescriptor file(::open(path.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0600));
  struct stat facts {};
  if (!file || fstat(file.get(), &facts) != 0) return fail(ErrorKind::io, "cannot be opened for writing", path);
  if (static_cast<uint64_t>(facts.st_size) < size) return damaged(folder);
  if (ftruncate(file.get(), static_cast<off_t>(size)) != 0) return fail(ErrorKind::io, "cannot be cut off", path);
  return file;
}

Result<void> append(const FileDescriptor& file, std::string& bytes, const std::string& path) {
  if (bytes.empty()) return {};
  TRY(real_file_system().write(file, std::as_bytes(std::span(bytes)), path));
  bytes.clear();
  return real_file_system().sync(file, path);
}

}  // namespace

Result<std::unique_ptr<PieceTable>> PieceTable::open(const std::string& folder, uint32_t count) {
  std::unique_ptr<PieceTable> out(new PieceTable);
  out->count_ = count;
  out->places_ = TRY(map_file(folder + kPlaces));
  out->prints_ = TRY(map_file(folder + kPrints));
  if (out->places_.size() / kRecord < count) return damaged(folder);
  return out;
}

PieceTable::~PieceTable() {
  unmap(places_);
  unmap(prints_);
}

std::string_view PieceTable::record(uint32_t number) const {
  if (number == 0 || number > count_) return {};
  return places_.substr(size_t{number - 1} * kRecord, kRecord);
}

Result<Place> PieceTable::place(uint32_t number) const {
  const std::string_view found = record(number);
  if (found.empty()) return fail(ErrorKind::corrupt, "the index is damaged: build it again");
  return decode_place(found.substr(0, kPlaceBytes));
}

WordsKept PieceTable::words(uint32_t number) const {
  const std::string_view found = record(number);
  if (found.empty()) return {};
  const auto start = get<uint64_t>(found, kPlaceBytes);
  const auto count = get<uint32_t>(found, kPlaceBytes + 8);
  if (start % 4 != 0 || start > prints_.size() || end_of(found) > prints_.size()) return {};
  const char* bytes = prints_.data();
  return {{reinterpret_cast<const Print*>(bytes + start), count},
          {reinterpret_cast<const uint32_t*>(bytes + offsets_at(start, count)), offsets_of(count)}};
}

void PieceTable::look_ahead(std::span<const uint32_t> records, size_t at) const {
  constexpr size_t kPlacesAhead = 16, kWordsAhead = 8, kLine = 64, kLines = 4;
  if (at + kPlacesAhead < records.size()) __builtin_prefetch(record(records[at + kPlacesAhead]).data());
  if (at + kWordsAhead >= records.size()) return;
  const std::string_view found = record(records[at + kWordsAhead]);
  if (found.empty()) return;
  const auto start = get<uint64_t>(found, kPlaceBytes);
  for (size_t line = 0; line < kLines && start + line * kLine < prints_.size(); ++line)
    __builtin_prefetch(prints_.data() + start + line * kLine);
}

bool PieceTable::goes_on(uint32_t number) const {
  constexpr size_t kDocument = 36;
  const std::string_view here = record(number), next = record(number + 1);
  return !here.empty() && !next.empty() && here.substr(0, kDocument) == next.substr(0, kDocument);
}

Result<PieceTableWriter> PieceTableWriter::open(const std::string& folder, uint32_t count) {
  PieceTableWriter out;
  out.folder_ = folder;
  out.count_ = count;
  out.places_ = TRY(open_to_append(folder + kPlaces, uint64_t{count} * kRecord, folder));
  if (count > 0) {
    std::string last(kRecord, '\0');
    if (pread(out.places_.get(), last.data(), kRecord, static_cast<off_t>(uint64_t{count - 1} * kRecord)) !=
        static_cast<ssize_t>(kRecord)) {
      return fail(ErrorKind::io, "cannot be read", folder + kPlaces);
    }
    out.prints_end_ = end_of(last);
  }
  out.prints_ = TRY(open_to_append(folder + kPrints, out.prints_end_, folder));
  return out;
}

void PieceTableWriter::add(const Place& place, std::span<const Print> prints, std::span<const uint32_t> offsets) {
  const auto count = static_cast<uint32_t>(prints.size());
  new_places_ += encode_place(place);
  put(new_places_, prints_end_);
  put(new_places_, count);
  put(new_places_, uint32_t{0});
  const size_t before = new_prints_.size();
  for (const Print print : prints) put(new_prints_, print);
  new_prints_.append(offsets_at(prints_end_, count) - prints_end_ - 2 * prints.size(), '\0');
  for (const uint32_t offset : offsets) put(new_prints_, offset);
  prints_end_ += new_prints_.size() - before;
  ++count_;
}

Result<void> PieceTableWriter::flush() {
  TRY(append(prints_, new_prints_, folder_ + kPrints));
  return append(places_, new_places_, folder_ + kPlaces);
}

}  // namespace recto::search
