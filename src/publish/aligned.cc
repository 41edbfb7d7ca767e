// Both texts are laid out as strings of words: the story's range, and the passage with the part after a page break. The
// differences cut both into stretches; a difference is widened to whole words and becomes a column, the stretch between
// two is paired word by word where the words are alike after folding. What is not alike there (an ellipsis and what it
// leaves out) becomes a column of its own: words that differ are never shown as if they did not.

#include "publish/aligned.h"

#include <algorithm>
#include <optional>
#include <span>

#include "text/fold.h"

namespace recto::publish {
namespace {

constexpr size_t kMostCells = 250'000;

bool is_space(char32_t c) { return c == U' ' || c == U'\n' || c == U'\t' || c == U'\r' || c == 0xA0; }

/// A half-open range of one of the two strings.
struct Span {
  size_t start = 0, end = 0;
};

/// A difference as it lies in the two strings.
struct Cut {
  ColumnKind kind;
  Span story, paper;
};

ColumnKind column_kind(const Difference& difference) {
  if (difference.kind == DifferenceKind::spelling || difference.kind == DifferenceKind::ocr) return ColumnKind::minor;
  if (difference.story.empty()) return ColumnKind::omitted;
  return difference.source.empty() ? ColumnKind::added : ColumnKind::replaced;
}

using Words = std::vector<std::u32string_view>;

Words split_words(std::u32string_view text) {
  Words words;
  for (size_t at = 0; at < text.size();) {
    while (at < text.size() && is_space(text[at])) ++at;
    const size_t start = at;
    while (at < text.size() && !is_space(text[at])) ++at;
    if (at > start && text.substr(start, at - start) != U">") words.push_back(text.substr(start, at - start));
  }
  return words;
}

/// A word as it is compared: folded, without marks and punctuation.
std::u32string bare(std::u32string_view word) {
  std::u32string out;
  for (const char32_t c : text::folded(word, text::Folding::spelling)) {
    if (std::u32string_view(U".,;:!?\"'()[]«»،؛؟…").find(c) == std::u32string_view::npos) out += c;
  }
  return out;
}

std::u32string joined(std::span<const std::u32string_view> words) {
  std::u32string out;
  for (const auto& word : words) out.append(out.empty() ? U"" : U" ").append(word);
  return out;
}

/// The longest common subsequence of two lists of bare words, as pairs of indexes. Where the table would be larger than
/// kMostCells, none.
std::vector<std::pair<size_t, size_t>> longest_common(std::span<const std::u32string> a,
                                                      std::span<const std::u32string> b) {
  std::vector<std::pair<size_t, size_t>> pairs;
  if (a.empty() || b.empty() || a.size() * b.size() > kMostCells) return pairs;
  const size_t width = b.size() + 1;
  std::vector<uint32_t> length((a.size() + 1) * width);  // of the rests from (i, j) on
  for (size_t i = a.size(); i-- > 0;) {
    for (size_t j = b.size(); j-- > 0;) {
      const uint32_t skip = std::max(length[(i + 1) * width + j], length[i * width + j + 1]);
      length[i * width + j] = a[i] == b[j] ? length[(i + 1) * width + j + 1] + 1 : skip;
    }
  }
  for (size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] == b[j]) {
      pairs.emplace_back(i++, j++);
    } else if (length[(i + 1) * width + j] >= length[i * width + j + 1]) {
      ++i;
    } else {
      ++j;
    }
  }
  return pairs;
}

/// Which words of two stretches stand above each other: those alike from both ends on, and the longest common
/// subsequence of what is left.
std::vector<std::pair<size_t, size_t>> common_words(const Words& story, const Words& paper) {
  std::vector<std::u32string> a, b;
  std::transform(story.begin(), story.end(), std::back_inserter(a), bare);
  std::transform(paper.begin(), paper.end(), std::back_inserter(b), bare);
  const size_t least = std::min(a.size(), b.size());
  size_t front = 0, back = 0;
  while (front < least && a[front] == b[front]) ++front;
  while (back < least - front && a[a.size() - 1 - back] == b[b.size() - 1 - back]) ++back;
  std::vector<std::pair<size_t, size_t>> pairs;
  for (size_t i = 0; i < front; ++i) pairs.emplace_back(i, i);
  for (const auto& [i, j] : longest_common(std::span(a).subspan(front, a.size() - front - back),
                                           std::span(b).subspan(front, b.size() - front - back))) {
    pairs.emplace_back(front + i, front + j);
  }
  for (size_t i = back; i > 0; --i) pairs.emplace_back(a.size() - i, b.size() - i);
  return pairs;
}

