// How quote marks are paired.
//
// Each paragraph is scanned once with a stack of open marks. A mark closes the innermost open one that it fits; what was opened above
// that and never closed was no quotation and is dropped. Else, where it stands before a word and not behind one, it opens. This order
// lets “ close „, lets ” open where somebody typed ”so”, and takes wrongly mirrored guillemets »so« as they come.
//
// The single mark is hard, because it is also the apostrophe. Between letters it is part of the word and never gets here (text/words.h).
// Before a word it opens only if the same paragraph also has one that can close, so that ’tis and ’90s open nothing. Behind
// a word that ends in s and before another word ("the officers’ mess") it is a possessive as long as a later mark can close.
//
// At the end of a paragraph the outermost open mark lives on if the next paragraph begins with the same mark: the convention for a
// quotation of several paragraphs.
#include "reading/quote_marks.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "reading/story_form.h"
#include "text/words.h"

namespace recto::reading {
namespace {

struct Pair {
  char32_t open, close;
};
constexpr std::array<Pair, 15> kPairs = {{{U'“', U'”'},
                                          {U'“', U'“'},
                                          {U'„', U'“'},
                                          {U'„', U'”'},
                                          {U'”', U'”'},
                                          {U'"', U'"'},
                                          {U'«', U'»'},
                                          {U'»', U'«'},
                                          {U'‹', U'›'},
                                          {U'‘', U'’'},
                                          {U'‚', U'‘'},
                                          {U'‚', U'’'},
                                          {U'\'', U'\''},
                                          {U'﴿', U'﴾'},
                                          {U'﴾', U'﴿'}}};
constexpr std::array<std::u32string_view, 9> kElisions = {U"tis",   U"twas", U"em",   U"til",  U"till",
                                                          U"cause", U"n",    U"bout", U"round"};

bool is_single(char32_t c) { return c == U'‘' || c == U'’' || c == U'‚' || c == U'\''; }
bool is_digit(char32_t c) {
  return (c >= U'0' && c <= U'9') || (c >= 0x660 && c <= 0x669) || (c >= 0x6F0 && c <= 0x6F9);
}
bool may_open(char32_t c) {
  return std::any_of(kPairs.begin(), kPairs.end(), [c](Pair p) { return p.open == c; });
}
bool closes(char32_t open, char32_t mark) {
  if (open == U'‘' && mark == U'\'') return true;
  return std::any_of(kPairs.begin(), kPairs.end(), [=](Pair p) { return p.open == open && p.close == mark; });
}
/// Marks whose shape says that they open.
bool is_opening_shape(char32_t c) { return c == U'“' || c == U'„' || c == U'«' || c == U'‹' || c == U'﴿'; }

class Scanner {
 public:
  explicit Scanner(std::u32string_view text) : text_(text), in_word_(text.size(), false) {
    for (const text::WordSpan& word : text::words(text)) {
      std::fill(in_word_.begin() + word.range.start.value, in_word_.begin() + word.range.end.value, true);
    }
  }

  std::vector<MarkedStretch> scan(const std::vector<CharRange>& paragraphs) {
    for (size_t k = 0; k < paragraphs.size(); ++k) {
      scan_paragraph(paragraphs[k]);
      end_paragraph(paragraphs[k], k + 1 < paragraphs.size() ? &paragraphs[k + 1] : nullptr);
    }
    std::sort(found_.begin(), found_.end(), [](const MarkedStretch& a, const MarkedStretch& b) {
      return a.outer.start != b.outer.start ? a.outer.start < b.outer.start : a.outer.end > b.outer.end;
    });
    return std::move(found_);
  }

 private:
  struct Open {
    char32_t mark;
    size_t start;  // of the mark
    size_t width;  // 2 for ``
  };

  char32_t at(size_t i) const { return i < text_.size() ? text_[i] : U' '; }
  char32_t before(size_t i) const { return i > 0 ? text_[i - 1] : U' '; }
  bool in_word(size_t i) const { return i < in_word_.size() && in_word_[i]; }

  void scan_paragraph(CharRange paragraph) {
    end_ = paragraph.end.value;
    size_t i = paragraph.start.value;
    if (!open_.empty()) i += open_.front().width;  // the mark that reopens
    while (i < end_) i += in_word_[i] ? 1 : take(i);
  }

  /// Handles what stands at i, outside words; returns its width.
  size_t take(size_t i) {
    const char32_t c = text_[i];
    const bool doubled = i + 1 < end_ && text_[i + 1] == c && (c == U'`' || c == U'\'');
    if (doubled && c == U'`') return open(U'"', i, 2);
    if (doubled && (is_open(U'"') || is_open(U'“'))) return close(is_open(U'"') ? U'"' : U'”', i, 2);
    if (const auto closed = closing(c, i)) return close(*closed, i, 1);
    if (opens(c, i)) return open(c, i, 1);
    return 1;
  }

  bool is_open(char32_t mark) const {
    return std::any_of(open_.begin(), open_.end(), [mark](const Open& o) { return o.mark == mark; });
  }

