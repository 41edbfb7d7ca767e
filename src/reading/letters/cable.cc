// The address line of a cable: who it goes to, who sends it and under which number, in capitals on one line.
//
//   PRIORITY DIR INFO PARIS CITE ROME 1234      TO PARIS INFO ROME CITE DIR 81234      DIRECTOR CITE ROME 1234
//
// Words of precedence are passed over; INFO begins the copies; CITE the sender with the number. Poor copies are why the words may
// have one letter wrong.

#include <algorithm>
#include <string>

#include "reading/letters/misreading.h"
#include "reading/letters/rules.h"
#include "reading/letters/telegraph.h"
#include "text/fold.h"
#include "text/words.h"

namespace recto::reading::letters {
namespace {

using Text = std::u32string_view;

constexpr float kUpperHalf = 0.6F;

enum class Word : uint8_t { other, cite, cite_misread, info, to, handling, number };

bool nearly(Text word, Text wanted) {
  if (word.size() != wanted.size()) return false;
  size_t off = 0;
  for (size_t i = 0; i < word.size(); ++i) off += word[i] != wanted[i] ? 1 : 0;
  return off <= (wanted.size() > 4 ? 1U : 0U);
}

Word kind_of_word(Text word) {
  constexpr Text kHandling[] = {U"priority",  U"routine", U"immediate", U"flash",  U"operational",  U"deferred",
                                U"emergency", U"night",   U"action",    U"secret", U"confidential", U"unclassified"};
  if (nearly(word, U"cite")) return Word::cite;
  if (misreading_cost(word, U"cite", 1) <= 1) return Word::cite_misread;
  if (nearly(word, U"info")) return Word::info;
  if (word == U"to") return Word::to;
  for (const Text handling : kHandling) {
    if (nearly(word, handling)) return Word::handling;
  }
  const auto digits = std::count_if(word.begin(), word.end(), [](char32_t c) { return c >= U'0' && c <= U'9'; });
  constexpr size_t kTimeGroup = 7;  ///< 081542z, with digits misread
  if (digits >= 1 && word.size() == kTimeGroup) return Word::number;
  return digits >= 2 && static_cast<size_t>(digits) * 2 > word.size() ? Word::number : Word::other;
}

/// What a line says of one role: its words as parts, one for each address that is known, one for words that run on.
struct Group {
  Role role = Role::to;
  std::vector<CharRange> parts;
  bool runs_on = false;  ///< the last part is of words that are no known address
};

struct Groups {
  bool has_cite = false;
  bool cite_misread = false;
  bool all_known = true;  ///< every address is one that is known, or near one
  std::vector<Group> all;

  bool has(Role role) const {
    return std::any_of(all.begin(), all.end(), [&](const Group& group) { return group.role == role; });
  }

