#include "reading/story_form.h"

#include <algorithm>

namespace recto::reading {
namespace {

struct Line {
  CharRange range;  // without the line end
  bool blank;
};

std::vector<Line> lines_of(std::u32string_view story) {
  std::vector<Line> lines;
  size_t start = 0;
  while (start <= story.size()) {
    const size_t end = std::min(story.find(U'\n', start), story.size());
    const bool blank = std::all_of(story.begin() + static_cast<ptrdiff_t>(start),
                                   story.begin() + static_cast<ptrdiff_t>(end), is_space);
    lines.push_back({{CharOffset(static_cast<uint32_t>(start)), CharOffset(static_cast<uint32_t>(end))}, blank});
    start = end + 1;
  }
  return lines;
}

/// Text that was wrapped at a width has most of its lines within a few columns of the longest.
bool is_wrapped(const std::vector<Line>& lines) {
  constexpr uint32_t kNarrowest = 50, kWidest = 100, kRagged = 15;
  uint32_t longest = 0;
  size_t filled = 0, near_longest = 0;
  for (const Line& line : lines) longest = std::max(longest, line.range.length());
  for (const Line& line : lines) {
    filled += !line.blank;
    near_longest += !line.blank && line.range.length() + kRagged >= longest;
  }
  return longest >= kNarrowest && longest <= kWidest && filled >= 4 && near_longest * 3 >= filled * 2;
}

enum class Setting : uint8_t { plain, quoted, indented };

Setting setting_of(std::u32string_view line) {
  constexpr size_t kIndent = 4;
  const size_t first = line.find_first_not_of(U" \t");
  if (first == line.npos) return Setting::plain;
  if (line[first] == U'>') return Setting::quoted;
  return first >= kIndent || line[0] == U'\t' ? Setting::indented : Setting::plain;
}

/// An indented run is a quotation only where the line before it announces one.
bool announced(std::u32string_view story, const std::vector<Line>& lines, size_t first) {
  while (first > 0 && lines[first - 1].blank) --first;
  if (first == 0) return false;
  const CharRange before = trimmed(story, lines[first - 1].range);
  return before.length() > 0 && story[before.end.value - 1] == U':';
}

}  // namespace

bool is_space(char32_t c) {
  return c == U' ' || (c >= U'\t' && c <= U'\r') || c == 0xA0 || c == 0x202F || c == 0x3000 ||
         (c >= 0x2000 && c <= 0x200F) || c == 0xFEFF;
}

CharRange trimmed(std::u32string_view text, CharRange range) {
  while (range.start < range.end && is_space(text[range.start.value])) ++range.start;
  while (range.start < range.end && is_space(text[range.end.value - 1])) range.end.value--;
  return range;
}

std::vector<CharRange> paragraphs(std::u32string_view story) {
  const std::vector<Line> lines = lines_of(story);
  const bool blank_lines_part =
      is_wrapped(lines) || (lines.size() > 2 && std::any_of(lines.begin() + 1, lines.end() - 2,
                                                            [](const Line& line) { return line.blank; }));
  std::vector<CharRange> out;
  bool open = false;
  for (const Line& line : lines) {
    if (line.blank) {
      open = false;
    } else if (open && blank_lines_part) {
      out.back().end = line.range.end;
    } else {
      out.push_back(line.range);
      open = true;
    }
  }
  for (CharRange& paragraph : out) paragraph = trimmed(story, paragraph);
  return out;
}

std::vector<CharRange> block_quotes(std::u32string_view story) {
  const std::vector<Line> lines = lines_of(story);
  const auto text_of = [&](const Line& line) { return story.substr(line.range.start.value, line.range.length()); };
  std::vector<CharRange> out;
  for (size_t k = 0; k < lines.size(); ++k) {
    const Setting setting = setting_of(text_of(lines[k]));
    if (setting == Setting::plain || (setting == Setting::indented && !announced(story, lines, k))) continue;
    size_t last = k;
    for (size_t next = k + 1; next < lines.size(); ++next) {
      if (setting_of(text_of(lines[next])) == setting)
        last = next;
      else if (!lines[next].blank || setting == Setting::quoted)
        break;
    }
    CharRange range{lines[k].range.start, lines[last].range.end};
    while (range.start < range.end && (is_space(story[range.start.value]) || story[range.start.value] == U'>'))
      ++range.start;
    range = trimmed(story, range);
    if (range.length() > 0) out.push_back(range);
    k = last;
  }
  return out;
}

}  // namespace recto::reading
