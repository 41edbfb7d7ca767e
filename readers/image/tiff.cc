// TIFF 6.0 (Adobe 1992), section 2; BigTIFF (magic 43) has the same chain with wider numbers. Entries read: 256 ImageWidth, 257
// ImageLength, 274 Orientation.

#include "readers/image/tiff.h"

#include <optional>
#include <unordered_set>

namespace recto::image {
namespace {

class Reader {
 public:
  explicit Reader(std::span<const std::byte> bytes) : bytes_(bytes) {}
  /// Errors by nothing: no TIFF header. Leaves where the first directory is.
  std::optional<uint64_t> open() {
    auto order = number(0, 2, /*little*/ true);
    if (!order || (*order != 0x4949 && *order != 0x4D4D)) return {};
    little_ = *order == 0x4949;
    auto magic = number(2, 2);
    if (magic == 42) return number(4, 4);
    big_ = magic == 43;
    return big_ ? number(8, 8) : std::nullopt;
  }
  struct Read {
    TiffDirectory directory;
    std::optional<uint64_t> next;  ///< 0: the last
  };
  /// Nothing if the directory does not lie in the file.
  std::optional<Read> directory(uint64_t at) const {
    auto count = number(at, big_ ? 8 : 2);
    uint64_t entry_size = big_ ? 20 : 12, first = at + (big_ ? 8 : 2);
    if (!count || *count > bytes_.size() / entry_size) return {};
    Read read;
    read.directory.offset = at;
    for (uint64_t k = 0; k < *count; ++k) take(first + k * entry_size, read.directory);
    read.next = number(first + *count * entry_size, big_ ? 8 : 4);
    return read;
  }

 private:
  std::optional<uint64_t> number(uint64_t at, uint64_t size) const { return number(at, size, little_); }
  std::optional<uint64_t> number(uint64_t at, uint64_t size, bool little) const {
    if (at > bytes_.size() || size > bytes_.size() - at) return {};
    uint64_t value = 0;
    for (uint64_t k = 0; k < size; ++k) {
      uint64_t place = little ? size - 1 - k : k;
      value = value << 8 | static_cast<uint64_t>(bytes_[at + place]);
    }
    return value;
  }
  void take(uint64_t entry, TiffDirectory& directory) const {
    constexpr uint64_t kShort = 3, kLong = 4;
    auto tag = number(entry, 2), type = number(entry + 2, 2);
    if (!tag || !type || (*type != kShort && *type != kLong)) return;
    uint64_t value = number(entry + (big_ ? 12 : 8), *type == kShort ? 2 : 4).value_or(0);
    if (*tag == 256) directory.width = value;
    if (*tag == 257) directory.height = value;
    if (*tag == 274 && value >= 1 && value <= 8) directory.orientation = static_cast<int>(value);
  }

  std::span<const std::byte> bytes_;
  bool little_ = true, big_ = false;
};

}  // namespace

Result<TiffChain> read_tiff_chain(std::span<const std::byte> bytes, size_t most) {
  Reader reader(bytes);
  auto next = reader.open();
  TiffChain chain;
  std::unordered_set<uint64_t> seen;
  while (next && *next != 0 && !chain.longer) {
    auto read = seen.insert(*next).second ? reader.directory(*next) : std::nullopt;
    if (!read) break;
    chain.longer = chain.pages.size() == most;
    if (!chain.longer) chain.pages.push_back(read->directory);
    next = read->next;
  }
  chain.broken = !chain.longer && next != uint64_t{0};
  if (chain.pages.empty()) return fail(ErrorKind::corrupt, "the TIFF file has no page that can be found");
  return chain;
}

int exif_orientation(std::span<const std::byte> exif) {
  auto chain = read_tiff_chain(exif, 1);
  return chain ? chain->pages.front().orientation : 1;
}

}  // namespace recto::image
