// Fields that carry no label: they are told by where they stand and what they look like.

#include <algorithm>
#include <array>
#include <string>

#include "reading/letters/kind.h"
#include "reading/letters/party.h"
#include "reading/letters/rules.h"
#include "reading/letters/signing.h"
#include "text/fold.h"

namespace recto::reading::letters {
namespace {

constexpr float kUpperPart = 0.45F;   ///< of a letter's first page: where dates and addressees stand
constexpr float kLetterhead = 0.25F;  ///< where an office's name stands
constexpr size_t kLongestLine = 90;
constexpr size_t kMostHeadLines = 5;

/// Words that begin the text of a letter: what names its sender and addressee stands above.
constexpr std::array<std::u32string_view, 9> kOpenings = {
    U"تحيه طيبه", U"تحيه", U"السلام عليكم", U"سلام تام", U"بعد التحيه", U"dear", U"sir", U"gentlemen", U"greetings"};

/// What an addressee's form of address begins with, and no office's name.
constexpr std::array<std::u32string_view, 13> kForms = {U"السيد", U"الساده", U"سياده", U"معالي",  U"سعاده",
                                                        U"حضره",  U"فضيله",  U"الاخ",  U"الرفيق", U"الاخوه",
                                                        U"dear",  U"mr",     U"to "};

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

/// Does a line name an office: لجنة, وزارة, Directorate?
bool names_office(std::u32string_view text) {
  Party part;
  part.text = text;
  read_parts(part);
  return !part.body.empty() && part.post.empty();
}

/// Lines that stand above each other.
struct Column {
  std::vector<Span> lines;
  float left = 0, right = 0;
  size_t offices = 0;  ///< how many of them name an office

