// Offices and posts on lines of their own.
//
// A dispatch is a form: its labels (TO, FROM, SUBJECT) are small print that a poor copy loses, its values are typed and stay. They stand
// in the form's order: who is written to, who is informed, who writes. A memorandum closes without a formula, with a name and below it a post.

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "reading/letters/misreading.h"
#include "reading/letters/rules.h"
#include "text/fold.h"

namespace recto::reading::letters {
namespace {

using Text = std::u32string_view;

constexpr float kUpperPart = 0.5F;
constexpr size_t kLongestLine = 60, kLongestName = 36;

/// What the line of an office begins with.
constexpr std::array<Text, 5> kPosts = {U"chief", U"deputy", U"director", U"commander", U"cos"};
/// What stands below the name of who signs.
constexpr std::array<Text, 14> kSigningPosts = {U"chief",     U"deputy",     U"director", U"assistant", U"acting",
                                                U"secretary", U"commander",  U"head",     U"special",   U"associate",
                                                U"executive", U"ambassador", U"officer",  U"inspector"};
/// Words in print on the forms whose offices stand in order.
constexpr std::array<Text, 6> kForms = {U"dispatch",  U"airgram",   U"indexing",
                                        U"microfilm", U"qualified", U"processing"};

/// The words of a line, folded, cut at everything but letters and digits: a misread letter may be a digit.
struct Words {
  std::u32string folded;
  std::vector<CharRange> ranges;

