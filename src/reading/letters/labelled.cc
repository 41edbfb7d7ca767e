#include <algorithm>

#include "reading/facts/numeral.h"
#include "reading/letters/rules.h"

namespace recto::reading::letters {
namespace {

constexpr size_t kLongestParty = 200, kLongestSubject = 400, kLongestNumber = 60;

bool is_party(Role role) { return role == Role::from || role == Role::to || role == Role::copies || role == Role::via; }

/// How long the value of a label may be.
size_t longest(Role role) {
  if (role == Role::from || role == Role::via) return kLongestParty;
  if (role == Role::to || role == Role::copies) return 20 * kLongestParty;
  if (role == Role::number || role == Role::registry || role == Role::urgency || role == Role::classification)
    return kLongestNumber;
  return kLongestSubject;
}

/// The number of a paper and no words: UFTX-2142, 94 8695408.
bool is_paper_number(std::u32string_view text) {
  size_t digits = 0, letters = 0;
  for (const char32_t c : text) {
    digits += c >= U'0' && c <= U'9' ? 1 : 0;
    letters += (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || c >= 0xC0 ? 1 : 0;
  }
  constexpr size_t kFewestDigits = 3;
  return digits >= kFewestDigits && digits >= letters && text.find(U' ') == text.npos;
}

/// الرقم above a column of names: without a sign behind the label a number has a digit.
bool is_heading(const HeadLine& line, const Paper& paper) {
  if (line.label.role != Role::number || line.label.marked) return false;
  const std::u32string text = paper.text_of(line.lines);
  return std::none_of(text.begin(), text.end(), [](char32_t c) { return digit_value(c) >= 0; });
}

void weigh_label(const Label& label, unsigned core, Candidate& candidate) {
  candidate.evidence.push_back(label.marked ? Evidence::labelled : Evidence::labelled_bare);
  if (label.misread) candidate.evidence.push_back(Evidence::label_misread);
  if (label.vague) candidate.evidence.push_back(Evidence::label_vague);
  if (core >= 2) candidate.evidence.push_back(Evidence::in_head);
}

}  // namespace

Candidate candidate_of(Role role, Span span, std::vector<Evidence> evidence) {
  Candidate candidate;
  candidate.role = role;
  candidate.lines.push_back(span);
  candidate.evidence = std::move(evidence);
  return candidate;
}

std::vector<LetterDate> dates_of(const Paper& paper, std::u32string_view text) {
  auto dates = find_letter_dates(text, paper.order);
  if (paper.order != DayMonthOrder::unknown || !paper.arabic) return dates;
  auto day_first = find_letter_dates(text, DayMonthOrder::day_first);
  if (day_first.size() != dates.size()) return dates;
  for (size_t i = 0; i < dates.size(); ++i) {
    const bool doubtful = !dates[i].otherwise.empty() && day_first[i].value != dates[i].value;
    if (doubtful)
      day_first[i].otherwise = dates[i].value;
    else
      day_first[i].otherwise = dates[i].otherwise;
  }
  return day_first;
}

bool read_date(const Paper& paper, const Span& span, Candidate& candidate) {
  const std::u32string_view text = paper.pages[span.page]->text;
  auto dates = dates_of(paper, text.substr(span.range.start.value, span.range.length()));
  if (dates.empty()) return false;
  const auto whole = std::find_if(dates.begin(), dates.end(), [](const LetterDate& date) { return date.whole; });
  LetterDate date = whole == dates.end() ? dates.front() : *whole;
  candidate.evidence.push_back(date.whole ? Evidence::reads_as_date : Evidence::reads_as_part_date);
  if (date.guessed) candidate.evidence.push_back(Evidence::date_guessed);
  candidate.lines = {{span.page, {span.range.start + date.range.start, span.range.start + date.range.end}}};
  candidate.date = std::move(date);
  return true;
}

void propose_labelled(const Paper& paper, const Extent& extent, Candidates& out) {
  for (const HeadLine* line : extent.lines) {
    const Role role = line->label.role;
    if (role == Role::aside || line->value.empty() || is_heading(*line, paper)) continue;
    Candidate candidate;
    candidate.role = role;
    candidate.lines = line->lines;
    weigh_label(line->label, extent.core, candidate);
    if (role == Role::date || role == Role::received) {
      if (!read_date(paper, line->value, candidate)) continue;
    } else if (paper.text_of(candidate.lines).size() > longest(role)) {
      candidate.evidence.push_back(Evidence::too_long);
    }
    const Span& first = candidate.lines.front();
    const std::u32string_view text = paper.pages[first.page]->text;
    if (is_party(role) && opens_party(text.substr(first.range.start.value, first.range.length()))) {
      candidate.evidence.push_back(Evidence::reads_as_party);
    }
    if (is_party(role) && is_paper_number(paper.text_of(candidate.lines))) {
      candidate.evidence.push_back(Evidence::reads_as_number);
    }
    out.push_back(std::move(candidate));
  }
}

}  // namespace recto::reading::letters