  void put(Role role, CharRange range, bool known) {
    if (all.empty() || all.back().role != role) all.push_back({role, {}, false});
    Group& group = all.back();
    if (!known && group.runs_on) {
      group.parts.back().end = range.end;
    } else {
      group.parts.push_back(range);
    }
    group.runs_on = !known;
  }
};

Groups groups_of(Text line) {
  const text::Folded folded = text::fold(line, text::Folding::spelling);
  Groups groups;
  Role role = Role::to;
  for (const text::WordSpan& word : text::words(folded.text)) {
    const Text spelled = Text(folded.text).substr(word.range.start.value, word.range.length());
    const Word kind = kind_of_word(spelled);
    const CharRange range = folded.map.to_source(word.range);
    if (kind == Word::cite || (kind == Word::cite_misread && role != Role::from)) {
      groups.has_cite = true;
      groups.cite_misread = kind == Word::cite_misread;
      role = Role::from;
    } else if (kind == Word::info) {
      role = Role::copies;
    } else if (kind == Word::number && role == Role::from) {
      groups.put(Role::number, range, true);
      break;
    } else if (kind == Word::other) {
      const bool known = !post_of_address(spelled).empty();
      groups.all_known = groups.all_known && (known || !post_nearly_addressed(spelled).empty());
      groups.put(role, range, known);
    }
  }
  return groups;
}

/// Cables are typed in capitals; poor copies give some small letters.
bool is_in_capitals(Text text) {
  size_t capitals = 0, small = 0;
  for (const char32_t c : text) {
    capitals += c >= U'A' && c <= U'Z' ? 1 : 0;
    small += c >= U'a' && c <= U'z' ? 1 : 0;
  }
  return capitals * 2 >= small * 3 && capitals > 0;
}

/// One role's words of a line. Known addresses speak for it.
Candidate candidate_of_group(const Paper& paper, size_t line, const Group& group) {
  const Segment& segment = paper.segment(line);
  Candidate candidate = candidate_of(group.role, paper.span_of(line), {Evidence::cable_line});
  candidate.lines.clear();
  for (const CharRange& part : group.parts) {
    candidate.lines.push_back({segment.page, {segment.range.start + part.start, segment.range.start + part.end}});
  }
  if (!group.runs_on && group.role != Role::number) candidate.evidence.push_back(Evidence::reads_as_party);
  return candidate;
}

bool is_upper_part(const Paper& paper, const Extent& extent, const Segment& segment) {
  constexpr size_t kLongest = 120;
  return segment.page == paper.segment(extent.begin).page && segment.top <= kUpperHalf &&
         segment.text.size() <= kLongest;
}

/// The line of capitals in which the text of a cable begins: that of paragraph 1, else the first long one behind `head`. The end where there is none.
size_t first_paragraph(const Paper& paper, const Extent& extent, size_t from, size_t head) {
  constexpr size_t kLongLine = 40;
  size_t first_long = extent.end;
  for (size_t i = from; i < extent.end; ++i) {
    const Segment& one = paper.segment(i);
    if (one.page != paper.segment(extent.begin).page) break;
    const Text text = one.text;
    const bool numbered = text.size() > 4 && (text[0] == U'1' || text[0] == U'l' || text[0] == U'I') &&
                          (text[1] == U'.' || text[1] == U',') && text[2] == U' ';
    if (numbered) return i;
    if (first_long == extent.end && i >= head && one.caps && text.size() >= kLongLine && !label_of(one)) first_long = i;
  }
  return first_long;
}

/// Behind the number of a paragraph, however it was read: "1. ", "te "; not behind a word of the text: "IN ".
size_t behind_number(Text line) {
  constexpr size_t kLongest = 3;
  const size_t space = line.find(U' ');
  const auto is_capital = [](char32_t c) { return c >= U'A' && c <= U'Z'; };
  if (space > kLongest || std::all_of(line.begin(), line.begin() + static_cast<ptrdiff_t>(space), is_capital)) return 0;
  return space + 1;
}

/// The first sentence of a paragraph, at most some lines of it.
Candidate first_sentence(const Paper& paper, const Extent& extent, size_t begin) {
  constexpr size_t kMostLines = 4;
  const size_t number = behind_number(paper.segment(begin).text);
  Candidate subject = candidate_of(Role::subject, paper.span_of(begin), {Evidence::first_sentence});
  subject.lines.front().range.start += CharOffset(static_cast<uint32_t>(number));
  for (size_t i = begin; i < extent.end && i < begin + kMostLines; ++i) {
    const Segment& one = paper.segment(i);
    if (i > begin && one.page != paper.segment(begin).page) break;
    if (i > begin) subject.lines.push_back(paper.span_of(i));
    const size_t stop = one.text.find(U". ", i == begin ? number : 0);
    const bool ends = stop != Text::npos || one.text.ends_with(U'.');
    if (stop != Text::npos) subject.lines.back().range.end = one.range.start + CharOffset(static_cast<uint32_t>(stop));
    if (ends) break;
  }
  return subject;
}

/// Where the line has the sender alone, the next says who it goes to: DIRECTOR INFO PARIS, ROME.
void propose_addresses_below(const Paper& paper, const Extent& extent, size_t line, Candidates& out) {
  const size_t next = line + 1;
  if (next >= extent.end || paper.segment(next).page != paper.segment(line).page) return;
  for (const Group& group : groups_of(paper.segment(next).text).all) {
    const Text first = paper.segment(next).text.substr(group.parts.front().start.value, group.parts.front().length());
    const bool known = !group.runs_on || !post_nearly_addressed(first.substr(0, first.find(U' '))).empty();
    if (known && group.role == Role::to) out.push_back(candidate_of_group(paper, next, group));
  }
}

}  // namespace

bool is_message_form(const Paper& paper, const Extent& extent) {
  constexpr float kTop = 0.4F, kMost = 3;
  constexpr size_t kLongest = 60;
  for (size_t i = extent.begin; i < extent.end; ++i) {
    const Segment& one = paper.segment(i);
    if (one.page != paper.segment(extent.begin).page) break;
    if (one.top > kTop || one.text.size() > kLongest) continue;
    const std::u32string line = text::folded(one.text, text::Folding::spelling);
    const auto words = text::words(line);
    for (size_t k = 0; k + 1 < words.size(); ++k) {
      const CharRange both{words[k].range.start, words[k + 1].range.end};
      const Text phrase = Text(line).substr(both.start.value, both.length());
      for (const Text title : {U"classified message", U"outgoing message", U"incoming message", U"outgoing telegram",
                               U"incoming telegram"}) {
        if (misreading_cost(phrase, title, kMost) <= kMost) return true;
      }
    }
  }
  return false;
}

void propose_cable_lines(const Paper& paper, const Extent& extent, Candidates& out) {
  size_t text_from = extent.end;
  for (size_t i = extent.begin; i < extent.end && text_from == extent.end; ++i) {
    const Segment& segment = paper.segment(i);
    if (!is_in_capitals(segment.text) || !is_upper_part(paper, extent, segment)) continue;
    const Groups groups = groups_of(segment.text);
    if (!groups.has_cite || groups.all.size() < 2 || (groups.cite_misread && !groups.all_known)) continue;
    for (const Group& group : groups.all) out.push_back(candidate_of_group(paper, i, group));
    text_from = i + 1;
    if (!groups.has(Role::to)) propose_addresses_below(paper, extent, i, out);
  }
  size_t head = text_from;
  if (text_from == extent.end && is_message_form(paper, extent)) {
    text_from = extent.begin;
    head = extent.body;
  }
  const size_t text = first_paragraph(paper, extent, text_from, head);
  if (text < extent.end) out.push_back(first_sentence(paper, extent, text));
}

}  // namespace recto::reading::letters
