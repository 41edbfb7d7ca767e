#include "tracing/word_stream.h"

#include <algorithm>

#include "text/fold.h"
#include "text/words.h"

namespace recto::tracing {
namespace {

bool is_hyphen(char32_t c) { return c == U'-' || c == 0x2010 || c == 0x2011 || c == 0xAD; }
bool is_minus(char32_t c) { return c == U'-' || c == 0x2212 || c == 0x2013; }

/// Currency, percent, degrees, fractions, superscripts: what the folding of words would lose and a number's meaning hangs on.
bool is_number_sign(char32_t c) {
  constexpr std::u32string_view kSigns = U"%‰٪°±×÷≤≥≠$¢£¤¥฿﷼";
  const bool fraction = (c >= 0xBC && c <= 0xBE) || (c >= 0x2150 && c <= 0x2189);
  const bool raised = c == 0xB2 || c == 0xB3 || c == 0xB9 || (c >= 0x2070 && c <= 0x2089);
  const bool enclosed = c >= 0x2460 && c <= 0x249B;
  return fraction || raised || enclosed || (c >= 0x20A0 && c <= 0x20CF) || kSigns.find(c) != kSigns.npos;
}

/// 2,500 → 2500: commas (folded from ٬ too) between groups of three.
std::u32string without_grouping(std::u32string number) {
  for (char32_t& c : number) {
    if (c == 0x066C) c = U',';
    if (c == 0x066B) c = U'.';
  }
  const size_t whole = std::min(number.find(U'.'), number.size());
  const size_t first = number.find(U',');
  if (first == number.npos || first > whole || first == 0 || first > 3) return number;
  for (size_t at = first; at < whole; at += 4) {
    if (number[at] != U',' || at + 4 > whole) return number;
  }
  std::erase(number, U',');
  return number;
}

class Builder {
 public:
  explicit Builder(std::u32string_view text) : text_(text) { stream_.text.reserve(text.size()); }

  WordStream build() {
    size_t end = 0;
    for (const text::WordSpan& word : text::words(text_)) {
      add_signs(end, word.range.start.value);
      add_word(word);
      end = word.range.end.value;
    }
    add_signs(end, text_.size());
    return std::move(stream_);
  }

 private:
  void add_word(const text::WordSpan& word) {
    std::u32string key =
        text::folded(text_.substr(word.range.start.value, word.range.length()), text::Folding::spelling);
    if (word.kind == text::WordKind::number) key = without_grouping(std::move(key));
    if (key.empty()) return;  // vowel signs or a tatweel standing alone
    if (add_percent(word.range, key)) return;
    add(word.range, key, word.kind == text::WordKind::number ? TokenKind::number : TokenKind::letters);
  }

  /// "per cent", "percent", «بالمئة», «في المئة» are the sign %.
  bool add_percent(CharRange range, std::u32string_view key) {
    const bool one = key == U"percent" || key == U"بالميه" || key == U"بالمايه";
    const bool second_of_two =
        (key == U"cent" && follows(U"per", range)) || ((key == U"الميه" || key == U"المايه") && follows(U"في", range));
    if (!one && !second_of_two) return false;
    if (second_of_two) {
      range.start = stream_.tokens.back().range.start;
      const uint32_t start = stream_.tokens.back().start;
      stream_.text.resize(start > 0 ? start - 1 : 0);
      stream_.tokens.pop_back();
    }
    add(range, U"%", TokenKind::sign);
    return true;
  }

  /// Whether the token before `range` is `key`, with one space or line end between.
  bool follows(std::u32string_view key, CharRange range) const {
    return !stream_.tokens.empty() && stream_.folded(stream_.tokens.back()) == key &&
           stream_.tokens.back().range.end.value + 1 == range.start.value;
  }

  void add_signs(size_t from, size_t to) {
    for (size_t at = from; at < to; ++at) {
      const char32_t c = text_[at];
      if (!is_number_sign(c) && !is_sign_of_negative(at)) continue;
      const CharRange range{CharOffset(static_cast<uint32_t>(at)), CharOffset(static_cast<uint32_t>(at + 1))};
      add(range, std::u32string(1, is_minus(c) ? U'-' : c == U'٪' ? U'%' : c), TokenKind::sign);
    }
  }

  /// A minus: before a digit, behind a space or bracket, and not the dash of a list or a range.
  bool is_sign_of_negative(size_t at) const {
    if (!is_minus(text_[at]) || at + 1 >= text_.size()) return false;
    const char32_t next = text_[at + 1];
    const bool digit =
        (next >= U'0' && next <= U'9') || (next >= 0x660 && next <= 0x669) || (next >= 0x6F0 && next <= 0x6F9);
    return digit && at > 0 && (text_[at - 1] == U' ' || text_[at - 1] == U'(') && !follows_number(at);
  }

  /// "10 -20": a range.
  bool follows_number(size_t at) const {
    return !stream_.tokens.empty() && stream_.tokens.back().kind == TokenKind::number &&
           stream_.tokens.back().range.end.value + 1 >= at;
  }

  Joint joint_before(CharOffset start) const {
    if (stream_.tokens.empty()) return Joint::apart;
    const std::u32string_view gap =
        text_.substr(stream_.tokens.back().range.end.value, start.value - stream_.tokens.back().range.end.value);
    if (gap.empty()) return Joint::touching;
    if (!is_hyphen(gap[0])) return Joint::apart;
    if (gap.size() == 1) return Joint::hyphen;
    const bool only_space = std::all_of(gap.begin() + 1, gap.end(),
                                        [](char32_t c) { return c == U' ' || c == U'\n' || c == U'\t' || c == U'>'; });
    return only_space && gap.find(U'\n') != gap.npos ? Joint::line_hyphen : Joint::apart;
  }

  void add(CharRange range, std::u32string_view key, TokenKind kind) {
    const Joint joint = joint_before(range.start);
    if (!stream_.text.empty()) stream_.text += U' ';
    stream_.tokens.push_back(
        {range, static_cast<uint32_t>(stream_.text.size()), static_cast<uint32_t>(key.size()), kind, joint, 0});
    stream_.text += key;
  }

  std::u32string_view text_;
  WordStream stream_;
};

}  // namespace

WordStream::Tokens WordStream::touching(uint32_t start, uint32_t end) const {
  const auto first =
      std::partition_point(tokens.begin(), tokens.end(), [=](const Token& t) { return t.start + t.length <= start; });
  const auto last = std::partition_point(first, tokens.end(), [=](const Token& t) { return t.start < end; });
  return {static_cast<size_t>(first - tokens.begin()), static_cast<size_t>(last - tokens.begin())};
}

void WordStream::append(const WordStream& other, Tokens range, uint8_t part) {
  for (size_t k = range.first; k < range.last; ++k) {
    Token token = other.tokens[k];
    if (!text.empty()) text += U' ';
    const std::u32string_view key = other.folded(token);
    token.start = static_cast<uint32_t>(text.size());
    token.part = part;
    text += key;
    tokens.push_back(token);
  }
}

WordStream word_stream(std::u32string_view text_as_read) { return Builder(text_as_read).build(); }

}  // namespace recto::tracing
