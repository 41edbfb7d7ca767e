// How outline_of works: the lines are read once. Each is blank, a heading, a line of a block quotation, the first line
// of an item, an underline, or plain; plain and quotation lines join the open block of their kind. Emphasis is then
// looked for inside each block. Only what a reader would otherwise see as stray marks is taken for markup; in doubt a
// mark stays on the page. CommonMark 0.31 in spirit, not in full: no nesting, no links, no code.

#include "publish/outline.h"

#include <algorithm>
#include <optional>

namespace recto::publish {
namespace {

constexpr uint32_t kLongestHeadline = 140;

bool is_blank_char(char32_t c) { return c == U' ' || c == U'\t' || c == U'\r' || c == U'\f' || c == 0xA0; }
bool is_word_char(char32_t c) {
  return c > 0x7F || (c >= U'0' && c <= U'9') || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z');
}

/// A line without its white space, and where its words begin behind its markup.
struct Line {
  enum class Kind : uint8_t { blank, heading, underline, quote, item, plain } kind = Kind::blank;
  uint32_t start = 0, end = 0;  ///< of the words
  uint32_t markup = 0;          ///< where the markup before them begins
  uint32_t level = 0;           ///< of a heading or underline
};

class OutlineMaker {
 public:
  explicit OutlineMaker(std::u32string_view text) : text_(text) {}

  StoryOutline make() {
    const auto size = static_cast<uint32_t>(text_.size());
    for (uint32_t at = 0; at < size;) {
      const auto line_end = static_cast<uint32_t>(std::min(text_.find(U'\n', at), text_.size()));
      add(read_line(at, line_end));
      at = line_end + 1;
    }
    name_headline();
    for (const StoryBlock& block : outline_.blocks) find_emphasis(block.range);
    name_standfirst();
    std::sort(outline_.hidden.begin(), outline_.hidden.end());
    return std::move(outline_);
  }

 private:
  Line read_line(uint32_t start, uint32_t end) const;
  bool is_underline(uint32_t start, uint32_t end) const;
  void add(const Line& line);
  void open_block(BlockKind kind, const Line& line);
  void name_headline();
  void name_standfirst();
  void find_emphasis(CharRange range);
  std::optional<uint32_t> closing_mark(uint32_t from, uint32_t end, char32_t mark, uint32_t length) const;
  uint32_t run_length(uint32_t at, uint32_t end) const;

