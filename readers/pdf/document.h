#pragma once
// An open PDF file: MuPDF behind types that own what they hold. MuPDF's exceptions stop here. No script of the file is
// run, nothing outside it is followed.

#include <cstddef>
#include <memory>
#include <span>
#include <string>

#include "base/result.h"
#include "base/types.h"
#include "readers/pdf/glyphs.h"

namespace recto::pdf {

/// A rendered page; `samples` holds width × height × channels bytes from the top left, without padding.
struct Raster {
  int width = 0, height = 0;
  int channels = 1;  ///< 1 grey, 3 RGB
  std::string samples;
};

class Document {
 public:
  /// `bytes` must outlive the document. A broken cross-reference table is rebuilt (see was_repaired).
  /// Errors: denied (a password is needed), corrupt (no PDF, or nothing to be saved), limit (memory).
  static Result<Document> open(std::span<const std::byte> bytes);

  /// Pages found by walking the page tree, whatever its counts claim; at most 100,000.
  uint32_t page_count() const { return page_count_; }
  /// What /Count claims.
  int64_t claimed_pages() const { return claimed_pages_; }
  bool was_repaired() const;
  std::u32string title() const;

  /// What a page draws. Errors: corrupt, limit (memory, or stop_page).
  Result<GlyphPage> glyphs(PageNumber page);
  /// The page's part `clip` (points of the upright page turned by `rotation`; empty: all) at `scale` pixels a point on
  /// white. Errors: as above.
  struct View {
    float scale = 1;
    uint16_t rotation = 0;  ///< degrees clockwise beyond the page's own turn
    Box clip;
    int channels = 1;
  };
  Result<Raster> render(PageNumber page, const View& view);
  /// An RGB raster as PNG bytes. Errors: limit (memory).
  Result<std::string> to_png(Raster& raster);
  /// Width and height of the page as `rotation` turns it, in points.
  Result<Box> bounds(PageNumber page, uint16_t rotation);

  /// Ends the page that is being worked on soon, with an error of kind limit. May be called from a signal handler.
  static void stop_page();

 private:
  struct State;
  Document() = default;
  Result<void> count_pages();
  std::shared_ptr<State> state_;  // shared only so that State can stay incomplete here
  uint32_t page_count_ = 0;
  int64_t claimed_pages_ = 0;
};

}  // namespace recto::pdf