/// A range cut to a text of `size` scalars; empty where it runs backwards.
CharRange within(CharRange range, size_t size) {
  const auto end = static_cast<uint32_t>(std::min<size_t>(range.end.value, size));
  return {CharOffset(std::min(range.start.value, end)), CharOffset(end)};
}

/// Widens a range to the words it touches.
Span whole_words(std::u32string_view text, Span span) {
  if (span.start == span.end) return span;
  while (span.start > 0 && !is_space(text[span.start - 1]) && !is_space(text[span.start])) --span.start;
  while (span.end < text.size() && !is_space(text[span.end]) && !is_space(text[span.end - 1])) ++span.end;
  return span;
}

class Aligner {
 public:
  /// `claim` is where `words` stand in the story.
  Aligner(std::u32string_view words, CharRange claim, const Match& match)
      : match_(match), claim_(claim), story_(words), paper_(whole_text(match.passage)) {}

  std::vector<Column> columns() {
    if (!gather_cuts()) return {{ColumnKind::replaced, joined(split_words(story_)), joined(split_words(paper_))}};
    for (const Cut& cut : cuts_) {
      pair({story_at_, cut.story.start}, {paper_at_, cut.paper.start});
      add(cut.kind, joined(split_words(part(story_, cut.story))), joined(split_words(part(paper_, cut.paper))));
      story_at_ = cut.story.end;
      paper_at_ = cut.paper.end;
    }
    pair({story_at_, story_.size()}, {paper_at_, paper_.size()});
    for (const Difference* late : after_) add(ColumnKind::omitted, U"", joined(split_words(late->source)));
    return std::move(columns_);
  }

 private:
  static std::u32string_view part(std::u32string_view text, Span span) {
    return text.substr(span.start, span.end - span.start);
  }

  void add(ColumnKind kind, std::u32string story, std::u32string paper) {
    if (!story.empty() || !paper.empty()) columns_.push_back({kind, std::move(story), std::move(paper)});
  }

  /// Where a difference lies in `paper_`; empty when it lies outside the passage.
  std::optional<Span> paper_span(const Difference& difference) const;
  bool gather_cuts();
  bool merge_cuts();
  void pair(Span story, Span paper);
  void add_rest(std::span<const std::u32string_view> story, std::span<const std::u32string_view> paper);

  const Match& match_;
  CharRange claim_;
  std::u32string_view story_;
  std::u32string paper_;
  std::vector<Cut> cuts_;
  std::vector<const Difference*> after_;
  std::vector<Column> columns_;
  size_t story_at_ = 0, paper_at_ = 0;
};

std::optional<Span> Aligner::paper_span(const Difference& difference) const {
  const bool second = difference.page_part == 1 && match_.passage.and_;
  const Passage& passage = second ? *match_.passage.and_ : match_.passage;
  const size_t base = second ? match_.passage.text.size() + 1 : 0;
  const CharRange range = difference.source_range, bounds = passage.cite.range;
  if (difference.source.empty()) {  // the place of words that only the story has may lie beyond the words that answer
    const size_t at =
        base + std::clamp(range.start, bounds.start, std::max(bounds.start, bounds.end)).value - bounds.start.value;
    return Span{std::min(at, paper_.size()), std::min(at, paper_.size())};
  }
  if (range.start < bounds.start || range.end > bounds.end || range.end < range.start) return std::nullopt;
  const Span span{base + range.start.value - bounds.start.value, base + range.end.value - bounds.start.value};
  if (span.end > paper_.size()) return std::nullopt;
  return span;
}

