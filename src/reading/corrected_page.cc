#include "reading/corrected_page.h"

#include <algorithm>
#include <optional>

namespace recto::reading {
namespace {

bool is_space(char32_t c) { return c == U' ' || c == U'\n' || c == U'\t' || c == U'\f'; }

CharRange range_of(size_t start, size_t end) {
  return {CharOffset(static_cast<uint32_t>(start)), CharOffset(static_cast<uint32_t>(end))};
}
CharOffset end_of(const Word& word) { return word.start + word.length; }

/// The only place where the words stand, if there is just one.
std::optional<CharRange> only_place(const std::u32string& text, const std::u32string& words) {
  if (words.empty()) return std::nullopt;
  const size_t first = text.find(words);
  if (first == text.npos || text.find(words, first + 1) != text.npos) return std::nullopt;
  return range_of(first, first + words.size());
}

bool has_middle_in(const Box& word, const Box& box) {
  const float x = (word.x0 + word.x1) / 2, y = (word.y0 + word.y1) / 2;
  return x >= box.x0 && x <= box.x1 && y >= box.y0 && y <= box.y1;
}

/// From the first to the last word that stands where the corrected words stood.
std::optional<CharRange> same_spot(const Page& page, const std::vector<Box>& boxes) {
  std::optional<CharRange> out;
  for (const Word& word : page.words) {
    const bool inside = std::any_of(boxes.begin(), boxes.end(),
                                    [&](const Box& box) { return !box.empty() && has_middle_in(word.box, box); });
    if (!inside) continue;
    if (!out) out = CharRange{word.start, end_of(word)};
    out->end = end_of(word);
  }
  return out;
}

std::optional<CharRange> anchor_of(const Page& page, const Correction& said) {
  const CharRange& at = said.at.range;
  const bool fits = at.end.value <= page.text.size() && at.start <= at.end;
  if (fits && page.text.compare(at.start.value, at.length(), said.read) == 0) return at;
  if (const auto moved = only_place(page.text, said.read)) return moved;
  return same_spot(page, said.boxes);
}

bool overlap(const CharRange& a, const CharRange& b) { return a.start < b.end && b.start < a.end; }

/// A correction over the words that its range touches.
AnchoredCorrection with_whole_words(const Page& page, const CharRange& range, const Correction& said) {
  CharRange whole = range;
  for (const Word& word : page.words) {
    if (!overlap({word.start, end_of(word)}, range)) continue;
    whole.start = std::min(whole.start, word.start);
    whole.end = std::max(whole.end, end_of(word));
  }
  const auto part = [&](CharOffset start, CharOffset end) {
    return page.text.substr(start.value, (end - start).value);
  };
  return {whole, part(whole.start, range.start) + said.text + part(range.end, whole.end), said};
}

/// The newest of those that overlap, in the order of the page.
std::vector<AnchoredCorrection> holding(const Page& page, std::span<const Correction> corrections,
                                        std::vector<Correction>& lost) {
  std::vector<AnchoredCorrection> out;
  for (const Correction& said : corrections) {
    if (said.at.page != page.number) continue;
    const auto range = anchor_of(page, said);
    if (!range) {
      lost.push_back(said);
      continue;
    }
    const AnchoredCorrection whole = with_whole_words(page, *range, said);
    std::erase_if(out, [&](const AnchoredCorrection& earlier) { return overlap(earlier.range, whole.range); });
    const bool as_read = page.text.compare(whole.range.start.value, whole.range.length(), whole.text) == 0;
    if (!as_read && whole.range.length() > 0) out.push_back(whole);
  }
  std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.range.start < b.range.start; });
  return out;
}

/// Builds the corrected page from left to right of the text.
class Rewriting {
 public:
  explicit Rewriting(const Page& page) : read_(page) {
    out_.page = page;
    out_.page.text.clear();
    out_.page.words.clear();
  }

  void keep_until(CharOffset end) {
    for (; word_ < read_.words.size() && end_of(read_.words[word_]) <= end; ++word_) {
      Word word = read_.words[word_];
      word.start = CharOffset(word.start.value - at_.value + size());
      out_.page.words.push_back(word);
    }
    if (end > at_) {
      out_.page.text += read_.text.substr(at_.value, (end - at_).value);
      out_.to_read.add((end - at_).value, (end - at_).value);
    }
    at_ = std::max(at_, end);
  }

  void replace(const AnchoredCorrection& correction) {
    std::vector<Box> places;
    for (; word_ < read_.words.size() && read_.words[word_].start < correction.range.end; ++word_) {
      places.push_back(read_.words[word_].box);
    }
    add_words(correction.text, places);
    out_.page.text += correction.text;
    out_.to_read.add_block(static_cast<uint32_t>(correction.text.size()), correction.range.length());
    at_ = correction.range.end;
  }

  CorrectedPage finish() {
    keep_until(CharOffset(static_cast<uint32_t>(read_.text.size())));
    return std::move(out_);
  }

 private:
  uint32_t size() const { return static_cast<uint32_t>(out_.page.text.size()); }

  /// The k-th of n new words has the places of the k-th n-th of what it replaces.
  void add_words(const std::u32string& text, const std::vector<Box>& places) {
    std::vector<CharRange> words;
    for (size_t i = 0; i < text.size(); ++i) {
      if (is_space(text[i])) continue;
      const size_t start = i;
      while (i < text.size() && !is_space(text[i])) ++i;
      words.push_back(range_of(start, i));
    }
    for (size_t k = 0; k < words.size(); ++k) {
      Word word{CharOffset(size() + words[k].start.value), CharOffset(words[k].length()), {}, 1};
      const size_t first = k * places.size() / words.size();
      const size_t last = std::max((k + 1) * places.size() / words.size(), first + 1);
      for (size_t i = first; i < std::min(last, places.size()); ++i) word.box = unite(word.box, places[i]);
      out_.page.words.push_back(word);
    }
  }

  const Page& read_;
  CorrectedPage out_;
  CharOffset at_;
  size_t word_ = 0;
};

}  // namespace

CorrectedPage corrected_page(const Page& page, std::span<const Correction> corrections) {
  std::vector<Correction> lost;
  std::vector<AnchoredCorrection> applied = holding(page, corrections, lost);
  Rewriting rewriting(page);
  for (const AnchoredCorrection& correction : applied) {
    rewriting.keep_until(correction.range.start);
    rewriting.replace(correction);
  }
  CorrectedPage out = rewriting.finish();
  out.applied = std::move(applied);
  out.lost = std::move(lost);
  return out;
}

}  // namespace recto::reading
