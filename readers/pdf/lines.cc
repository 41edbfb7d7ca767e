#include "readers/pdf/lines.h"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "readers/pdf/letters.h"

namespace recto::pdf {
namespace {

constexpr float kSameDirection = 0.985F;  // cosine: 10 degrees
constexpr float kSegmentGap = 1.2F;       // font sizes
constexpr float kJoinGap = 0.8F;          // font sizes, between segments
constexpr float kBaselineShift = 0.5F;    // a raised or lowered glyph stays in its segment
constexpr float kEdgeOverlap = 0.3F;      // kerning of neighbours
constexpr float kSameBaseline = 0.3F;     // segments of one line
constexpr float kSamePlace = 0.15F;       // a glyph drawn twice

std::u32string_view letters_of(const GlyphPage& page, const Glyph& glyph) {
  return std::u32string_view(page.letters).substr(glyph.text_start, glyph.text_length);
}

bool is_drawn_twice(const GlyphPage& page, const Glyph& a, const Glyph& b) {
  return std::abs(a.x - b.x) < kSamePlace * b.size && std::abs(a.y - b.y) < kSamePlace * b.size &&
         letters_of(page, a) == letters_of(page, b) && b.advance > 2 * kSamePlace * b.size;
}

bool continues(const Line& line, const Glyph& last, const Glyph& next) {
  if (line.along_x * next.along_x + line.along_y * next.along_y < kSameDirection) return false;
  const float size = std::max(line.size, next.size);
  if (std::abs(across(line, next.x, next.y) - line.across) > kBaselineShift * size) return false;
  const float begin = along(line, next.x, next.y), end = begin + next.advance;
  const float last_begin = along(line, last.x, last.y), last_end = last_begin + last.advance;
  const float reach = kSegmentGap * std::min(line.size, std::max(next.size, 0.5F * line.size));
  if (begin < last_end + reach && end > last_begin - reach) return true;
  // At either end, not over what is there: a text drawn over another is a line of its own.
  const float slack = std::min(kEdgeOverlap * next.size, next.advance / 2);
  const bool after = begin > line.high - slack && begin < line.high + reach;
  const bool before = end < line.low + slack && end > line.low - reach;
  return after || before;
}

void extend(Line& line, const Glyph& glyph, uint32_t index) {
  const float begin = along(line, glyph.x, glyph.y);
  line.glyphs.push_back(index);
  line.low = std::min(line.low, begin);
  line.high = std::max(line.high, begin + glyph.advance);
  if (glyph.size > line.size * 1.2F) line.across = across(line, glyph.x, glyph.y);
  line.size = std::max(line.size, glyph.size);
}

Line start_line(const Glyph& glyph, uint32_t index) {
  Line line;
  line.along_x = glyph.along_x;
  line.along_y = glyph.along_y;
  line.low = along(line, glyph.x, glyph.y);
  line.high = line.low + glyph.advance;
  line.across = across(line, glyph.x, glyph.y);
  line.size = glyph.size;
  line.order = index;
  line.glyphs.push_back(index);
  return line;
}

std::vector<Line> find_segments(const GlyphPage& page) {
  std::vector<Line> segments;
  for (uint32_t i = 0; i < page.glyphs.size(); ++i) {
    const Glyph& glyph = page.glyphs[i];
    if (segments.empty()) {
      segments.push_back(start_line(glyph, i));
      continue;
    }
    const Glyph& last = page.glyphs[segments.back().glyphs.back()];
    if (is_drawn_twice(page, last, glyph)) continue;
    if (continues(segments.back(), last, glyph)) {
      extend(segments.back(), glyph, i);
    } else {
      segments.push_back(start_line(glyph, i));
    }
  }
  return segments;
}

std::u32string letters_of(const GlyphPage& page, const Line& line) {
  std::u32string letters;
  for (uint32_t i : line.glyphs) letters += letters_of(page, page.glyphs[i]);
  std::erase_if(letters, is_space);
  return letters;
}

void absorb(Line& line, Line& other) {
  line.low = std::min(line.low, other.low);
  line.high = std::max(line.high, other.high);
  if (other.size > line.size) line.across = other.across;
  line.size = std::max(line.size, other.size);
  // A number in the margin that touches a line must not draw the line to where the numbers stand in the stream.
  if (other.glyphs.size() > line.glyphs.size()) line.order = other.order;
  line.glyphs.insert(line.glyphs.end(), other.glyphs.begin(), other.glyphs.end());
  std::ranges::sort(line.glyphs);
  other.glyphs.clear();
}

/// Joins the touching segments of one baseline; `row` holds them by their place along it.
void join_row(const GlyphPage& page, std::vector<Line*>& row) {
  std::ranges::sort(row, {}, [](const Line* line) { return line->low; });
  Line* current = row.front();
  for (size_t i = 1; i < row.size(); ++i) {
    Line* next = row[i];
    const float size = std::min(current->size, next->size), gap = next->low - current->high;
    if (gap < kJoinGap * size && gap > -kBaselineShift * size) {
      absorb(*current, *next);
    } else if (gap < 0 && letters_of(page, *current) == letters_of(page, *next)) {
      next->glyphs.clear();
    } else if (next->high > current->high || gap >= 0) {
      current = next;
    }
  }
}

int direction_bin(const Line& line) {
  constexpr float kDegrees = 57.29578F;
  return static_cast<int>(std::lround(std::atan2(line.along_y, line.along_x) * kDegrees / 5));
}

void join_segments(const GlyphPage& page, std::vector<Line>& segments) {
  std::vector<Line*> order;
  order.reserve(segments.size());
  for (Line& segment : segments) order.push_back(&segment);
  std::ranges::sort(order, {}, [](const Line* s) { return std::pair(direction_bin(*s), s->across); });
  std::vector<Line*> row;
  for (Line* segment : order) {
    const bool same =
        !row.empty() && direction_bin(*row.front()) == direction_bin(*segment) &&
        segment->across - row.front()->across < kSameBaseline * std::min(row.front()->size, segment->size);
    if (!same && !row.empty()) {
      join_row(page, row);
      row.clear();
    }
    row.push_back(segment);
  }
  if (!row.empty()) join_row(page, row);
}

}  // namespace

float along(const Line& line, float x, float y) { return x * line.along_x + y * line.along_y; }
float across(const Line& line, float x, float y) { return y * line.along_x - x * line.along_y; }

std::vector<Line> find_lines(const GlyphPage& page) {
  std::vector<Line> lines = find_segments(page);
  join_segments(page, lines);
  std::erase_if(lines, [](const Line& line) { return line.glyphs.empty(); });
  std::ranges::sort(lines, {}, &Line::order);
  return lines;
}

}  // namespace recto::pdf
