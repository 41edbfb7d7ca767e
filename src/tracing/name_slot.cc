#include "tracing/name_slot.h"

#include <algorithm>
#include <set>

namespace recto::tracing {
namespace {

constexpr size_t kMostWords = 5;
constexpr uint32_t kNear = 12;  // scalars between a word and the slot: "of the "

bool is_capital(char32_t c) { return (c >= U'A' && c <= U'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7); }

class Slot {
 public:
  Slot(const Statement& story, const CharRange& name, std::u32string_view text, const Statement& paper)
      : text_(text), paper_(paper) {
    for (const Term& term : story.terms) {
      const bool own = term.range.start < name.end && name.start < term.range.end;
      if (own) own_.insert(term.stem);
      if (term.range.end <= name.start) before_ = &term;
      if (!own && !behind_ && term.range.start >= name.end) behind_ = &term;
    }
    if (before_ && before_->range.end.value + kNear < name.start.value) before_ = nullptr;
    if (behind_ && name.end.value + kNear < behind_->range.start.value) behind_ = nullptr;
  }

  std::optional<CharRange> find() const {
    for (size_t i = 0; i < paper_.terms.size(); ++i) {
      if (before_ && paper_.terms[i].stem == before_->stem) {
        if (const auto found = run_behind(i)) return found;
      }
      if (behind_ && paper_.terms[i].stem == behind_->stem) {
        if (const auto found = run_before(i)) return found;
      }
    }
    return std::nullopt;
  }

 private:
  bool near(const Term& a, const Term& b) const {
    if (b.range.start.value > a.range.end.value + kNear) return false;
    return std::none_of(paper_.clause_marks.begin(), paper_.clause_marks.end(),
                        [&](CharOffset mark) { return mark >= a.range.end && mark < b.range.start; });
  }
  /// A word that can be of a name: with a capital, or Arabic.
  bool fits(const Term& term) const { return paper_.arabic || is_capital(text_[term.range.start.value]); }

  std::optional<CharRange> run_behind(size_t i) const {
    size_t end = i + 1;
    while (end < paper_.terms.size() && end - i <= kMostWords && fits(paper_.terms[end]) &&
           near(paper_.terms[end - 1], paper_.terms[end]) && !is_behind(paper_.terms[end]))
      ++end;
    const bool closed =
        end == paper_.terms.size() || is_behind(paper_.terms[end]) || !near(paper_.terms[end - 1], paper_.terms[end]);
    if (paper_.arabic && (!closed || end - i - 1 > own_.size())) return std::nullopt;
    return name_of(i + 1, end);
  }

  std::optional<CharRange> run_before(size_t i) const {
    if (paper_.arabic) return std::nullopt;
    size_t first = i;
    while (first > 0 && i - first < kMostWords && fits(paper_.terms[first - 1]) &&
           near(paper_.terms[first - 1], paper_.terms[first]))
      --first;
    return name_of(first, i);
  }

  bool is_behind(const Term& term) const { return behind_ && term.stem == behind_->stem; }

  std::optional<CharRange> name_of(size_t first, size_t end) const {
    if (first >= end) return std::nullopt;
    std::set<std::u32string> stems;
    for (size_t k = first; k < end; ++k) stems.insert(paper_.terms[k].stem);
    const bool holds = std::includes(stems.begin(), stems.end(), own_.begin(), own_.end()) ||
                       std::includes(own_.begin(), own_.end(), stems.begin(), stems.end());
    if (holds) return std::nullopt;
    return CharRange{paper_.terms[first].range.start, paper_.terms[end - 1].range.end};
  }

  std::u32string_view text_;
  const Statement& paper_;
  std::set<std::u32string> own_;
  const Term* before_ = nullptr;
  const Term* behind_ = nullptr;
};

}  // namespace

std::optional<CharRange> other_in_slot(const Statement& story, const CharRange& name, std::u32string_view paper_text,
                                       const Statement& paper) {
  return Slot(story, name, paper_text, paper).find();
}

}  // namespace recto::tracing
