#include "search/words_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include <algorithm>
#include <cstring>

#include "base/files.h"

namespace recto::search {
namespace {

constexpr std::string_view kMagic = "RECTOWRD";
constexpr uint32_t kVersion = 1;
constexpr size_t kHeader = 8 + 4, kFooter = 4 + 8 + 8;
constexpr size_t kBuffer = 1 << 20;
constexpr uint64_t kBlockEntries = 32;

template <class T>
void put_fixed(std::string& out, T value) {
  for (size_t k = 0; k < sizeof(T); ++k) out.push_back(static_cast<char>(value >> (8 * k) & 0xFF));
}

template <class T>
T get_fixed(std::string_view bytes, size_t at) {
  T value = 0;
  for (size_t k = sizeof(T); k > 0; --k)
    value = static_cast<T>(value << 8 | static_cast<unsigned char>(bytes[at + k - 1]));
  return value;
}

void put_varint(std::string& out, uint64_t value) {
  for (; value >= 0x80; value >>= 7) out.push_back(static_cast<char>((value & 0x7F) | 0x80));
  out.push_back(static_cast<char>(value));
}

bool take_long_varint(std::string_view& bytes, uint64_t& value) {
  value = 0;
  for (unsigned shift = 0; shift < 63 && !bytes.empty(); shift += 7) {
    const auto b = static_cast<unsigned char>(bytes[0]);
    bytes.remove_prefix(1);
    value |= static_cast<uint64_t>(b & 0x7F) << shift;
    if (b < 0x80) return true;
  }
  return false;
}

/// Nearly all are one byte; a walk among near words reads a hundred thousand of them.
inline bool take_varint(std::string_view& bytes, uint64_t& value) {
  if (bytes.empty() || static_cast<unsigned char>(bytes[0]) >= 0x80) return take_long_varint(bytes, value);
  value = static_cast<unsigned char>(bytes[0]);
  bytes.remove_prefix(1);
  return true;
}

inline bool take_string(std::string_view& bytes, std::string_view& value) {
  uint64_t length = 0;
  if (!take_varint(bytes, length) || length > bytes.size()) return false;
  value = bytes.substr(0, length);
  bytes.remove_prefix(length);
  return true;
}

/// The first eight bytes of a key as a number: of two keys with different heads the lesser has the lesser head.
uint64_t head_of(std::string_view key) {
  uint64_t head = 0;
  for (size_t k = 0; k < sizeof head; ++k)
    head = head << 8 | (k < key.size() ? static_cast<unsigned char>(key[k]) : 0U);
  return head;
}

size_t shared_prefix(std::string_view a, std::string_view b) {
  const size_t most = std::min(a.size(), b.size());
  size_t n = 0;
  while (n < most && a[n] == b[n]) ++n;
  return n;
}

}  // namespace

Result<WordsFileBuilder> WordsFileBuilder::create(const std::string& path) {
  FileSystem& disk = real_file_system();
  const std::string temporary = path + ".new";
  const Result<void> removed = disk.remove(temporary);
  if (!removed && removed.error().kind != ErrorKind::not_found) return tl::unexpected(removed.error());
  return WordsFileBuilder(path, TRY(disk.create(temporary)));
}

WordsFileBuilder::WordsFileBuilder(std::string path, FileDescriptor file)
    : path_(std::move(path)), file_(std::move(file)) {
  buffer_ = kMagic;
  put_fixed(buffer_, kVersion);
}

void WordsFileBuilder::add(const WordEntry& entry) {
  const bool opens_block = entries_ % kBlockEntries == 0;
  if (opens_block) {
    if (written_ + buffer_.size() > UINT32_MAX) state_ = fail(ErrorKind::limit, "has too many different words", path_);
    blocks_.push_back(static_cast<uint32_t>(written_ + buffer_.size()));
  }
  const size_t shared = opens_block ? 0 : shared_prefix(last_key_, entry.key);
  put_varint(buffer_, shared);
  put_varint(buffer_, entry.key.size() - shared);
  buffer_.append(entry.key, shared);
  put_varint(buffer_, entry.term.size());
  buffer_ += entry.term;
  put_varint(buffer_, entry.count);
  last_key_ = entry.key;
  ++entries_;
  if (buffer_.size() > kBuffer) write_out();
}

void WordsFileBuilder::write_out() {
  if (state_) state_ = real_file_system().write(file_, std::as_bytes(std::span(buffer_)), path_);
  written_ += buffer_.size();
  buffer_.clear();
}

Result<void> WordsFileBuilder::finish() && {
  const uint64_t table = written_ + buffer_.size();
  for (const uint32_t offset : blocks_) put_fixed(buffer_, offset);
  put_fixed(buffer_, static_cast<uint32_t>(blocks_.size()));
  put_fixed(buffer_, entries_);
  put_fixed(buffer_, table);
  write_out();
  TRY(std::move(state_));
  FileSystem& disk = real_file_system();
  TRY(disk.sync(file_, path_));
  return disk.rename(path_ + ".new", path_);
}

Result<std::unique_ptr<WordsFile>> WordsFile::open(const std::string& path) {
  const FileDescriptor file = TRY(open_regular(path));
  struct stat facts {};
  if (fstat(file.get(), &facts) != 0) return fail(ErrorKind::io, "cannot be examined", path);
  const auto size = static_cast<size_t>(facts.st_size);
  if (size < kHeader + kFooter) return fail(ErrorKind::corrupt, "is too short for a file of words", path);
  void* bytes = mmap(nullptr, size, PROT_READ, MAP_SHARED, file.get(), 0);
  if (bytes == MAP_FAILED) return fail(ErrorKind::io, "cannot be mapped into memory", path);
  std::unique_ptr<WordsFile> out(new WordsFile);
  out->bytes_ = {static_cast<const char*>(bytes), size};
  out->blocks_ = get_fixed<uint32_t>(out->bytes_, size - kFooter);
  out->entries_ = get_fixed<uint64_t>(out->bytes_, size - 16);
  out->table_ = get_fixed<uint64_t>(out->bytes_, size - 8);
  const bool sound = out->bytes_.starts_with(kMagic) && get_fixed<uint32_t>(out->bytes_, 8) == kVersion &&
                     out->table_ >= kHeader && out->table_ <= size - kFooter &&
                     size - kFooter - out->table_ == uint64_t{4} * out->blocks_;
  if (!sound) return fail(ErrorKind::corrupt, "is no file of words of this version", path);
  return out;
}

WordsFile::~WordsFile() {
  if (!bytes_.empty()) munmap(const_cast<char*>(bytes_.data()), bytes_.size());
}

uint32_t WordsFile::block_offset(uint32_t index) const {
  return get_fixed<uint32_t>(bytes_, table_ + uint64_t{4} * index);
}

std::string_view WordsFile::block(uint32_t index) const {
  const uint64_t start = block_offset(index);
  const uint64_t end = index + 1 < blocks_ ? block_offset(index + 1) : table_;
  if (start < kHeader || start > end || end > table_) return {};
  return bytes_.substr(start, end - start);
}

std::string_view WordsFile::first_key(uint32_t index) const {
  std::string_view entry = block(index), key;
  uint64_t shared = 0;
  return take_varint(entry, shared) && shared == 0 && take_string(entry, key) ? key : std::string_view();
}

void WordsFile::Cursor::enter_block(uint32_t block) {
  block_ = block;
  key_.clear();
  if (block >= file_->blocks_) {
    at_end_ = true;
    return;
  }
  rest_ = file_->block(block);
  if (!read_entry()) at_end_ = damaged_ = true;
}

bool WordsFile::Cursor::read_entry() {
  uint64_t shared = 0;
  std::string_view tail;
  if (!take_varint(rest_, shared) || shared > key_.size() || !take_string(rest_, tail)) return false;
  key_.replace(shared, std::string::npos, tail);
  return take_string(rest_, term_) && take_varint(rest_, count_);
}

bool WordsFile::for_each_term(Share share,
                              const std::function<void(std::string_view term, uint64_t count)>& each) const {
  const auto begins = [&](size_t number) { return static_cast<uint32_t>(uint64_t{blocks_} * number / share.of); };
  for (uint32_t index = begins(share.number), end = begins(share.number + 1); index < end; ++index) {
    std::string_view rest = block(index);
    if (rest.empty()) return false;
    while (!rest.empty()) {
      uint64_t shared = 0, count = 0;
      std::string_view tail, term;
      if (!take_varint(rest, shared) || !take_string(rest, tail) || !take_string(rest, term) ||
          !take_varint(rest, count))
        return false;
      each(term, count);
    }
  }
  return true;
}

void WordsFile::Cursor::next() {
  if (at_end_) return;
  if (rest_.empty()) return enter_block(block_ + 1);
  if (!read_entry()) at_end_ = damaged_ = true;
}

void WordsFile::Cursor::seek(std::string_view key) {
  // The last block whose first key is less than `key`, looked for by doubling steps from here, then by halving.
  const uint64_t head = head_of(key);
  uint32_t low = block_, step = 1;
  while (file_->begins_before(low + step, key, head)) {
    low += step;
    step *= 2;
  }
  for (; step > 0; step /= 2) {
    if (file_->begins_before(low + step, key, head)) low += step;
  }
  if (low != block_) enter_block(low);
  while (!at_end_ && key_ < key) next();
}

bool WordsFile::begins_before(uint32_t index, std::string_view key, uint64_t head) const {
  if (index >= blocks_) return false;
  if (!heads_.empty() && heads_[index] != head) return heads_[index] < head;
  return first_key(index) < key;
}

void WordsFile::prepare_for_walks() const {
  if (!heads_.empty()) return;
  heads_.reserve(blocks_);
  for (uint32_t index = 0; index < blocks_; ++index) heads_.push_back(head_of(first_key(index)));
}

}  // namespace recto::search
