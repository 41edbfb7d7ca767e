// The address line of a cable: who it goes to, who sends it and under which number, in capitals on one line.
//
//   PRIORITY DIR INFO PARIS CITE ROME 1234      TO PARIS INFO ROME CITE DIR 81234      DIRECTOR CITE ROME 1234
//
// Words of precedence are passed over; INFO begins the copies; CITE the sender with the number. Poor copies are why the words may
// have one letter wrong.

#include <algorithm>
#include <string>

#include "reading/letters/rules.h"
#include "text/fold.h"
#include "text/words.h"

namespace recto::reading::letters {
namespace {

using Text = std::u32string_view;

constexpr float kUpperHalf = 0.6F;
constexpr size_t kMostWords = 14;

enum class Word : uint8_t { other, cite, info, to, precedence, number };

bool nearly(Text word, Text wanted) {
  if (word.size() != wanted.size()) return false;
  size_t off = 0;
  for (size_t i = 0; i < word.size(); ++i) off += word[i] != wanted[i] ? 1 : 0;
  return off <= (wanted.size() > 4 ? 1U : 0U);
}

Word kind_of_word(Text word) {
  constexpr Text kPrecedence[] = {U"priority", U"routine",   U"immediate", U"flash", U"operational",
                                  U"deferred", U"emergency", U"night",     U"action"};
  if (nearly(word, U"cite")) return Word::cite;
  if (nearly(word, U"info")) return Word::info;
  if (word == U"to") return Word::to;
  for (const Text precedence : kPrecedence) {
    if (nearly(word, precedence)) return Word::precedence;
  }
  const auto digits = std::count_if(word.begin(), word.end(), [](char32_t c) { return c >= U'0' && c <= U'9'; });
  return digits >= 2 && static_cast<size_t>(digits) * 2 > word.size() ? Word::number : Word::other;
}

/// The line's words in groups: what is addressed, what is informed, what is cited.
struct Groups {
  Role role = Role::to;
  bool has_cite = false;
  std::vector<std::pair<Role, CharRange>> parts;

  void put(Role as, CharRange range) {
    if (!parts.empty() && parts.back().first == as) {
      parts.back().second.end = range.end;
    } else {
      parts.push_back({as, range});
    }
  }
};

Groups groups_of(Text line) {
  const text::Folded folded = text::fold(line, text::Folding::spelling);
  Groups groups;
  for (const text::WordSpan& word : text::words(folded.text)) {
    const Word kind = kind_of_word(Text(folded.text).substr(word.range.start.value, word.range.length()));
    const CharRange range = folded.map.to_source(word.range);
    if (kind == Word::cite) {
      groups.has_cite = true;
      groups.role = Role::from;
    } else if (kind == Word::info) {
      groups.role = Role::copies;
    } else if (kind == Word::number && groups.role == Role::from && groups.has_cite) {
      groups.put(Role::number, range);
      break;
    } else if (kind == Word::other) {
      groups.put(groups.role, range);
    }
  }
  return groups;
}

}  // namespace

void propose_cable_lines(const Paper& paper, const Extent& extent, Candidates& out) {
  for (size_t i = extent.begin; i < extent.end; ++i) {
    const Segment& segment = paper.segment(i);
    constexpr size_t kLongest = 120;
    if (segment.page != paper.segment(extent.begin).page || segment.top > kUpperHalf || segment.text.size() > kLongest)
      continue;
    const Groups groups = groups_of(segment.text);
    if (!groups.has_cite || groups.parts.size() < 2 || groups.parts.size() > kMostWords) continue;
    for (const auto& [role, range] : groups.parts) {
      const Span span{segment.page, {segment.range.start + range.start, segment.range.start + range.end}};
      out.push_back(candidate_of(role, span, {Evidence::cable_line}));
    }
    return;
  }
}

}  // namespace recto::reading::letters
