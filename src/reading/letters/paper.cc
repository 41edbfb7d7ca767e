#include "reading/letters/paper.h"

#include <algorithm>
#include <array>

#include "reading/letters/misreading.h"
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

/// A page of an office or an archive about the papers under it: a routing slip, an identification form.
bool is_cover_sheet(const Paper& paper, uint32_t page) {
  constexpr std::array<std::u32string_view, 4> kTitles = {U"routing and record sheet", U"official routing slip",
                                                          U"document identification form", U"transmittal slip"};
  constexpr size_t kLongest = 60;
  constexpr float kTop = 0.4F;
  for (size_t i = paper.sheet.page_starts[page]; i < paper.sheet.page_starts[page + 1]; ++i) {
    const Segment& one = paper.segment(i);
    if (one.top > kTop || one.text.size() > kLongest) continue;
    const std::u32string line = text::folded(one.text, text::Folding::spelling);
    for (const std::u32string_view title : kTitles) {
      const float allowed = static_cast<float>(title.size()) / 4;
      const size_t spare = line.size() > title.size() ? line.size() - title.size() : 0;
      if (misreading_cost(line, title, allowed + static_cast<float>(spare)) <=
          allowed + static_cast<float>(std::min<size_t>(spare, 3)))
        return true;
    }
  }
  return false;
}

class Cutter {
 public:
  Cutter(const Paper& paper, const Cuts& cuts) : paper_(paper), cuts_(cuts) {
    for (const Cuts::Place& place : cuts.begins) {
      if (const size_t at = segment_at(place); at < paper.sheet.segments.size()) decided_.push_back(at);
    }
    for (uint32_t page = 0; page + 1 < paper.pages.size(); ++page) {
      const bool joined = cuts.joins(paper.pages[page + 1]->number);
      if (!joined && is_cover_sheet(paper, page)) decided_.push_back(paper.sheet.page_starts[page + 1]);
    }
    std::sort(decided_.begin(), decided_.end());
  }

  std::vector<Extent> cut() {
    extents_.push_back({0, paper_.sheet.segments.size(), 0, {}, 0});
    for (const Head& head : paper_.heads) {
      open_decided(head.first);
      if (begins_letter(head)) open(head);
      join(head);
    }
    open_decided(paper_.sheet.segments.size());
    return std::move(extents_);
  }

 private:
  Extent& last() { return extents_.back(); }

  /// The first segment that ends behind a place of its page; the number of segments where there is none.
  size_t segment_at(const Cuts::Place& place) const {
    for (size_t i = 0; i < paper_.sheet.segments.size(); ++i) {
      const Segment& one = paper_.segment(i);
      if (paper_.pages[one.page]->number == place.page && one.range.end > place.start) return i;
    }
    return paper_.sheet.segments.size();
  }

  /// Begins the letters that surely begin up to a segment.
  void open_decided(size_t up_to) {
    for (; next_decided_ < decided_.size() && decided_[next_decided_] <= up_to; ++next_decided_) {
      begin_at(decided_[next_decided_]);
    }
  }

  void begin_at(size_t begin) {
    if (begin <= last().begin) return;
    last().end = begin;
    extents_.push_back({begin, paper_.sheet.segments.size(), begin, {}, 0});
  }

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
    if (!cuts_.joins(paper_.pages[paper_.segment(begin).page]->number)) begin_at(begin);
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
  const Cuts& cuts_;
  std::vector<size_t> decided_;  ///< segments that begin a letter for sure: a person says so, or a cover sheet ends
  size_t next_decided_ = 0;
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
  const auto& segments = paper.sheet.segments;
  const auto arabic = std::count_if(segments.begin(), segments.end(), [](const Segment& one) { return one.arabic; });
  paper.arabic = static_cast<size_t>(arabic) * 2 > segments.size();
  return paper;
}

std::vector<Extent> cut_letters(const Paper& paper, const Cuts& cuts) { return Cutter(paper, cuts).cut(); }

}  // namespace recto::reading::letters
