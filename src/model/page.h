#pragma once
// A page as it was read: its text, and every word's place in the text and on the page.

#include <cstdint>
#include <string>
#include <vector>

#include "base/types.h"

namespace recto::inline model {

/// A rectangle on a page shown upright: points (1/72 inch), origin top left, x to the right, y down; x0 <= x1, y0 <=
/// y1.
struct Box {
  float x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  bool operator==(const Box&) const = default;
  bool empty() const { return x0 >= x1 || y0 >= y1; }
};
/// The smallest box around both; an empty box adds nothing.
Box unite(const Box& a, const Box& b);

/// Where a page's text came from.
enum class TextSource : uint8_t { text_layer, ocr };
std::string_view to_string(TextSource source);  ///< "text-layer", "ocr"

/// One word of a page. The text between `start` and `start + length` of the page's text is the word as read.
struct Word {
  CharOffset start;
  CharOffset length;
  Box box;               ///< empty where the format has no geometry (plain text, HTML, DOCX)
  float confidence = 1;  ///< 0–1; 1 for a text layer
  bool operator==(const Word&) const = default;
};

/// A straight line drawn on the page, within a few degrees of level or upright: of a table or a form, under words or through them. Points of the page
/// shown upright; the first end is the left one, of an upright line the upper one.
struct Ruling {
  float x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  bool operator==(const Ruling&) const = default;
  bool upright() const { return y1 - y0 > (x1 > x0 ? x1 - x0 : x0 - x1); }
};

/// A page as read. `text` is in logical order, lines ended by U+000A; words ascend by `start` and do not overlap.
struct Page {
  PageNumber number{1};
  float width = 0, height = 0;  ///< points, upright; 0 where the format has no pages
  TextSource source = TextSource::text_layer;
  std::string language = "und";  ///< ISO 639-3 of most of the text, "und" when it cannot be told
  float confidence = 1;          ///< 0–1, mean over characters
  uint16_t rotation = 0;         ///< degrees clockwise the stored page was turned to be upright: 0, 90, 180, 270
  bool blank = false;            ///< known to carry no text
  std::u32string text;           ///< the text as read
  std::vector<Word> words;
  std::vector<std::string> faults;  ///< what went wrong with this page, one sentence each
  std::vector<Ruling> rulings;      ///< in no order; a line copied badly may come in pieces
  bool operator==(const Page&) const = default;
};

/// The boxes of the words that overlap `range`, one box a line of text, in reading order.
std::vector<Box> boxes_of(const Page& page, CharRange range);

}  // namespace recto::inline model