  std::u32string_view text_;
  StoryOutline outline_;
  std::vector<uint32_t> heading_levels_;  ///< one a block, 0 for what is no heading
  bool open_ = false;                     ///< the last block may go on
};

bool OutlineMaker::is_underline(uint32_t start, uint32_t end) const {
  const char32_t c = text_[start];
  return (c == U'=' || c == U'-') && end - start >= 3 &&
         text_.substr(start, end - start).find_first_not_of(c) == std::u32string_view::npos;
}

Line OutlineMaker::read_line(uint32_t start, uint32_t end) const {
  const auto skip_blanks = [&](uint32_t at) {
    while (at < end && is_blank_char(text_[at])) ++at;
    return at;
  };
  start = skip_blanks(start);
  while (end > start && is_blank_char(text_[end - 1])) --end;
  Line line{Line::Kind::plain, start, end, start, 0};
  if (start == end) {
    line.kind = Line::Kind::blank;
    return line;
  }
  uint32_t at = start;
  while (at < end && text_[at] == U'#') ++at;
  if (at > start && at - start <= 6 && at < end && is_blank_char(text_[at])) {
    return {Line::Kind::heading, skip_blanks(at), end, start, at - start};
  }
  if (text_[start] == U'>') {
    at = skip_blanks(start + 1);
    return {at == end ? Line::Kind::blank : Line::Kind::quote, at, end, start, 0};
  }
  if (is_underline(start, end)) return {Line::Kind::underline, start, end, start, text_[start] == U'=' ? 1U : 2U};
  at = start;
  while (at < end && at - start < 3 && text_[at] >= U'0' && text_[at] <= U'9') ++at;
  const bool numbered = at > start && at < end && text_[at] == U'.';
  const bool bulleted = at == start && (text_[at] == U'-' || text_[at] == U'*' || text_[at] == U'+');
  if ((numbered || bulleted) && at + 1 < end && is_blank_char(text_[at + 1])) {
    line.kind = Line::Kind::item;
    if (bulleted) line.start = skip_blanks(at + 1);
  }
  return line;
}

void OutlineMaker::open_block(BlockKind kind, const Line& line) {
  outline_.blocks.push_back({kind, {CharOffset(line.start), CharOffset(line.end)}});
  heading_levels_.push_back(line.kind == Line::Kind::heading ? line.level : 0);
}

void OutlineMaker::add(const Line& line) {
  const bool continues = open_ && !outline_.blocks.empty();
  switch (line.kind) {
    case Line::Kind::blank:
      open_ = false;
      return;
    case Line::Kind::heading:
      open_block(BlockKind::heading, line);
      open_ = false;
      return;
    case Line::Kind::underline:
      if (continues && outline_.blocks.back().kind == BlockKind::paragraph) {
        outline_.blocks.back().kind = BlockKind::heading;
        heading_levels_.back() = line.level;
      }
      open_ = false;  // one that underlines nothing is a rule between parts
      return;
    case Line::Kind::item:
      open_block(BlockKind::item, line);
      open_ = true;
      return;
    case Line::Kind::quote:
    case Line::Kind::plain:
      break;
  }
  const BlockKind kind = line.kind == Line::Kind::quote ? BlockKind::quote : BlockKind::paragraph;
  // A plain line goes on with whatever is open, a quoted one only with a quotation.
  if (continues && (kind == BlockKind::paragraph || outline_.blocks.back().kind == kind)) {
    if (line.start > line.markup) outline_.hidden.push_back({CharOffset(line.markup), CharOffset(line.start)});
    outline_.blocks.back().range.end = CharOffset(line.end);
  } else {
    open_block(kind, line);
  }
  open_ = true;
}

void OutlineMaker::name_headline() {
  for (size_t i = 0; i < outline_.blocks.size(); ++i) {
    if (heading_levels_[i] > 0) {
      if (i == 0 || heading_levels_[i] == 1) outline_.blocks[i].kind = BlockKind::headline;
      return;
    }
  }
  if (outline_.blocks.size() < 2) return;
  StoryBlock& first = outline_.blocks.front();
  const std::u32string_view words = text_.substr(first.range.start.value, first.range.length());
  const bool one_line = words.find(U'\n') == std::u32string_view::npos;
  const auto first_end = first.range.end.value, next_start = outline_.blocks[1].range.start.value;
  const std::u32string_view between = text_.substr(first_end, next_start - first_end);
  const bool blank_follows = between.find(U'\n') != between.rfind(U'\n');
  if (first.kind == BlockKind::paragraph && one_line && blank_follows && words.size() <= kLongestHeadline &&
      words.back() != U'.') {
    first.kind = BlockKind::headline;
  }
}

void OutlineMaker::name_standfirst() {
  for (size_t i = 0; i + 1 < outline_.blocks.size(); ++i) {
    StoryBlock& next = outline_.blocks[i + 1];
    if (outline_.blocks[i].kind != BlockKind::headline || next.kind != BlockKind::paragraph) continue;
    for (const CharRange& range : outline_.emphasis) {
      const uint32_t before = range.start.value - next.range.start.value,
                     after = next.range.end.value - range.end.value;
      if (range.start > next.range.start && range.end < next.range.end && before <= 3 && after == before) {
        next.kind = BlockKind::standfirst;
      }
    }
  }
}

uint32_t OutlineMaker::run_length(uint32_t at, uint32_t end) const {
  uint32_t length = 1;
  while (at + length < end && text_[at + length] == text_[at]) ++length;
  return length;
}

std::optional<uint32_t> OutlineMaker::closing_mark(uint32_t from, uint32_t end, char32_t mark, uint32_t length) const {
  for (uint32_t at = from; at < end;) {
    if (text_[at] != mark) {
      ++at;
      continue;
    }
    const uint32_t run = run_length(at, end);
    const bool after_word = !is_blank_char(text_[at - 1]) && text_[at - 1] != U'\n';
    const bool ends_word = at + run >= end || !is_word_char(text_[at + run]);
    if (run == length && after_word && ends_word) return at;
    at += run;
  }
  return std::nullopt;
}

void OutlineMaker::find_emphasis(CharRange range) {
  const uint32_t end = range.end.value;
  for (uint32_t at = range.start.value; at < end;) {
    const char32_t mark = text_[at];
    if (mark != U'*' && mark != U'_') {
      ++at;
      continue;
    }
    const uint32_t length = run_length(at, end), inner = at + length;
    const bool starts_word = at == range.start.value || !is_word_char(text_[at - 1]);
    const bool before_word = inner < end && !is_blank_char(text_[inner]) && text_[inner] != U'\n';
    const auto close =
        starts_word && before_word && length <= 3 ? closing_mark(inner, end, mark, length) : std::nullopt;
    if (close && *close > inner) {
      outline_.hidden.push_back({CharOffset(at), CharOffset(inner)});
      outline_.emphasis.push_back({CharOffset(inner), CharOffset(*close)});
      outline_.hidden.push_back({CharOffset(*close), CharOffset(*close + length)});
    }
    at = close ? *close + length : inner;
  }
}

}  // namespace

StoryOutline outline_of(std::u32string_view text) { return OutlineMaker(text).make(); }

}  // namespace recto::publish
