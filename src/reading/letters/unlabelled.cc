// Fields that carry no label: they are told by where they stand and what they look like.

#include <algorithm>
#include <array>
#include <string>

#include "reading/letters/rules.h"
#include "text/arabic.h"
#include "text/fold.h"

namespace recto::reading::letters {
namespace {

constexpr float kUpperPart = 0.45F;   ///< of a letter's first page: where dates and addressees stand
constexpr float kLetterhead = 0.25F;  ///< where an office's name stands
constexpr size_t kLongestLine = 90;
constexpr size_t kMostHeadLines = 5, kMostSignatureLines = 5;

/// Words that close a letter: who signs stands below.
constexpr std::array<std::u32string_view, 18> kClosings = {
    U"وتفضلوا",       U"تفضلوا بقبول", U"مع الاحترام", U"مع فائق",    U"للاطلاع",       U"ودمتم",
    U"والسلام عليكم", U"شاكرين",       U"وشكرا",       U"sincerely",  U"yours",         U"very truly",
    U"respectfully",  U"best regards", U"regards",     U"faithfully", U"please accept", U"with respect"};

/// Words that begin the text of a letter: what names its sender and addressee stands above.
constexpr std::array<std::u32string_view, 8> kOpenings = {U"تحيه طيبه", U"تحيه", U"السلام عليكم", U"بعد التحيه",
                                                          U"dear",      U"sir",  U"gentlemen",    U"greetings"};

/// What an addressee's form of address begins with, and no office's name.
constexpr std::array<std::u32string_view, 9> kForms = {U"السيد", U"الساده", U"سياده", U"معالي", U"سعاده",
                                                       U"حضره",  U"dear",   U"mr",    U"to "};

std::u32string folded(std::u32string_view text) { return text::folded(text, text::Folding::spelling); }

template <size_t N>
bool begins_with_any(std::u32string_view text, const std::array<std::u32string_view, N>& phrases) {
  const std::u32string spelled = folded(text);
  return std::any_of(phrases.begin(), phrases.end(),
                     [&](std::u32string_view phrase) { return spelled.starts_with(folded(phrase)); });
}

bool is_short(const Segment& segment) {
  return segment.text.size() <= kLongestLine && segment.right - segment.left < 0.6F;
}

bool is_labelled(const Extent& extent, size_t at) {
  return std::any_of(extent.lines.begin(), extent.lines.end(),
                     [&](const HeadLine* line) { return line->segment == at; });
}

bool is_value(const Paper& paper, const Extent& extent, size_t at) {
  const Span span = paper.span_of(at);
  return std::any_of(extent.lines.begin(), extent.lines.end(), [&](const HeadLine* line) {
    return std::any_of(line->lines.begin(), line->lines.end(), [&](const Span& part) {
      return part.page == span.page && part.range.start < span.range.end && span.range.start < part.range.end;
    });
  });
}

/// The segments of a letter's first page that may be its head: up to its salutation or its text.
size_t head_end(const Paper& paper, const Extent& extent) {
  const uint32_t page = paper.segment(extent.begin).page;
  size_t end = std::min(extent.end, paper.sheet.page_starts[page + 1]);
  size_t long_lines = 0;
  for (size_t i = extent.begin; i < end; ++i) {
    const Segment& one = paper.segment(i);
    if (begins_with_any(one.text, kOpenings)) return i + 1;
    const bool text =
        one.right - one.left > 0.6F && one.text.size() > kLongestLine / 2 && !one.caps && i >= extent.body;
    if (text && ++long_lines == 3) return i;
  }
  return end;
}

/// The share of a segment's letters and digits that a range of it holds.
float share(const Segment& segment, const CharRange& part) {
  return static_cast<float>(part.length()) / static_cast<float>(std::max<size_t>(1, segment.text.size()));
}

/// Dates in a cable's own form say so: 231425Z NOV 63.
bool is_date_time_group(std::u32string_view text) {
  size_t digits = 0;
  for (const char32_t c : text) {
    if (c < U'0' || c > U'9') break;
    ++digits;
  }
  return digits >= 6;
}

/// Words and not what a recogniser makes of marks: most of it letters, two words of three letters or one of five.
bool is_worded(const Segment& segment) {
  constexpr size_t kWord = 3, kLongWord = 5;
  size_t letters = 0, words = 0, run = 0;
  bool long_word = false;
  for (size_t i = 0; i <= segment.text.size(); ++i) {
    const char32_t c = i < segment.text.size() ? segment.text[i] : U' ';
    const bool letter = (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z') || c >= 0xC0;
    letters += letter ? 1 : 0;
    if (letter) {
      ++run;
      continue;
    }
    words += run >= kWord ? 1 : 0;
    long_word = long_word || run >= kLongWord;
    run = 0;
  }
  return letters * 3 >= segment.text.size() * 2 && (words >= 2 || long_word);
}

/// The lines that stand above each other at the head of the paper, in one column with `first`.
std::vector<Span> letterhead_lines(const Paper& paper, const Extent& extent, size_t end) {
  std::vector<Span> lines;
  float left = 0, right = 0;
  for (size_t i = extent.begin; i < end && lines.size() < kMostHeadLines; ++i) {
    const Segment& one = paper.segment(i);
    if (paper.sheet.has_boxes && one.top > kLetterhead) break;
    const bool below_head = !paper.sheet.has_boxes && extent.core >= 2 && i >= extent.body;
    if (below_head && lines.empty()) break;
    if (paper.stamps[i] != Stamp::none || (lines.empty() && !is_worded(one))) continue;
    if (is_labelled(extent, i) || is_value(paper, extent, i) || !is_short(one) || begins_with_any(one.text, kForms)) {
      if (!lines.empty()) break;
      continue;
    }
    const bool beside = !lines.empty() && (one.left > right || one.right < left);
    if (beside) continue;
    if (!find_letter_dates(one.text, paper.order).empty()) break;
    left = lines.empty() ? one.left : std::min(left, one.left);
    right = lines.empty() ? one.right : std::max(right, one.right);
    lines.push_back(paper.span_of(i));
  }
  return lines;
}

/// The short lines under the words that close a letter.
std::vector<Span> signature_lines(const Paper& paper, const Extent& extent) {
  std::vector<Span> lines;
  size_t closing = extent.end;
  for (size_t i = extent.end; i > extent.begin && closing == extent.end; --i) {
    const Segment& one = paper.segment(i - 1);
    if (one.text.size() <= kLongestLine && begins_with_any(one.text, kClosings)) closing = i - 1;
  }
  if (closing == extent.end) return lines;
  for (size_t i = closing + 1;
       i < paper.sheet.page_end(closing) && i < extent.end && lines.size() < kMostSignatureLines; ++i) {
    const Segment& one = paper.segment(i);
    if (is_labelled(extent, i) || !is_short(one)) break;
    if (paper.stamps[i] == Stamp::none) lines.push_back(paper.span_of(i));
  }
  return lines;
}

/// True for a date alone in brackets that end a line: who typed it says when.
bool ends_in_brackets(std::u32string_view text, CharRange date) {
  return text.ends_with(U')') && date.start.value > 0 && text[date.start.value - 1] == U'(' &&
         date.end.value + 1 == text.size();
}

/// Dates below the text of a letter: a dispatch says at its foot when it was typed and sent, a letter who typed it and when.
void propose_foot_dates(const Paper& paper, const Extent& extent, Candidates& out) {
  constexpr float kFoot = 0.5F, kMostly = 0.4F;
  for (size_t i = extent.begin; i < extent.end; ++i) {
    const Segment& segment = paper.segment(i);
    if (paper.stamps[i] != Stamp::none || is_labelled(extent, i) || is_value(paper, extent, i)) continue;
    if (segment.text.size() > kLongestLine || segment.top < kFoot) continue;
    Candidate candidate = candidate_of(Role::date, paper.span_of(i), {Evidence::date_at_foot});
    if (!read_date(paper, paper.span_of(i), candidate) || !candidate.date->whole) continue;
    const CharRange found = candidate.lines.front().range;
    const CharRange within{found.start - segment.range.start, found.end - segment.range.start};
    if (share(segment, found) < kMostly && !ends_in_brackets(segment.text, within)) continue;
    out.push_back(std::move(candidate));
  }
}

}  // namespace

void propose_dates(const Paper& paper, const Extent& extent, Candidates& out) {
  const size_t end = head_end(paper, extent);
  if (paper.sheet.has_boxes) propose_foot_dates(paper, extent, out);
  for (size_t i = extent.begin; i < end; ++i) {
    const Segment& segment = paper.segment(i);
    if (paper.stamps[i] != Stamp::none || is_labelled(extent, i) || is_value(paper, extent, i)) continue;
    if (segment.text.size() > kLongestLine || segment.top > kUpperPart) continue;
    Candidate candidate = candidate_of(Role::date, paper.span_of(i), {});
    if (!read_date(paper, paper.span_of(i), candidate)) continue;
    const CharRange at = candidate.lines.front().range;
    if (is_date_time_group(paper.pages[segment.page]->text.substr(at.start.value, at.length()))) {
      candidate.evidence.push_back(Evidence::date_time_group);
    }
    constexpr float kMostly = 0.4F;
    if (share(segment, at) < kMostly) continue;
    candidate.evidence.push_back(Evidence::date_line);
    if (segment.top < kUpperPart / 2) candidate.evidence.push_back(Evidence::near_top);
    out.push_back(std::move(candidate));
  }
}

void propose_addressees(const Paper& paper, const Extent& extent, Candidates& out) {
  const size_t end = head_end(paper, extent);
  for (size_t i = extent.begin; i < end; ++i) {
    const Segment& segment = paper.segment(i);
    if (paper.stamps[i] != Stamp::none || segment.text.size() > kLongestLine) continue;
    const std::u32string spelled = folded(segment.text);
    if (segment.arabic && opens_party(segment.text) && !is_value(paper, extent, i) && segment.gap_above >= 0.3F) {
      out.push_back(candidate_of(Role::to, paper.span_of(i), {Evidence::addressee_line, Evidence::reads_as_party}));
    } else if (spelled.starts_with(U"dear ") && spelled.size() > 5) {
      Span name = paper.span_of(i);
      name.range.start += CharOffset(5);
      const size_t comma = segment.text.find_first_of(U",:");
      if (comma != segment.text.npos && comma > 5)
        name.range.end = paper.span_of(i).range.start + CharOffset(static_cast<uint32_t>(comma));
      out.push_back(candidate_of(Role::to, name, {Evidence::salutation}));
    }
  }
}

void propose_senders(const Paper& paper, const Extent& extent, Candidates& out) {
  const auto signature = signature_lines(paper, extent);
  if (!signature.empty()) {
    Candidate candidate = candidate_of(Role::signature, signature.front(), {Evidence::signature_block});
    candidate.lines = signature;
    out.push_back(candidate);
    candidate.role = Role::from;
    candidate.evidence = {Evidence::signature_block, Evidence::last_resort, Evidence::reads_as_party};
    out.push_back(std::move(candidate));
  }
  const auto head = letterhead_lines(paper, extent, head_end(paper, extent));
  const bool official = extent.has(Role::number) || extent.has(Role::to) || !signature.empty();
  if (head.empty() || !official || is_message_form(paper, extent)) return;
  Candidate candidate = candidate_of(Role::from, head.front(), {Evidence::letterhead});
  candidate.lines = head;
  if (extent.core >= 2) candidate.evidence.push_back(Evidence::in_head);
  out.push_back(std::move(candidate));
}

void propose_marks(const Paper& paper, const Extent& extent, Candidates& out) {
  for (size_t i = extent.begin; i < extent.end; ++i) {
    const Stamp stamp = paper.stamps[i];
    if (stamp == Stamp::classification)
      out.push_back(candidate_of(Role::classification, paper.span_of(i), {Evidence::stamped}));
    if (stamp == Stamp::urgency) out.push_back(candidate_of(Role::urgency, paper.span_of(i), {Evidence::stamped}));
  }
}

}  // namespace recto::reading::letters
