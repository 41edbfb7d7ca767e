// From quote marks to quotations.
//
//   story_form.h    paragraphs and block quotes
//   quote_marks.h   which marks belong together
//   attribution.h   speaker and cue from the story's own words around a quotation
//   this file       puts them together: what counts as a quotation, whose words a second one continues, which belong to one sentence
#include "reading/quotations.h"

#include <algorithm>
#include <map>

#include "reading/attribution.h"
#include "reading/quote_marks.h"
#include "reading/story_form.h"
#include "text/words.h"

namespace recto::reading {
namespace {

/// A quotation and what it stands in.
struct Item {
  MarkedStretch stretch;
  CharRange frame;  ///< the paragraph, or the quotation around it
  Attribution attribution;
  bool block = false;
};

std::u32string_view slice(std::u32string_view text, CharRange range) {
  return text.substr(range.start.value, range.length());
}
CharRange range_of(CharOffset start, CharOffset end) { return {start, std::max(start, end)}; }
bool overlap(CharRange a, CharRange b) { return a.start < b.end && b.start < a.end; }
bool is_one_of(char32_t c, std::u32string_view set) { return set.find(c) != set.npos; }

/// The last sentence of a range, if the quotation behind it goes on with it.
CharRange last_sentence(std::u32string_view story, CharRange range) {
  const CharRange own = trimmed(story, range);
  if (own.length() == 0 || is_one_of(story[own.end.value - 1], U".!?؟")) return range_of(range.end, range.end);
  const std::vector<CharRange> sentences = text::sentences(slice(story, own));
  return sentences.empty() ? own : range_of(own.start + sentences.back().start, range.end);
}

bool starts_lower(std::u32string_view text) {
  const size_t first = text.find_first_not_of(U" \n,،—–-");
  return first != text.npos && text[first] >= U'a' && text[first] <= U'z';
}

/// The first sentence of a range, if it goes on with the quotation before it.
CharRange first_sentence(std::u32string_view story, CharRange range, CharRange quoted) {
  const CharRange own = trimmed(story, range);
  const CharRange nothing = range_of(range.start, range.start);
  if (own.length() == 0 || is_one_of(story[own.start.value], U".!?؟؛;:")) return nothing;
  const bool ended = story[quoted.end.value - 1] == U'.';
  if (ended && !starts_lower(slice(story, own)) && !is_one_of(story[own.start.value], U",،")) return nothing;
  const std::vector<CharRange> sentences = text::sentences(slice(story, own));
  return sentences.empty() ? own : range_of(range.start, own.start + sentences.front().end);
}

/// Quotations at one level of one frame, with their speakers.
void attribute_all(std::u32string_view story, std::vector<Item*>& items) {
  for (size_t k = 0; k < items.size(); ++k) {
    Item& item = *items[k];
    const bool follows = k > 0 && items[k - 1]->frame == item.frame;
    const bool precedes = k + 1 < items.size() && items[k + 1]->frame == item.frame;
    const CharRange outer = item.stretch.outer;
    const CharRange before = range_of(follows ? items[k - 1]->stretch.outer.end : item.frame.start, outer.start);
    const CharRange after = range_of(outer.end, precedes ? items[k + 1]->stretch.outer.start : item.frame.end);
    item.attribution =
        attribute(story, {last_sentence(story, before), outer, first_sentence(story, after, item.stretch.inner)});
    if (follows && item.attribution.speaker.empty()) item.attribution.speaker = items[k - 1]->attribution.speaker;
  }
}

/// "…," the letter says, "…": one sentence, split by its own cue.
bool continues(std::u32string_view story, const Item& first, const Item& second) {
  constexpr size_t kMostWords = 12;
  if (first.frame != second.frame || first.stretch.depth != second.stretch.depth) return false;
  const CharRange between = trimmed(story, range_of(first.stretch.outer.end, second.stretch.outer.start));
  const std::u32string_view words = slice(story, between);
  if (words.empty() || is_one_of(words.back(), U".!?؟:") || is_one_of(words.front(), U".!?؟")) return false;
  if (text::sentences(words).size() > 1 || text::words(words).size() > kMostWords) return false;
  const bool second_goes_on = is_one_of(words.back(), U",،") || starts_lower(slice(story, second.stretch.inner));
  return second_goes_on && first.attribution.follows && !first.attribution.cue.empty();
}

/// A short paragraph without a full stop. Headlines write every word with a capital, so capitals make no title there.
bool is_headline(std::u32string_view story, CharRange paragraph) {
  constexpr size_t kLongest = 20;
  const CharRange own = trimmed(story, paragraph);
  size_t end = own.end.value;
  while (end > own.start.value && is_one_of(story[end - 1], U"\"'”’»")) --end;
  return end > own.start.value && !is_one_of(story[end - 1], U".!?؟:,،") &&
         text::words(slice(story, own)).size() <= kLongest;
}

/// Words that are set off and not quoted: one or two of them, or a title, with nobody said to have said them.
bool only_set_off(std::u32string_view story, const Item& item) {
  constexpr size_t kShort = 2, kLongestTitle = 8, kShortWord = 3;
  if (item.block || !item.attribution.cue.empty()) return false;
  const std::u32string_view quoted = slice(story, item.stretch.inner);
  const std::vector<text::WordSpan> words = text::words(quoted);
  if (words.size() <= kShort) return true;
  if (words.size() > kLongestTitle || is_one_of(quoted.back(), U".,!?")) return false;
  if (is_headline(story, item.frame)) return false;
  return std::all_of(words.begin(), words.end(), [&](const text::WordSpan& word) {
    const char32_t first = quoted[word.range.start.value];
    return (first >= U'A' && first <= U'Z') ||
           (word.range.length() <= kShortWord && word.range.start.value > 0 && first < 0x250);
  });
}

/// An inner quotation is a fact of its own where it has a cue, or is long enough to be looked for.
bool stands_alone(std::u32string_view story, const Item& item) {
  constexpr size_t kLeastWords = 4;
  return item.stretch.depth == 0 || !item.attribution.cue.empty() ||
         text::words(slice(story, item.stretch.inner)).size() >= kLeastWords;
}

/// A quotation over several paragraphs has its first one before it and its last one behind it.
CharRange paragraphs_around(CharRange range, const std::vector<CharRange>& paragraphs) {
  CharRange around = range;
  auto next =
      std::partition_point(paragraphs.begin(), paragraphs.end(), [&](CharRange p) { return p.end <= range.start; });
  for (; next != paragraphs.end() && overlap(*next, range); ++next) {
    around = {std::min(around.start, next->start), std::max(around.end, next->end)};
  }
  return around;
}

std::vector<Item> marked_items(std::u32string_view story, const std::vector<CharRange>& parts,
                               const std::vector<CharRange>& blocks) {
  std::vector<Item> items;
  std::vector<CharRange> around;  // the inner ranges of the stretches that the next one stands in
  for (const MarkedStretch& stretch : pair_quote_marks(story, parts)) {
    const auto block =
        std::partition_point(blocks.begin(), blocks.end(), [&](CharRange b) { return b.end <= stretch.outer.start; });
    if (block != blocks.end() && overlap(*block, stretch.outer)) continue;
    while (!around.empty() && around.back().end <= stretch.outer.start) around.pop_back();
    const CharRange frame = around.empty() ? paragraphs_around(stretch.outer, parts) : around.back();
    items.push_back({stretch, frame, {}, false});
    items.back().stretch.depth = static_cast<unsigned>(around.size());
    around.push_back(stretch.inner);
  }
  return items;
}

/// A block quote is introduced by the paragraph before it.
Item block_item(std::u32string_view story, const std::vector<CharRange>& parts, CharRange block) {
  Item item{{block, block, 0}, block, {}, true};
  const auto after =
      std::partition_point(parts.begin(), parts.end(), [&](CharRange p) { return p.start < block.start; });
  if (after == parts.begin()) return item;
  // Where lines are paragraphs the quote's own marks may open one; its introduction then ends before it.
  CharRange introduction{std::prev(after)->start, std::min(std::prev(after)->end, block.start)};
  while (introduction.length() > 0 && is_one_of(story[introduction.end.value - 1], U" >\t\n."))
    --introduction.end.value;
  if (introduction.length() == 0 && std::prev(after) != parts.begin()) introduction = *std::prev(after, 2);
  item.attribution = attribute(story, {last_sentence(story, introduction), block, range_of(block.end, block.end)});
  return item;
}

Fact fact_of(std::u32string_view story, const Item& item) {
  Fact fact;
  fact.type = FactType::quotation;
  fact.range = item.stretch.inner;
  fact.text = std::u32string(slice(story, fact.range));
  fact.speaker = item.attribution.speaker;
  fact.cue = item.attribution.cue;
  return fact;
}

void attribute_levels(std::u32string_view story, std::vector<Item>& items) {
  std::map<unsigned, std::vector<Item*>> levels;
  for (Item& item : items) levels[item.stretch.depth].push_back(&item);
  for (auto& [depth, level] : levels) attribute_all(story, level);
}

std::vector<Fact> facts_of(std::u32string_view story, const std::vector<Item>& items) {
  std::vector<Fact> facts;
  const Item* previous = nullptr;
  size_t previous_fact = 0;
  unsigned groups = 0;
  for (const Item& item : items) {
    if (item.stretch.inner.length() == 0 || only_set_off(story, item) || !stands_alone(story, item)) continue;
    facts.push_back(fact_of(story, item));
    if (item.stretch.depth > 0) continue;
    if (previous && continues(story, *previous, item)) {
      Fact& first = facts[previous_fact];
      if (first.group == 0) first.group = ++groups;
      facts.back().group = first.group;
    }
    previous = &item;
    previous_fact = facts.size() - 1;
  }
  return facts;
}

}  // namespace

std::vector<Fact> find_quotations(std::u32string_view story, const StoryLayout& layout) {
  const std::vector<CharRange> parts = paragraphs(story);
  const std::vector<CharRange> blocks = layout.block_quotes.empty() ? block_quotes(story) : layout.block_quotes;
  std::vector<Item> items = marked_items(story, parts, blocks);
  attribute_levels(story, items);
  for (const CharRange& block : blocks) items.push_back(block_item(story, parts, trimmed(story, block)));
  std::sort(items.begin(), items.end(), [](const Item& a, const Item& b) {
    return a.stretch.outer.start != b.stretch.outer.start ? a.stretch.outer.start < b.stretch.outer.start
                                                          : a.stretch.outer.end > b.stretch.outer.end;
  });
  return facts_of(story, items);
}

}  // namespace recto::reading
