#pragma once
// The chain of directories of a TIFF file, read without decoding: how many pages, how large each claims to be. EXIF in JPEG and PNG
// has the same form.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/result.h"

namespace recto::image {

/// What one directory (page) says.
struct TiffDirectory {
  uint64_t offset = 0;  ///< of the directory in the file
  uint64_t width = 0, height = 0;
  int orientation = 1;  ///< 1–8; TIFF 6.0, page 36
};

struct TiffChain {
  std::vector<TiffDirectory> pages;
  bool broken = false;  ///< the chain leads out of the file or back into itself; `pages` are those before that
  bool longer = false;  ///< there are more than `most`
};

/// Errors: corrupt (no TIFF header, or not even one directory).
Result<TiffChain> read_tiff_chain(std::span<const std::byte> bytes, size_t most);

/// The orientation an EXIF block asks for: 1–8; 1 if it says none or is broken.
int exif_orientation(std::span<const std::byte> exif);

}  // namespace recto::image
