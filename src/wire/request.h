#pragma once
// What the host asks of a reader: one job, one process.

#include <cstdint>
#include <string>
#include <vector>

#include "base/types.h"
#include "model/page.h"
#include "wire/limits.h"

namespace recto::wire {

/// read       the whole file as pages of words → Document, PageRead…
/// pixels     the pages named in `pages` as grey pixels at `dpi` → GreyPage with PixelRows, each
/// picture    `region` of the one page in `pages` as PNG at `dpi`, with `marks` drawn → Picture
/// table      the whole file as rows of cells → Document, TableSheet, TableRows…
/// recognise  the grey pixels that follow the request, as one page of words → PageRead
enum class RequestKind : uint8_t { read, pixels, picture, recognise, table };

/// A rectangle of the page to be set off in a picture. Style 0–7 names a colour and line shape; readers agree on it in
/// readers/harness/marks.h.
struct Mark {
  Box box;
  uint8_t style = 0;
  bool operator==(const Mark&) const = default;
};
inline constexpr uint8_t kMarkStyles = 8;

/// What the answer may not exceed. A reader stops there and says so with a Fault of kind limit; a host that gets more
/// ends the job.
struct AnswerLimits {
  uint32_t pages = kMaxPages;         ///< PageRead messages
  uint64_t page_pixels = 64'000'000;  ///< of one picture or page image, decoded
  uint64_t text_bytes = 256'000'000;  ///< UTF-8 of all pages or rows together
  uint32_t page_ms = 60'000;          ///< work on one page; what takes longer becomes a fault of that page
  bool operator==(const AnswerLimits&) const = default;
};

/// Grey pixels, one byte each (0 black), rows from the top without padding.
struct GreyShape {
  Pixels width, height;
  Dpi dpi{300};
  bool operator==(const GreyShape&) const = default;
  uint64_t size() const { return static_cast<uint64_t>(width.value) * static_cast<uint64_t>(height.value); }
};

struct Request {
  RequestKind kind = RequestKind::read;
  std::string untrusted_file_name;     ///< bytes as given by the user; a hint of the kind of file, never a path to open
  std::vector<PageNumber> pages;       ///< pixels: ascending; picture: one; else empty
  Dpi dpi{300};                        ///< pixels, picture
  uint16_t rotation = 0;               ///< picture: degrees clockwise beyond the file's own turn, as in model::Page
  Box region;                          ///< picture: points of the upright page; empty = the whole page
  std::vector<Mark> marks;             ///< picture
  std::vector<std::string> languages;  ///< ISO 639-3, those the user allows; empty = any
  AnswerLimits limits;
  GreyShape grey;  ///< recognise: the shape of the pixels that follow
  bool operator==(const Request&) const = default;
};

}  // namespace recto::wire
