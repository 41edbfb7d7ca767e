#include "tracing/unknown_places.h"

#include <algorithm>

#include "judging/meaning_words.h"
#include "text/fold.h"
#include "text/utf8.h"
#include "text/words.h"

namespace recto::tracing {
namespace {

constexpr size_t kMostWords = 4;
constexpr uint32_t kShortest = 4;

bool is_capital(char32_t c) { return (c >= U'A' && c <= U'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7); }

bool leads_to_place(std::u32string_view word) {
  static constexpr std::u32string_view kWords[] = {U"in", U"at", U"near",    U"from",
                                                   U"to", U"of", U"outside", U"towards"};
  return std::find(std::begin(kWords), std::end(kWords), word) != std::end(kWords);
}

bool touch(std::u32string_view text, const CharRange& a, const CharRange& b) {
  const std::u32string_view gap = text.substr(a.end.value, b.start.value - a.end.value);
  return gap == U" " || gap == U"\n" || gap == U"-";
}

}  // namespace

std::vector<Fact> unknown_places(std::u32string_view story, std::span<const Fact> names) {
  std::vector<Fact> out;
  const std::vector<text::WordSpan> words = text::words(story);
  const auto written = [&](size_t i) { return story.substr(words[i].range.start.value, words[i].range.length()); };
  for (size_t i = 0; i + 1 < words.size(); ++i) {
    if (!leads_to_place(written(i))) continue;
    size_t end = i + 1;
    while (end < words.size() && end - i <= kMostWords && is_capital(written(end).front()) &&
           touch(story, words[end - 1].range, words[end].range) &&
           !judging::is_date_word(text::folded(written(end), text::Folding::spelling)))
      ++end;
    if (end == i + 1 || (end == i + 2 && written(i + 1).size() < kShortest)) continue;
    Fact place;
    place.type = FactType::place;
    place.range = {words[i + 1].range.start, words[end - 1].range.end};
    place.text = story.substr(place.range.start.value, place.range.length());
    place.value.value = text::encode_utf8(place.text);
    place.cue = written(i);
    const bool taken = std::any_of(names.begin(), names.end(), [&](const Fact& name) {
      return name.range.start < place.range.end && place.range.start < name.range.end;
    });
    if (!taken) out.push_back(std::move(place));
  }
  return out;
}

}  // namespace recto::tracing