  /// The mark that c acts as when it closes an open one.
  std::optional<char32_t> closing(char32_t c, size_t i) const {
    const bool fits = std::any_of(open_.begin(), open_.end(), [c](const Open& o) { return closes(o.mark, c); });
    if (!fits) return std::nullopt;
    const bool behind_something = !is_space(before(i)), before_word = in_word(i + 1);
    if (is_single(c)) return closes_single(i) ? std::optional(c) : std::nullopt;
    if (c == U'"' && is_inches(i)) return std::nullopt;
    if (c == U'“' && is_open(U'“') && !is_open(U'„'))
      return behind_something && !before_word ? std::optional(c) : std::nullopt;
    if (c == U'"' && !behind_something && before_word) return std::nullopt;
    return c;
  }

  bool can_close_single(size_t i) const { return !in_word_[i] && !is_space(before(i)) && !in_word(i + 1); }

  bool closes_single(size_t i) const {
    if (!can_close_single(i)) return false;
    const bool possessive = (before(i) == U's' || before(i) == U'S') && at(i + 1) == U' ' && in_word(i + 2);
    return !possessive || !later_single_closes(i + 1, Sought::before_next_opening);
  }

  enum class Sought { anywhere, before_next_opening };
  bool later_single_closes(size_t from, Sought sought) const {
    for (size_t j = from; j < end_; ++j) {
      if (in_word_[j]) continue;
      const char32_t c = text_[j];
      if (sought == Sought::before_next_opening && (c == U'‘' || c == U'\'') && is_space(before(j))) return false;
      if ((c == U'’' || c == U'\'') && can_close_single(j)) return true;
    }
    return false;
  }

  /// 6" and not the end of a quotation: behind a digit, before more text, with another mark to come that can close.
  bool is_inches(size_t i) const {
    if (!is_digit(before(i)) || at(i + 1) != U' ') return false;
    size_t marks = 0;
    for (size_t j = i + 1; j < end_; ++j) marks += text_[j] == U'"';
    return marks % 2 == 1;
  }

  bool opens(char32_t c, size_t i) const {
    if (!may_open(c)) return false;
    if (is_single(c)) return opens_single(c, i);
    const bool guillemet = c == U'«' || c == U'‹' || c == U'﴿' || c == U'﴾';
    if (guillemet) return true;
    if (is_space(at(i + 1)) || i + 1 >= end_) return false;
    if (c == U'“' || c == U'„') return true;
    if (c == U'"') return !is_digit(before(i)) && !(in_word(i == 0 ? 0 : i - 1) && i > 0 && !in_word(i + 1));
    return is_space(before(i)) || i == 0;
  }

  bool opens_single(char32_t c, size_t i) const {
    if (c == U'’' || is_open(U'‘') || is_open(U'\'') || is_open(U'‚')) return false;
    const char32_t previous = before(i);
    const bool free_before = is_space(previous) || may_open(previous) ||
                             std::u32string_view(U"([{—–-").find(previous) != std::u32string_view::npos;
    if (!free_before || is_space(at(i + 1)) || is_elision(i + 1)) return false;
    return later_single_closes(i + 1, Sought::anywhere);
  }

  bool is_elision(size_t i) const {
    size_t end = i;
    while (in_word(end)) ++end;
    const std::u32string_view word = text_.substr(i, end - i);
    if (!word.empty() && is_digit(word[0])) return word.size() <= 3 && (word.back() == U's' || at(end) == U's');
    return std::find(kElisions.begin(), kElisions.end(), word) != kElisions.end();
  }

  size_t open(char32_t mark, size_t i, size_t width) {
    open_.push_back({mark, i, width});
    return width;
  }

  size_t close(char32_t mark, size_t i, size_t width) {
    while (!closes(open_.back().mark, mark)) open_.pop_back();
    const Open opened = open_.back();
    open_.pop_back();
    add(opened, i, i + width);
    closed_in_paragraph_ = true;
    return width;
  }

  void add(const Open& opened, size_t inner_end, size_t outer_end) {
    const auto range = [](size_t start, size_t end) {
      return CharRange{CharOffset(static_cast<uint32_t>(start)), CharOffset(static_cast<uint32_t>(end))};
    };
    const CharRange inner = trimmed(text_, range(opened.start + opened.width, inner_end));
    const bool has_word =
        std::any_of(in_word_.begin() + inner.start.value, in_word_.begin() + inner.end.value, [](bool b) { return b; });
    if (has_word) found_.push_back({range(opened.start, outer_end), inner, static_cast<unsigned>(open_.size())});
  }

  void end_paragraph(CharRange paragraph, const CharRange* next) {
    const bool closed = std::exchange(closed_in_paragraph_, false);
    if (open_.empty()) return;
    const Open outermost = open_.front();
    open_.clear();
    if (next && !is_single(outermost.mark) && text_[next->start.value] == text_[outermost.start]) {
      open_.push_back(outermost);
    } else if (is_opening_shape(outermost.mark) && !closed) {
      add(outermost, paragraph.end.value, paragraph.end.value);
    }
  }

  std::u32string_view text_;
  std::vector<bool> in_word_;
  size_t end_ = 0;
  std::vector<Open> open_;
  std::vector<MarkedStretch> found_;
  bool closed_in_paragraph_ = false;
};

}  // namespace

std::vector<MarkedStretch> pair_quote_marks(std::u32string_view text, const std::vector<CharRange>& paragraphs) {
  return Scanner(text).scan(paragraphs);
}

}  // namespace recto::reading
