#include "reading/letters/sheet.h"

#include <algorithm>
#include <cmath>

#include "reading/letters/labels.h"
#include "text/arabic.h"

namespace recto::reading::letters {
namespace {

using Text = std::u32string_view;

constexpr float kWideGap = 2.2F;       ///< heights of a line: words so far apart are in two segments
constexpr uint32_t kWideSpaces = 3;    ///< the same in plain text
constexpr float kLinesOfText = 66;     ///< of a page of plain text
constexpr float kColumnsOfText = 100;  ///< of the same, at least

bool is_space(char32_t c) { return c == U' ' || c == U'\t' || c == 0x00A0 || c == U'\r' || c == U'\f'; }

/// Notes what letters a segment is made of.
void look_at_letters(Segment& segment) {
  size_t latin = 0, capital = 0, arabic = 0;
  for (const char32_t c : segment.text) {
    capital += c >= U'A' && c <= U'Z' ? 1 : 0;
    latin += (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z') ? 1 : 0;
    arabic += text::is_arabic_letter(c) ? 1 : 0;
  }
  segment.arabic = arabic > latin;
  segment.caps = latin >= 2 && capital * 10 >= latin * 8;
}

/// Cuts one page.
class PageCutter {
 public:
  PageCutter(const Page& page, uint32_t index, Sheet& sheet)
      : page_(page), text_(page.text), index_(index), sheet_(sheet), first_row_(sheet.rows) {
    has_boxes_ = std::any_of(page.words.begin(), page.words.end(), [](const Word& word) { return !word.box.empty(); });
    sheet.has_boxes = sheet.has_boxes || has_boxes_;
  }

  void cut() {
    const size_t first = sheet_.segments.size();
    for (size_t start = 0, line = 0; start < text_.size(); ++line) {
      const size_t end = std::min(text_.find(U'\n', start), text_.size());
      has_boxes_ ? cut_by_boxes(start, end) : cut_by_columns(start, end, line);
      start = end + 1;
    }
    has_boxes_ ? number_rows_by_boxes(first) : number_rows_by_lines(first);
    for (size_t i = first; i < sheet_.segments.size(); ++i)
      sheet_.rows = std::max(sheet_.rows, sheet_.segments[i].row + 1);
  }

 private:
  void add(size_t start, size_t end, Box box) {
    while (start < end && is_space(text_[start])) ++start;
    while (end > start && is_space(text_[end - 1])) --end;
    if (start == end) return;
    Segment segment;
    segment.page = index_;
    segment.range = {CharOffset(static_cast<uint32_t>(start)), CharOffset(static_cast<uint32_t>(end))};
    segment.text = text_.substr(start, end - start);
    look_at_letters(segment);
    sheet_.segments.push_back(segment);
    boxes_.push_back(box);
  }

  void cut_by_boxes(size_t start, size_t end) {
    size_t from = start;
    Box box;
    for (; word_ < page_.words.size() && page_.words[word_].start.value < end; ++word_) {
      const Word& word = page_.words[word_];
      if (word.start.value < start) continue;
      // The dash of an item has hardly any height of its own.
      const float height = std::max(box.y1 - box.y0, word.box.y1 - word.box.y0);
      const bool apart = !box.empty() && gap(box, word.box) > kWideGap * height;
      if (apart || (word.start.value > from && opens_label(text_.substr(word.start.value, end - word.start.value)))) {
        add(from, word.start.value, box);
        from = word.start.value;
        box = {};
      }
      box = unite(box, word.box);
    }
    add(from, end, box);
  }

  static float gap(const Box& a, const Box& b) { return std::max(a.x0, b.x0) - std::min(a.x1, b.x1); }

  void cut_by_columns(size_t start, size_t end, size_t line) {
    size_t from = start, spaces = 0;
    const auto place = [&](size_t at) { return static_cast<float>(at - start); };
    const auto box = [&](size_t a, size_t b) {
      return Box{place(a), static_cast<float>(line), place(b), static_cast<float>(line) + 1};
    };
    for (size_t at = start; at < end; ++at) {
      spaces = text_[at] == U'\t' ? kWideSpaces : is_space(text_[at]) ? spaces + 1 : 0;
      if (spaces < kWideSpaces || at + 1 >= end || is_space(text_[at + 1])) continue;
      add_line_part(from, at + 1, box(from, at + 1));
      from = at + 1;
    }
    add_line_part(from, end, box(from, end));
  }

  void add_line_part(size_t start, size_t end, Box box) {
    while (start < end && is_space(text_[start])) {
      ++start;
      ++box.x0;
    }
    add(start, end, box);
  }

  void number_rows_by_lines(size_t first) {
    float last_line = -4, widest = kColumnsOfText;
    for (const Box& box : boxes_) widest = std::max(widest, box.x1);
    for (size_t i = 0; i < boxes_.size(); ++i) {
      Segment& segment = sheet_.segments[first + i];
      const Box& box = boxes_[i];
      segment.gap_above =
          i > 0 && box.y0 == boxes_[i - 1].y0 ? sheet_.segments[first + i - 1].gap_above : box.y0 - last_line - 1;
      segment.row = first_row_ + static_cast<uint32_t>(box.y0);
      segment.left = box.x0 / widest;
      segment.right = box.x1 / widest;
      segment.top = box.y0 / std::max(kLinesOfText, boxes_.back().y1);
      last_line = box.y0;
    }
  }

  /// Segments that overlap by half of the lower one's height are a row.
  void number_rows_by_boxes(size_t first) {
    std::vector<size_t> order(boxes_.size());
    for (size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(),
                     [&](size_t a, size_t b) { return middle(boxes_[a]) < middle(boxes_[b]); });
    uint32_t row = first_row_;
    float bottom_before = -1, bottom = -1;
    for (size_t k = 0; k < order.size(); ++k) {
      const Box& box = boxes_[order[k]];
      if (k > 0 && middle(box) - middle(boxes_[order[k - 1]]) > 0.5F * std::max(4.0F, box.y1 - box.y0)) {
        ++row;
        bottom_before = bottom;
      }
      bottom = std::max(bottom, box.y1);
      place(sheet_.segments[first + order[k]], box, row, bottom_before);
    }
  }

  void place(Segment& segment, const Box& box, uint32_t row, float bottom_before) const {
    const float height = std::max(4.0F, box.y1 - box.y0);
    segment.row = row;
    segment.gap_above = bottom_before < 0 ? 9 : std::max(0.0F, (box.y0 - bottom_before) / height);
    segment.left = page_.width > 0 ? box.x0 / page_.width : 0;
    segment.right = page_.width > 0 ? box.x1 / page_.width : 1;
    segment.top = page_.height > 0 ? box.y0 / page_.height : 0;
  }

  static float middle(const Box& box) { return (box.y0 + box.y1) / 2; }

  const Page& page_;
  Text text_;
  uint32_t index_;
  Sheet& sheet_;
  bool has_boxes_ = false;
  uint32_t first_row_ = 0;
  size_t word_ = 0;
  std::vector<Box> boxes_;  ///< of this page's segments
};

}  // namespace

Sheet lay_out(std::span<const Page* const> pages) {
  Sheet sheet;
  for (uint32_t i = 0; i < pages.size(); ++i) {
    sheet.page_starts.push_back(sheet.segments.size());
    PageCutter(*pages[i], i, sheet).cut();
  }
  sheet.page_starts.push_back(sheet.segments.size());
  return sheet;
}

size_t Sheet::beside(size_t at) const {
  const Segment& one = segments[at];
  size_t best = at;
  float nearest = 2;
  for (size_t i = page_starts[one.page]; i < page_starts[one.page + 1]; ++i) {
    const Segment& other = segments[i];
    if (i == at || other.row != one.row) continue;
    const float away = one.arabic ? one.left - other.right : other.left - one.right;
    if (away < -0.02F || away >= nearest) continue;
    nearest = away;
    best = i;
  }
  return best;
}

}  // namespace recto::reading::letters
