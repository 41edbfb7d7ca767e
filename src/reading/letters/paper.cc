#include "reading/letters/paper.h"

#include <algorithm>
#include <array>

#include "text/fold.h"

namespace recto::reading::letters {
namespace {

constexpr float kTopOfPage = 0.4F;
constexpr float kLongLine = 0.55F;
constexpr size_t kBodyLines = 3;  ///< long lines that make a text
constexpr size_t kSeparatorReach = 2;

constexpr std::array kCore = {Role::from, Role::to, Role::date, Role::subject, Role::number};

/// True for the line that mail programs put between a message and the one it answers.
bool is_separator(const Segment& segment) {
  constexpr size_t kLongest = 60;
  if (segment.text.size() > kLongest) return false;
  const std::u32string text = text::folded(segment.text, text::Folding::spelling);
  return text.find(U"original message") != text.npos || text.find(U"forwarded message") != text.npos ||
         text.find(U"forwarded by") != text.npos || text.find(U"الرساله الاصليه") != text.npos;
}

class Cutter {
 public:
  explicit Cutter(const Paper& paper) : paper_(paper) {}

  std::vector<Extent> cut() {
    extents_.push_back({0, paper_.sheet.segments.size(), 0, {}, 0});
    for (const Head& head : paper_.heads) {
      if (begins_letter(head)) open(head);
      join(head);
    }
    return std::move(extents_);
  }

 private:
  Extent& last() { return extents_.back(); }

  bool at_top(const Head& head) const {
    return paper_.segment(head.first).top < kTopOfPage && lines_of_text(page_start(head), head.first) == 0;
  }
  size_t page_start(const Head& head) const { return paper_.sheet.page_starts[paper_.segment(head.first).page]; }

  size_t lines_of_text(size_t from, size_t to) const {
    size_t lines = 0;
    for (size_t i = from; i < to; ++i) {
      const Segment& one = paper_.segment(i);
      lines += paper_.stamps[i] == Stamp::none && one.right - one.left > kLongLine && !one.caps ? 1 : 0;
    }
    return lines;
  }

  bool begins_letter(const Head& head) {
    const bool parties = head.has(Role::from) || head.has(Role::to);
    const bool complete = parties && head.core() >= 2;
    const bool numbered = head.has(Role::number) && head.has(Role::date) && at_top(head);
    if (!complete && !numbered) return false;
    const bool repeats =
        std::any_of(kCore.begin(), kCore.end(), [&](Role role) { return head.has(role) && last().has(role); });
    if (last().core >= 2 && repeats) return true;
    const bool text_before = lines_of_text(std::max(last().begin, last().body), head.first) >= kBodyLines;
    const bool marked =
        std::any_of(head.lines.begin(), head.lines.end(), [](const HeadLine& line) { return line.label.marked; });
    return text_before && marked && (last().core >= 2 || head.core() >= 3);
  }

  void open(const Head& head) {
    size_t begin = head.first;
    for (size_t back = 1; back <= kSeparatorReach && back <= head.first; ++back) {
      if (is_separator(paper_.segment(head.first - back))) begin = head.first - back;
    }
    if (at_top(head) && page_start(head) > last().begin) begin = page_start(head);
    if (begin <= last().begin) return;
    last().end = begin;
    extents_.push_back({begin, paper_.sheet.segments.size(), begin, {}, 0});
  }

  void join(const Head& head) {
    Extent& extent = last();
    for (const HeadLine& line : head.lines) extent.lines.push_back(&line);
    const bool in_front = head.core() > 0 && lines_of_text(extent.body, head.first) < kBodyLines;
    if (in_front) extent.body = std::max(extent.body, head.end);
    extent.core = 0;
    for (const Role role : kCore) extent.core += extent.has(role) ? 1U : 0U;
  }

  const Paper& paper_;
  std::vector<Extent> extents_;
};

}  // namespace

bool Extent::has(Role role) const {
  return std::any_of(lines.begin(), lines.end(), [&](const HeadLine* line) { return line->label.role == role; });
}

std::u32string Paper::text_of(const Span& span) const {
  std::u32string out;
  const std::u32string_view text = pages[span.page]->text;
  for (const char32_t c : text.substr(span.range.start.value, span.range.length())) {
    const bool space = c == U' ' || c == U'\t' || c == U'\n' || c == U'\r' || c == U'\f' || c == 0x00A0;
    if (space && (out.empty() || out.back() == U' ')) continue;
    out += space ? U' ' : c;
  }
  return out;
}

std::u32string Paper::text_of(const std::vector<Span>& lines) const {
  std::u32string out;
  for (const Span& line : lines) out += (out.empty() ? U"" : U" ") + text_of(line);
  return out;
}

Paper open_paper(std::span<const Page* const> pages) {
  constexpr size_t kMostForOrder = 20'000;
  Paper paper;
  paper.pages = pages;
  paper.sheet = lay_out(pages);
  paper.stamps = stamps_of(paper.sheet);
  paper.heads = find_heads(paper.sheet, paper.stamps);
  std::u32string sample;
  for (const Page* page : pages) {
    if (sample.size() < kMostForOrder) sample += page->text.substr(0, kMostForOrder);
  }
  paper.order = day_month_order(sample);
  return paper;
}

std::vector<Extent> cut_letters(const Paper& paper) { return Cutter(paper).cut(); }

}  // namespace recto::reading::letters
