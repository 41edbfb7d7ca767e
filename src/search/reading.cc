#include "search/reading.h"

#include <algorithm>
#include <array>

#include "search/closest.h"
#include "text/fold.h"

namespace recto::search {
namespace {

constexpr uint32_t kSnippetAround = 90;

bool is_vowel_sign(char32_t c) { return (c >= 0x064B && c <= 0x0652) || c == 0x0670; }

std::u32string one_line(std::u32string_view text) {
  std::u32string out;
  for (const char32_t c : text) {
    const bool space = c == U'\n' || c == U'\r' || c == U'\t' || c == U'\f' || c == U' ';
    if (!space) out.push_back(c);
    if (space && !out.empty() && out.back() != U' ') out.push_back(U' ');
  }
  return out;
}

bool is_break(char32_t c) { return c == U' ' || c == U'\n'; }

/// Grows a range by some scalars on each side, to where a word ends.
CharRange widened(std::u32string_view text, CharRange range, uint32_t before, uint32_t after) {
  size_t start = range.start.value - std::min(range.start.value, before);
  size_t end = std::min<size_t>(text.size(), size_t{range.end.value} + after);
  while (start > 0 && start < range.start.value && !is_break(text[start - 1])) ++start;
  while (end < text.size() && end > range.end.value && !is_break(text[end])) --end;
  return {CharOffset(static_cast<uint32_t>(start)), CharOffset(static_cast<uint32_t>(end))};
}

std::u32string_view cut(std::u32string_view text, CharRange range) {
  return text.substr(range.start.value, range.length());
}

bool as_typed(const QueryWord& word, std::u32string_view written) {
  const auto same = [&](std::u32string_view page_word) {
    if (!word.prefix) return page_word == word.typed;
    return page_word.starts_with(word.typed);
  };
  std::u32string folded = text::folded(written, text::Folding::typography);
  if (same(folded)) return true;
  if (std::any_of(word.typed.begin(), word.typed.end(), is_vowel_sign)) return false;
  std::erase_if(folded, is_vowel_sign);
  return same(folded);
}

}  // namespace

Result<bool> Run::add_words(const PageSource& pages, const Place& place) {
  auto page = pages.page(place.document, place.page);
  if (!page && page.error().kind == ErrorKind::not_found) return false;
  if (!page) return tl::unexpected(page.error());
  if ((*page)->text.size() < place.range.end.value) return false;
  if (pages_.empty() || pages_.back()->number != (*page)->number) pages_.push_back(std::move(*page));
  const auto part = static_cast<uint8_t>(pages_.size() - 1);
  for (Token& token : tokens(cut(pages_.back()->text, place.range))) {
    const CharRange range = {token.range.start + place.range.start, token.range.end + place.range.start};
    words_.push_back({std::move(token.term), part, range});
  }
  return true;
}

Result<std::optional<Run>> Run::of_piece(const PageSource& pages, const Place& place) {
  Run run;
  if (!TRY(run.add_words(pages, place)) || run.words_.empty()) return std::optional<Run>();
  return std::optional(std::move(run));
}

Result<std::optional<Run>> Run::of_bridge(const PageSource& pages, const Place& place, const Place& next) {
  Run run;
  if (!TRY(run.add_words(pages, place))) return std::optional<Run>();
  const size_t before = run.words_.size();
  if (!TRY(run.add_words(pages, next)) || before == 0 || run.words_.size() == before) return std::optional<Run>();
  run.words_.resize(std::min(run.words_.size(), before + kBridgeWords));
  run.words_.erase(run.words_.begin(),
                   run.words_.begin() + static_cast<ptrdiff_t>(before - std::min(before, kBridgeWords)));
  return std::optional(std::move(run));
}

std::vector<std::string_view> Run::terms() const {
  std::vector<std::string_view> out;
  out.reserve(words_.size());
  for (const Word& word : words_) out.push_back(word.term);
  return out;
}

std::u32string_view Run::written(size_t word) const { return cut(pages_[words_[word].part]->text, words_[word].range); }

Passage Run::passage(const DocumentId& document, size_t first, size_t last) const {
  const auto part_of = [&](size_t from, size_t to) {
    const Page& page = *pages_[words_[from].part];
    Passage out;
    out.cite = {document, page.number, {words_[from].range.start, words_[to].range.end}};
    out.text = cut(page.text, out.cite.range);
    out.boxes = boxes_of(page, out.cite.range);
    return out;
  };
  size_t split = first;
  while (split <= last && words_[split].part == words_[first].part) ++split;
  Passage out = part_of(first, split - 1);
  if (split <= last) out.and_ = std::make_shared<const Passage>(part_of(split, last));
  return out;
}

std::u32string Run::snippet(size_t first, size_t last) const {
  const Word& begin = words_[first];
  const Word& end = words_[last];
  const std::u32string_view text = pages_[begin.part]->text;
  if (begin.part == end.part) {
    return one_line(cut(text, widened(text, {begin.range.start, end.range.end}, kSnippetAround, kSnippetAround)));
  }
  const CharRange to_end = {begin.range.start, CharOffset(static_cast<uint32_t>(text.size()))};
  const std::u32string_view after = pages_[end.part]->text;
  const std::u32string head = one_line(cut(text, widened(text, to_end, kSnippetAround, 0)));
  return head + U' ' + one_line(cut(after, widened(after, {CharOffset(0), end.range.end}, 0, kSnippetAround)));
}

std::optional<Run::Nearest> Run::nearest(std::u32string_view letters) const {
  std::u32string text;
  std::vector<size_t> word_at;
  for (size_t k = 0; k < words_.size(); ++k) {
    squeeze(words_[k].term, text);
    word_at.resize(text.size(), k);
  }
  const Closest found = closest(letters, text);
  if (found.start >= found.end) return std::nullopt;
  return Nearest{word_at[found.start], word_at[found.end - 1], found.edits};
}

void squeeze(std::string_view term, std::u32string& out) {
  // A term has one byte a letter but for scripts that have no such shapes.
  static const std::array<char32_t, 256> shapes = [] {
    std::array<char32_t, 256> table{};
    for (size_t b = 0; b < table.size(); ++b) {
      const std::u32string letter = letters_of(std::string(1, static_cast<char>(b)));
      // Followed by a letter, so that it is not final.
      const std::u32string shape = text::skeleton_of(letter + U"ا");
      table[b] = shape.size() < 2 ? 0 : shape[0];
    }
    return table;
  }();
  for (const char b : term) {
    if (const char32_t shape = shapes[static_cast<unsigned char>(b)]) out.push_back(shape);
  }
}

void settle_levels(const Query& query, const Run& run, bool only_exact, std::vector<WordMatch>& matches) {
  for (WordMatch& match : matches) {
    const bool may_be = match.level == Why::folded || query.words[match.word].prefix;
    if (!may_be || !as_typed(query.words[match.word], run.written(match.position))) continue;
    match.level = Why::exact;
    match.weight = weight_of(Why::exact);
  }
  if (only_exact)
    std::erase_if(matches,
                  [](const WordMatch& match) { return match.level != Why::exact && match.level != Why::name; });
}

}  // namespace recto::search
