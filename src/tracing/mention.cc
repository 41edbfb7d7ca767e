#include "tracing/mention.h"

#include <algorithm>
#include <vector>

#include "names/prepared.h"
#include "reading/cue_words.h"
#include "text/fold.h"
#include "text/words.h"

namespace recto::tracing {
namespace {

using judging::Likeness;
using judging::NameRelation;

constexpr size_t kMostRankWords = 4, kMostPostWords = 10;
constexpr float kSameName = 0.9F;

bool is_capital(char32_t c) { return (c >= U'A' && c <= U'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7); }
bool is_latin(char32_t c) { return c < 0x250; }
bool is_any_of(std::u32string_view signs, char32_t c) { return signs.find(c) != signs.npos; }

/// Words that a post may hold between its own: "head of the", رئيس … في.
bool joins_post(std::u32string_view folded) {
  static constexpr std::u32string_view kWords[] = {U"of", U"the", U"for", U"and", U"in", U"s", U"في", U"عن", U"و"};
  return std::find(std::begin(kWords), std::end(kWords), folded) != std::end(kWords);
}

/// Words behind which a post has ended.
bool ends_post(std::u32string_view folded) {
  if (joins_post(folded)) return false;
  static constexpr std::u32string_view kWords[] = {U"who",  U"whom",  U"which", U"that", U"is",   U"was",   U"were",
                                                   U"had",  U"has",   U"will",  U"by",   U"with", U"under", U"from",
                                                   U"when", U"after", U"to",    U"as",   U"but",  U"الذي",  U"التي",
                                                   U"ان",   U"الي",   U"بموجب", U"كان",  U"قد",   U"وقد",   U"من"};
  return std::find(std::begin(kWords), std::end(kWords), folded) != std::end(kWords) ||
         reading::cue_kind(folded) != reading::CueKind::none;
}

class Around {
 public:
  Around(std::u32string_view text, CharRange name, CharRange sentence) : text_(text), name_(name) {
    const std::u32string_view piece = text.substr(sentence.start.value, sentence.length());
    for (const text::WordSpan& word : text::words(piece)) {
      const CharRange range{CharOffset(word.range.start.value + sentence.start.value),
                            CharOffset(word.range.end.value + sentence.start.value)};
      if (range.end <= name.start) before_.push_back(range);
      if (range.start >= name.end) behind_.push_back(range);
    }
  }

  Mention read() {
    Mention mention;
    mention.name = mention.whole = name_;
    mention.text = written(name_);
    mention.parsed = names::parse(mention.text, names::Tables::built_in());
    read_rank(mention);
    read_post_before(mention);
    if (mention.post.empty()) read_post_behind(mention);
    return mention;
  }

 private:
  std::u32string written(CharRange range) const {
    return std::u32string(text_.substr(range.start.value, range.length()));
  }
  std::u32string folded(CharRange range) const { return text::folded(written(range), text::Folding::spelling); }
  std::u32string_view between(CharRange a, CharRange b) const {
    return text_.substr(a.end.value, b.start.value - a.end.value);
  }
  static bool parts(std::u32string_view gap) {
    return std::any_of(gap.begin(), gap.end(), [](char32_t c) { return is_any_of(U",;:()[]،؛–—.!?؟\"“”«»", c); });
  }
  /// "Lt. Col. X": the stop of an abbreviation does not part.
  static bool parts_rank(std::u32string_view gap) { return gap != U". " && parts(gap); }

  bool all_titles(const names::Name& name, size_t length) const {
    return std::all_of(name.text.begin(),
                       name.text.begin() + static_cast<ptrdiff_t>(std::min(length, name.text.size())),
                       [&, at = uint32_t{0}](char32_t c) mutable {
                         const CharOffset here(at++);
                         if (c == U' ' || c == U'.' || c == U'\n') return true;
                         return std::any_of(name.titles.begin(), name.titles.end(), [&](const names::Title& title) {
                           return title.range.start <= here && here < title.range.end;
                         });
                       });
  }

  /// The longest row of words before the name that are titles.
  void read_rank(Mention& mention) {
    CharRange next = name_;
    for (size_t k = 0; k < std::min(kMostRankWords, before_.size()); ++k) {
      const CharRange word = before_[before_.size() - 1 - k];
      if (parts_rank(between(word, next))) break;
      if (is_latin(text_[word.start.value]) && !is_capital(text_[word.start.value])) break;
      next = word;
      const CharRange whole{word.start, name_.end};
      const names::Name name = names::parse(written(whole), names::Tables::built_in());
      if (!all_titles(name, name_.start.value - word.start.value)) continue;
      mention.whole.start = word.start;
      mention.rank.clear();
      for (const names::Title& title : name.titles) {
        const bool rank = (title.field == names::TitleField::military || title.field == names::TitleField::police) &&
                          title.seniority.has_value();
        if (rank) mention.rank = title.id;
      }
      ranks_ = k + 1;
    }
    // "Attorney General Ahmad": a word of the title that is not known makes the rank unsure.
    if (before_.size() <= ranks_ || ranks_ == 0 || before_.size() < ranks_ + 2) return;
    const CharRange word = before_[before_.size() - 1 - ranks_];
    const CharRange first{mention.whole.start, mention.whole.start};
    if (is_capital(text_[word.start.value]) && !parts(between(word, first))) mention.rank.clear();
  }

  /// "the head of the committee, Colonel X", «رئيس اللجنة المقدم نعمان»: from the first office on, without a verb in between.
  void read_post_before(Mention& mention) {
    CharRange next{mention.whole.start, mention.whole.start};
    std::optional<CharOffset> start;
    bool comma = false;
    CharOffset end = mention.whole.start;
    for (size_t k = ranks_; k < std::min(before_.size(), ranks_ + kMostPostWords); ++k) {
      const CharRange word = before_[before_.size() - 1 - k];
      if (parts(between(word, next))) {
        if (k > ranks_ || comma) break;
        comma = true;
      }
      const std::u32string one = folded(word);
      if (ends_post(one)) break;
      if (k == ranks_) end = word.end;
      if (judging::is_office(one)) start = word.start;
      next = word;
    }
    if (!start) return;
    mention.post = written({*start, end});
    mention.whole.start = *start;
  }

  void read_post_behind(Mention& mention) {
    if (behind_.empty()) return;
    const std::u32string_view gap = between(name_, behind_.front());
    if (gap.find_first_of(U",،(") == gap.npos || gap.find_first_of(U".;:!?") != gap.npos) return;
    size_t k = 0;
    if (folded(behind_.front()) == U"the" || folded(behind_.front()) == U"a" || folded(behind_.front()) == U"then") ++k;
    if (k >= behind_.size() || !begins_post(k)) return;
    const CharOffset start = behind_[k].start;
    CharRange last = behind_[k];
    for (size_t words = 1; ++k < behind_.size() && words < kMostPostWords; ++words) {
      if (parts(between(last, behind_[k])) || ends_post(folded(behind_[k]))) break;
      last = behind_[k];
    }
    mention.post = written({start, last.end});
    mention.whole.end = last.end;
  }

  /// An office, or a word before one: "supply director".
  bool begins_post(size_t k) const {
    for (size_t i = k; i < std::min(k + 3, behind_.size()); ++i) {
      if (i > k && parts(between(behind_[i - 1], behind_[i]))) return false;
      const std::u32string one = folded(behind_[i]);
      if (ends_post(one)) return false;
      if (judging::is_office(one)) return true;
    }
    return false;
  }

  std::u32string_view text_;
  CharRange name_;
  std::vector<CharRange> before_, behind_;
  size_t ranks_ = 0;
};

std::u32string cores_of(const names::Name& name) {
  std::u32string out;
  for (const names::Part& part : name.parts) out += part.core + U" ";
  return out;
}

}  // namespace

Mention mention_at(std::u32string_view text, CharRange name, CharRange sentence) {
  return Around(text, name, sentence).read();
}

NameRelation relate_names(const Mention& story, const Mention& paper) {
  const names::Tables& tables = names::Tables::built_in();
  const names::Prepared said = names::prepare(story.parsed, tables), written = names::prepare(paper.parsed, tables);
  if (said.count == 0 || written.count == 0) return NameRelation::other;
  const float score = names::score(said, written, tables);
  if (said.count == 1 || written.count == 1) {
    const auto shorter = said.count == 1 ? said.parts[0] : written.parts[0];
    const auto& longer = said.count == 1 ? written : said;
    const bool one =
        std::any_of(longer.parts.begin(), longer.parts.begin() + longer.count,
                    [&](const names::Sounds& s) { return names::similarity(s, shorter, tables) >= kSameName; });
    return one ? NameRelation::part : NameRelation::other;
  }
  if (cores_of(story.parsed) == cores_of(paper.parsed)) return NameRelation::same;
  return score >= kSameName ? NameRelation::alike : NameRelation::other;
}

Likeness relate_ranks(const Mention& story, const Mention& paper) {
  if (story.rank.empty() || paper.rank.empty()) return Likeness::unknown;
  return story.rank == paper.rank ? Likeness::same : Likeness::other;
}

}  // namespace recto::tracing