  explicit Words(Text text) : folded(text::folded(text, text::Folding::spelling)) {
    const auto part = [](char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9') || c >= 0xC0; };
    for (uint32_t i = 0; i < folded.size();) {
      uint32_t end = i;
      while (end < folded.size() && part(folded[end])) ++end;
      if (end > i) ranges.push_back({CharOffset(i), CharOffset(end)});
      i = end + 1;
    }
  }
  Text at(size_t i) const { return Text(folded).substr(ranges[i].start.value, ranges[i].length()); }
  size_t size() const { return ranges.size(); }
};

template <size_t N>
bool is_one_of(Text word, const std::array<Text, N>& table) {
  constexpr size_t kShortest = 5;  ///< of a word that may be misread
  constexpr float kMost = 1.5F;
  return std::any_of(table.begin(), table.end(), [&](Text one) {
    return word == one || (one.size() >= kShortest && misreading_cost(word, one, kMost) <= kMost);
  });
}

bool is_form(const Paper& paper, const Extent& extent) {
  for (size_t i = extent.begin; i < extent.end; ++i) {
    const Segment& one = paper.segment(i);
    if (one.page != paper.segment(extent.begin).page) break;
    if (one.top > kUpperPart || one.text.size() > kLongestLine) continue;
    const Words words(one.text);
    for (size_t k = 0; k < words.size(); ++k) {
      if (is_one_of(words.at(k), kForms)) return true;
    }
  }
  return false;
}

bool is_value(const Paper& paper, const Extent& extent, size_t at) {
  const Span span = paper.span_of(at);
  return std::any_of(extent.lines.begin(), extent.lines.end(), [&](const HeadLine* line) {
    return line->segment == at || std::any_of(line->lines.begin(), line->lines.end(), [&](const Span& part) {
             return part.page == span.page && part.range.start < span.range.end && span.range.start < part.range.end;
           });
  });
}

bool is_office_line(const Segment& segment) {
  const Words words(segment.text);
  if (segment.text.size() > kLongestLine || words.size() < 2) return false;
  if (is_one_of(words.at(0), kPosts)) return true;
  // "Calef, Force W", "Cafef of Station": two letters misread, and what follows is the form of an office.
  constexpr float kMost = 2;
  const bool form = words.folded[words.ranges[0].end.value] == U',' || words.at(1) == U"of";
  return form && words.at(0).size() == kPosts.front().size() &&
         misreading_cost(words.at(0), kPosts.front(), kMost) <= kMost;
}

/// The first numbered paragraph of the upper half: what comes before is the head. The end of that half where there is none.
size_t text_begin(const Paper& paper, const Extent& extent, bool& numbered) {
  size_t i = extent.begin;
  for (; i < extent.end; ++i) {
    const Segment& one = paper.segment(i);
    if (one.page != paper.segment(extent.begin).page) break;
    if (one.top > kUpperPart) continue;
    numbered = one.text.size() > 20 && one.text[0] >= U'1' && one.text[0] <= U'9' &&
               (one.text[1] == U'.' || one.text[1] == U',') && one.text[2] == U' ';
    if (numbered) break;
  }
  return i;
}

/// Where the words behind a label begin whose colon is not there: "sussect TYPIC". 0 where there is no such label.
size_t behind_subject_label(Text text) {
  constexpr float kMost = 3;
  const size_t space = std::min(text.find(U' '), text.size());
  const std::u32string word = text::folded(text.substr(0, space), text::Folding::spelling);
  const bool label = word.size() >= 5 && misreading_cost(word, U"subject", kMost) <= kMost;
  return label && space < text.size() ? space + 1 : 0;
}

/// What a dispatch is about stands below the office that writes, in its column.
void propose_subject_below(const Paper& paper, const Extent& extent, size_t office, size_t end, Candidates& out) {
  constexpr float kColumn = 0.12F, kClose = 0.9F;
  constexpr size_t kShortest = 8, kReach = 4, kMostLines = 3;
  Candidate subject = candidate_of(Role::subject, paper.span_of(office),
                                   {Evidence::post_line, Evidence::last_resort, Evidence::near_top});
  subject.lines.clear();
  for (size_t i = office + 1; i < end && subject.lines.size() < kMostLines; ++i) {
    const Segment& one = paper.segment(i);
    if (subject.lines.empty() && i > office + kReach) return;
    const size_t label = behind_subject_label(one.text);
    const bool beside = label == 0 && std::abs(one.left - paper.segment(office).left) > kColumn;
    if (is_value(paper, extent, i) || (!subject.lines.empty() && (beside || one.gap_above > kClose))) break;
    if (paper.stamps[i] != Stamp::none || one.text.size() < kShortest || beside) continue;
    subject.lines.push_back(paper.span_of(i));
    subject.lines.back().range.start += CharOffset(static_cast<uint32_t>(label));
  }
  if (!subject.lines.empty()) out.push_back(std::move(subject));
}

/// The first is written to, the last writes, those between are informed. Words of the form or a numbered text below must speak for it.
void propose_offices(const Paper& paper, const Extent& extent, Candidates& out) {
  bool numbered = false;
  const size_t end = text_begin(paper, extent, numbered);
  std::vector<size_t> offices;
  for (size_t i = extent.begin; i < end; ++i) {
    const bool above = paper.segment(i).top <= kUpperPart;
    if (above && paper.stamps[i] == Stamp::none && is_office_line(paper.segment(i))) offices.push_back(i);
  }
  constexpr size_t kMost = 6;  ///< more of them are a list
  const bool pair = offices.size() >= 2 && offices.size() <= kMost && numbered;
  if (!pair && !is_form(paper, extent)) return;
  for (size_t n = 0; n < offices.size(); ++n) {
    const bool last = n + 1 == offices.size();
    const Role role = n == 0 ? Role::to : last ? Role::from : Role::copies;
    if (is_value(paper, extent, offices[n])) continue;
    out.push_back(candidate_of(role, paper.span_of(offices[n]), {Evidence::post_line}));
  }
  if (offices.size() >= 2) propose_subject_below(paper, extent, offices.back(), end, out);
}

/// Two to five words, each with a capital or an initial, no digits: HALZUN, I. R.; Tessa Marrowby.
bool is_name(const Segment& segment) {
  if (segment.arabic || segment.text.size() > kLongestName) return false;
  size_t words = 0;
  for (size_t i = 0; i < segment.text.size(); ++i) {
    const char32_t c = segment.text[i];
    if (c >= U'0' && c <= U'9') return false;
    const bool begins = (i == 0 || segment.text[i - 1] == U' ') && c != U' ';
    if (!begins) continue;
    if (c < U'A' || c > U'Z') return false;
    ++words;
  }
  return words >= 2 && words <= 5;
}

/// The first of them: those below approve or note what the first has written.
void propose_name_over_post(const Paper& paper, const Extent& extent, Candidates& out) {
  constexpr float kLeftmost = 0.3F, kClose = 1.0F;
  for (size_t i = std::max(extent.body, extent.begin); i + 1 < extent.end; ++i) {
    const Segment &name = paper.segment(i), &post = paper.segment(i + 1);
    if (post.page != name.page || post.row != name.row + 1 || post.gap_above > kClose) continue;
    if (post.text.size() > kLongestLine || name.left < kLeftmost || !is_name(name)) continue;
    const Words words(post.text);
    if (words.size() == 0 || !is_one_of(words.at(0), kSigningPosts)) continue;
    Candidate signature = candidate_of(Role::signature, paper.span_of(i), {Evidence::signature_block});
    signature.lines.push_back(paper.span_of(i + 1));
    out.push_back(signature);
    signature.role = Role::from;
    signature.evidence = {Evidence::signature_block, Evidence::last_resort, Evidence::reads_as_party};
    out.push_back(std::move(signature));
    return;
  }
}

}  // namespace

void propose_posts(const Paper& paper, const Extent& extent, Candidates& out) {
  propose_offices(paper, extent, out);
  propose_name_over_post(paper, extent, out);
}

}  // namespace recto::reading::letters