/// False when the differences do not fit the two texts.
bool Aligner::gather_cuts() {
  for (const Difference& difference : match_.differences) {
    const auto paper = paper_span(difference);
    if (!paper) {
      if (!difference.story.empty()) return false;
      if (difference.source_range.end <= match_.passage.cite.range.start) {
        add(ColumnKind::omitted, U"", joined(split_words(difference.source)));
      } else {
        after_.push_back(&difference);
      }
      continue;
    }
    const CharRange given = difference.story_range;
    if (given.start < claim_.start || given.end < given.start || given.end > claim_.end) return false;
    const Span story{given.start.value - claim_.start.value, given.end.value - claim_.start.value};
    cuts_.push_back({column_kind(difference), whole_words(story_, story), whole_words(paper_, *paper)});
  }
  return merge_cuts();
}

/// Puts the cuts in order and joins those that share a word. False when they are in different orders on the two sides.
bool Aligner::merge_cuts() {
  std::stable_sort(cuts_.begin(), cuts_.end(), [](const Cut& a, const Cut& b) {
    return std::pair(a.story.start, a.paper.start) < std::pair(b.story.start, b.paper.start);
  });
  std::vector<Cut> merged;
  for (const Cut& cut : cuts_) {
    const bool overlaps =
        !merged.empty() && (cut.story.start < merged.back().story.end || cut.paper.start < merged.back().paper.end);
    if (!overlaps) {
      merged.push_back(cut);
      continue;
    }
    Cut& last = merged.back();
    if (cut.paper.start < last.paper.start) return false;
    last.kind = last.kind == cut.kind ? cut.kind : ColumnKind::replaced;
    last.story.end = std::max(last.story.end, cut.story.end);
    last.paper.end = std::max(last.paper.end, cut.paper.end);
  }
  cuts_ = std::move(merged);
  return true;
}

void Aligner::pair(Span story, Span paper) {
  const Words a = split_words(part(story_, story)), b = split_words(part(paper_, paper));
  size_t at_a = 0, at_b = 0;
  for (const auto& [i, j] : common_words(a, b)) {
    add_rest(std::span(a).subspan(at_a, i - at_a), std::span(b).subspan(at_b, j - at_b));
    add(ColumnKind::same, std::u32string(a[i]), std::u32string(b[j]));
    at_a = i + 1;
    at_b = j + 1;
  }
  add_rest(std::span(a).subspan(at_a), std::span(b).subspan(at_b));
}

/// Words between two differences that are not alike, though no difference tells of them.
void Aligner::add_rest(std::span<const std::u32string_view> story, std::span<const std::u32string_view> paper) {
  const std::u32string mine = joined(story), theirs = joined(paper);
  ColumnKind kind = ColumnKind::replaced;
  if (mine.find_first_of(U"…[]") != mine.npos || mine.find(U"...") != mine.npos) {
    kind = ColumnKind::elided;
  } else if (mine.empty()) {
    kind = ColumnKind::omitted;
  } else if (theirs.empty()) {
    kind = ColumnKind::added;
  }
  add(kind, mine, theirs);
}

}  // namespace

std::vector<Column> aligned(std::u32string_view story, CharRange claim, const Match& match) {
  const CharRange inside = within(claim, story.size());
  return Aligner(story.substr(inside.start.value, inside.length()), inside, match).columns();
}

std::vector<Column> aligned(const Fact& claim, const Match& match) {
  const auto length = std::min(claim.range.length(), static_cast<uint32_t>(claim.text.size()));
  const CharRange range{claim.range.start, CharOffset(claim.range.start.value + length)};
  return Aligner(std::u32string_view(claim.text).substr(0, length), range, match).columns();
}

std::string_view to_string(ColumnKind kind) {
  constexpr std::string_view kNames[] = {"same", "elided", "minor", "replaced", "omitted", "added"};
  return kNames[static_cast<size_t>(kind)];
}

std::u32string whole_text(const Passage& passage) {
  return passage.and_ ? passage.text + U" " + passage.and_->text : passage.text;
}

}  // namespace recto::publish
