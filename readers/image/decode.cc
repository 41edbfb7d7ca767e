// Leptonica decodes; what it is told to decode is looked at first, since a header of 60,000 × 60,000 pixels costs the sender 100 bytes.

#include "readers/image/decode.h"

#include <array>
#include <cstring>

namespace recto::image {
namespace {

const l_uint8* leptonica_bytes(std::span<const std::byte> bytes) {
  return reinterpret_cast<const l_uint8*>(bytes.data());
}

uint32_t big_endian(std::span<const std::byte> bytes, size_t at, size_t size) {
  uint32_t value = 0;
  for (size_t k = 0; k < size; ++k) value = value << 8 | static_cast<uint32_t>(bytes[at + k]);
  return value;
}

bool starts_with(std::span<const std::byte> bytes, std::string_view start) {
  return bytes.size() >= start.size() && std::memcmp(bytes.data(), start.data(), start.size()) == 0;
}

/// The segment APP1 of a JPEG, without its "Exif" mark. JPEG: ITU-T T.81, annex B; Exif 2.3, section 4.5.4.
std::span<const std::byte> exif_of_jpeg(std::span<const std::byte> bytes) {
  constexpr uint32_t kApp1 = 0xFFE1, kStartOfScan = 0xFFDA;
  for (size_t at = 2; at + 4 <= bytes.size();) {
    uint32_t marker = big_endian(bytes, at, 2), length = big_endian(bytes, at + 2, 2);
    if (marker < 0xFF00 || marker == kStartOfScan || length < 2 || at + 2 + length > bytes.size()) return {};
    auto segment = bytes.subspan(at + 4, length - 2);
    if (marker == kApp1 && starts_with(segment, std::string_view("Exif\0\0", 6))) return segment.subspan(6);
    at += 2 + length;
  }
  return {};
}

/// The chunk eXIf of a PNG. PNG extensions 1.5.0, section 3.7.
std::span<const std::byte> exif_of_png(std::span<const std::byte> bytes) {
  for (size_t at = 8; at + 12 <= bytes.size();) {
    size_t length = big_endian(bytes, at, 4);
    if (length > bytes.size() - at - 12) return {};
    if (starts_with(bytes.subspan(at + 4), "eXIf")) return bytes.subspan(at + 8, length);
    at += length + 12;
  }
  return {};
}

/// The picture turned and mirrored as an orientation of 1–8 asks. Exif 2.3, table 4, tag 274.
PixPtr oriented(PixPtr pix, int orientation) {
  struct Change {
    bool mirror;
    int quarter_turns;
  };
  constexpr std::array<Change, 9> kChanges = {
      {{false, 0}, {false, 0}, {true, 0}, {false, 2}, {true, 2}, {true, 3}, {false, 1}, {true, 1}, {false, 3}}};
  const Change& change = kChanges[static_cast<size_t>(orientation)];
  if (change.mirror) pix.reset(pixFlipLR(nullptr, pix.get()));
  if (pix && change.quarter_turns != 0) pix.reset(pixRotateOrth(pix.get(), change.quarter_turns));
  return pix;
}

}  // namespace

Result<PictureFile> PictureFile::open(std::span<const std::byte> bytes, uint32_t most_pages) {
  setMsgSeverity(L_SEVERITY_NONE);
  PictureFile file;
  file.bytes_ = bytes;
  bool tiff = starts_with(bytes, "II") || starts_with(bytes, "MM");
  if (tiff) {
    TiffChain chain = TRY(read_tiff_chain(bytes, most_pages));
    file.kind_ = "tiff";
    file.pages_ = std::move(chain.pages);
    file.page_count_ = static_cast<uint32_t>(file.pages_.size());
    if (chain.longer)
      file.fault_ = Error{ErrorKind::limit, "the file has more pages than are allowed; the rest was not read", {}};
    if (chain.broken) file.fault_ = Error{ErrorKind::corrupt, "the file is damaged: its chain of pages breaks off", {}};
    return file;
  }
  bool png = starts_with(bytes, "\x89PNG"), jpeg = starts_with(bytes, "\xFF\xD8\xFF");
  if (!png && !jpeg) return fail(ErrorKind::unsupported, "this is no PNG, JPEG or TIFF picture");
  file.kind_ = png ? "png" : "jpeg";
  l_int32 format = 0, width = 0, height = 0;
  if (pixReadHeaderMem(leptonica_bytes(bytes), bytes.size(), &format, &width, &height, nullptr, nullptr, nullptr) != 0)
    return fail(ErrorKind::corrupt, "the picture's header is broken or cut");
  file.size_.width = static_cast<uint64_t>(width);
  file.size_.height = static_cast<uint64_t>(height);
  file.orientation_ = exif_orientation(png ? exif_of_png(bytes) : exif_of_jpeg(bytes));
  return file;
}

Result<PixPtr> PictureFile::decode(PageNumber page, uint64_t most_pixels) const {
  if (page.value < 1 || page.value > page_count_)
    return fail(ErrorKind::not_found, "the picture file has no such page");
  bool tiff = !pages_.empty();
  const TiffDirectory& size = tiff ? pages_[page.value - 1] : size_;
  constexpr uint64_t kMostSide = 65'000;
  bool too_large = size.width > kMostSide || size.height > kMostSide || size.width * size.height > most_pixels;
  if (too_large)
    return fail(ErrorKind::limit, "the picture claims " + std::to_string(size.width) + " by " +
                                      std::to_string(size.height) + " pixels, more than are allowed");
  size_t offset = size.offset;
  PixPtr pix(tiff ? pixReadMemFromMultipageTiff(leptonica_bytes(bytes_), bytes_.size(), &offset)
                  : pixReadMem(leptonica_bytes(bytes_), bytes_.size()));
  if (pix && pixGetDepth(pix.get()) == 32 && pixGetSpp(pix.get()) == 4)
    pix.reset(pixAlphaBlendUniform(pix.get(), 0xFFFFFF00));
  if (pix && !tiff) pix = oriented(std::move(pix), orientation_);
  if (!pix) return fail(ErrorKind::corrupt, "the picture is damaged or cut and cannot be decoded");
  return pix;
}

double dpi_of(const Pix& pix) {
  constexpr double kLeast = 60, kMost = 1300;
  constexpr double kPageInches = 11.7, kLargestInches = 60;
  double longer = std::max(pixGetWidth(&pix), pixGetHeight(&pix));
  double told = pixGetXRes(&const_cast<Pix&>(pix));
  if (told >= kLeast && told <= kMost && longer / told < kLargestInches) return told;
  for (double usual : {100.0, 150.0, 200.0, 300.0, 400.0})
    if (longer / usual <= kPageInches * 1.05) return usual;
  return longer / kPageInches;
}

Result<Grey> grey_of(const Pix& pix) {
  PixPtr grey(pixConvertTo8(&const_cast<Pix&>(pix), 0));
  if (!grey) return fail(ErrorKind::corrupt, "the picture's pixels have a form that cannot be read");
  return to_grey(*grey);
}

}  // namespace recto::image
