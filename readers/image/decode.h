#pragma once
// Picture files: PNG, JPEG and TIFF from bytes to pixels.

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/types.h"
#include "readers/image/pix.h"
#include "readers/image/tiff.h"

namespace recto::image {

/// An opened picture file: what its headers say. Nothing is decoded yet.
class PictureFile {
 public:
  /// `bytes` must outlive this. At most `most_pages` pages of a TIFF are looked for.
  /// Errors: unsupported (no PNG, JPEG or TIFF), corrupt (the header is broken or cut).
  static Result<PictureFile> open(std::span<const std::byte> bytes, uint32_t most_pages);
  /// "png", "jpeg" or "tiff".
  const std::string& kind() const { return kind_; }
  uint32_t page_count() const { return page_count_; }
  /// What is wrong with the file as a whole while some of its pages can be read: limit (it has more pages than were looked for),
  /// corrupt (its chain of pages breaks off).
  const std::optional<Error>& fault() const { return fault_; }

  /// A page as the file itself wants it turned (EXIF, TIFF orientation), at its own depth, without transparency: what is see-through is
  /// white. Errors: not_found (no such page), limit (claims more than `most_pixels`: known before anything is decoded), corrupt.
  Result<PixPtr> decode(PageNumber page, uint64_t most_pixels) const;

 private:
  std::span<const std::byte> bytes_;
  std::string kind_;
  std::optional<Error> fault_;
  uint32_t page_count_ = 1;
  int orientation_ = 1;               ///< of PNG and JPEG, by EXIF
  TiffDirectory size_;                ///< of PNG and JPEG
  std::vector<TiffDirectory> pages_;  ///< of TIFF
};

/// Pixels an inch, as the picture says or, where that is missing or absurd for a page, as the size of a page suggests.
double dpi_of(const Pix& pix);

/// 8-bit grey.
Result<Grey> grey_of(const Pix& pix);

}  // namespace recto::image