  bool takes(const Segment& one) const { return one.left <= right && one.right >= left; }
  void add(const Segment& one, Span span) {
    left = lines.empty() ? one.left : std::min(left, one.left);
    right = lines.empty() ? one.right : std::max(right, one.right);
    offices += names_office(one.text) ? 1 : 0;
    lines.push_back(span);
  }
};

/// May the line belong to the names of offices at the head of a paper?
bool may_be_letterhead(const Paper& paper, const Extent& extent, size_t at) {
  const Segment& one = paper.segment(at);
  const bool numbers =
      std::count_if(one.text.begin(), one.text.end(), [](char32_t c) { return c >= U'0' && c <= U'9'; }) > 1;
  return paper.stamps[at] == Stamp::none && one.text.back() != U'.' && is_worded(one) && is_short(one) && !numbers &&
         !is_labelled(extent, at) && !is_value(paper, extent, at) && !begins_with_any(one.text, kForms) &&
         find_letter_dates(one.text, paper.order).empty();
}

/// Ends the head of a paper: whom it is for, what it is about.
bool ends_letterhead(const Extent& extent, size_t at) {
  return std::any_of(extent.lines.begin(), extent.lines.end(), [&](const HeadLine* line) {
    const Role role = line->label.role;
    return line->segment == at &&
           (role == Role::to || role == Role::subject || role == Role::from || role == Role::reference);
  });
}

/// The lines at the head of the paper that name who writes: of its columns the one with most names of offices, else the first.
Column letterhead(const Paper& paper, const Extent& extent, size_t end) {
  std::vector<Column> columns;
  for (size_t i = extent.begin; i < end; ++i) {
    const Segment& one = paper.segment(i);
    if (paper.sheet.has_boxes && one.top > kLetterhead) continue;
    const bool below_head = !paper.sheet.has_boxes && extent.core >= 2 && i >= extent.body;
    if (below_head && columns.empty()) break;
    if (!columns.empty() && (ends_letterhead(extent, i) || is_title(one) || begins_with_any(one.text, kForms))) break;
    if (!may_be_letterhead(paper, extent, i)) continue;
    auto column = std::find_if(columns.begin(), columns.end(), [&](const Column& other) { return other.takes(one); });
    if (column == columns.end()) column = columns.insert(columns.end(), Column());
    if (column->lines.size() < kMostHeadLines) column->add(one, paper.span_of(i));
  }
  const auto best = std::max_element(columns.begin(), columns.end(),
                                     [](const Column& a, const Column& b) { return a.offices < b.offices; });
  return best == columns.end() ? Column() : *best;
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

/// The place before a date: سرحمات في …; Sarhamat, …
void propose_place(const Paper& paper, const Span& line, CharOffset date, Candidates& out) {
  constexpr size_t kLongest = 30, kShortest = 3;
  const std::u32string_view text = paper.pages[line.page]->text;
  const auto is_sign = [](char32_t c) { return c == U' ' || c == U',' || c == U'،' || c == U':'; };
  size_t end = date.value;
  const auto trim = [&] {
    while (end > line.range.start.value && is_sign(text[end - 1])) --end;
  };
  trim();
  const std::u32string_view before = text.substr(line.range.start.value, end - line.range.start.value);
  const bool arabic = before.ends_with(U" في") || before.ends_with(U"،في");
  const bool comma = end < date.value && (text[end] == U',' || text[end] == U'،');
  if (!arabic && !comma) return;
  if (arabic) end -= 2;
  trim();
  const size_t length = end - line.range.start.value;
  if (length < kShortest || length > kLongest) return;
  const CharOffset place_end(static_cast<uint32_t>(end));
  out.push_back(
      candidate_of(Role::place, {line.page, {line.range.start, place_end}}, {Evidence::date_line, Evidence::near_top}));
}

/// The number of an order below its title, on the line of its date: رقم ٢١٤ تاريخ ١٤/١٢/٢٠١٣. False: there is none.
bool propose_number_before(const Paper& paper, const Span& line, CharOffset date, Candidates& out) {
  constexpr std::array<std::u32string_view, 3> kWords = {U"رقم", U"الرقم", U"no."};
  const std::u32string_view text =
      std::u32string_view(paper.pages[line.page]->text).substr(line.range.start.value, (date - line.range.start).value);
  if (!begins_with_any(text, kWords)) return false;
  const size_t start = text.find_first_not_of(U" :.", std::min(text.find(U' '), text.size()));
  if (start == text.npos) return false;
  const size_t end = std::min(text.find(U' ', start), text.size());
  const auto place = [&](size_t at) { return line.range.start + CharOffset(static_cast<uint32_t>(at)); };
  out.push_back(candidate_of(Role::number, {line.page, {place(start), place(end)}},
                             {Evidence::labelled_bare, Evidence::date_line}));
  return true;
}

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
    const bool numbered = propose_number_before(paper, paper.span_of(i), at.start, out);
    if (numbered) candidate.evidence.push_back(Evidence::labelled_bare);
    if (share(segment, at) < kMostly && !numbered) continue;
    propose_place(paper, paper.span_of(i), at.start, out);
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
    if (segment.arabic && begins_with_any(segment.text, kForms) && !is_value(paper, extent, i) &&
        !is_labelled(extent, i)) {
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
  const auto signature = signing_block(paper, extent).lines;
  if (!signature.empty()) {
    Candidate candidate = candidate_of(Role::signature, signature.front(), {Evidence::signature_block});
    candidate.lines = signature;
    out.push_back(candidate);
    candidate.role = Role::from;
    candidate.evidence = {Evidence::signature_block, Evidence::last_resort, Evidence::reads_as_party};
    out.push_back(std::move(candidate));
  }
  const Column head = letterhead(paper, extent, head_end(paper, extent));
  const bool official = extent.has(Role::number) || extent.has(Role::to) || !signature.empty();
  if (head.lines.empty() || !official || is_message_form(paper, extent)) return;
  Candidate candidate = candidate_of(Role::from, head.lines.front(), {Evidence::letterhead});
  candidate.lines = head.lines;
  if (head.offices > 0) candidate.evidence.push_back(Evidence::reads_as_party);
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
