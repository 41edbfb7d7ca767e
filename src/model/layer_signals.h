#pragma once
// What a PDF reader saw of a page's text layer beside its words: the evidence that reading::judge_text_layer weighs.

#include <cstdint>

namespace recto::inline model {

struct LayerSignals {
  uint32_t glyphs = 0;           ///< glyphs drawn or hidden on the page, spaces not counted
  uint32_t without_unicode = 0;  ///< of them: no Unicode value known (U+FFFD, private use, control characters)
  uint32_t invisible = 0;    ///< of them: drawn without ink (render mode 3, fonts without shapes) or under a picture
  uint32_t images = 0;       ///< pictures drawn on the page
  float image_coverage = 0;  ///< 0–1: the part of the page that pictures cover
  bool operator==(const LayerSignals&) const = default;
};

}  // namespace recto::inline model
