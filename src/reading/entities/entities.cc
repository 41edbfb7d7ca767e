#include "reading/entities/entities.h"

#include <algorithm>
#include <tuple>

#include "reading/entities/patterns.h"
#include "reading/entities/values.h"

namespace recto::reading {
namespace {

constexpr FactType kNames[] = {FactType::person, FactType::body, FactType::place};
constexpr FactType kTitles[] = {FactType::title};

bool mostly_arabic(std::span<const NameWord> words) {
  size_t arabic = 0, latin = 0;
  for (const NameWord& word : words) {
    arabic += word.script == Script::arabic ? 1 : 0;
    latin += word.script == Script::latin ? 1 : 0;
  }
  return arabic > latin;
}

void append(std::vector<NameSpan>& spans, const std::vector<NameSpan>& more) {
  spans.insert(spans.end(), more.begin(), more.end());
}

/// What a tagger finds in a stretch.
std::vector<NameSpan> tagged(const Tagger& tagger, const KnownWords& known, size_t first, size_t end,
                             std::span<const FactType> types) {
  std::vector<NameSpan> spans;
  for (const TaggedName& name : tagger.tag(known, first, end))
    spans.push_back({types[name.kind], name.first, name.end, name.first});
  return spans;
}

/// The place of the gazetteer that begins with word i, of the own table, a country, a province or a large town; null if there is none.
const NameHit* plain_place(const KnownWords& known, size_t i) {
  const NameHit* best = nullptr;
  for (const NameHit& hit : known.hits[i]) {
    const bool place = sense_of(hit, NameClass::place_name) && (hit.words > 1 || known.marks[i].place <= 4);
    if (place && (!best || hit.words > best->words)) best = &hit;
  }
  return best;
}

/// The bodies within titles that the tagger did not see.
void add_nested_bodies(const KnownWords& known, std::vector<NameSpan>& spans) {
  const size_t found = spans.size();
  for (size_t k = 0; k < found; ++k) {
    const NameSpan title = spans[k];
    if (title.type != FactType::title) continue;
    for (const NameSpan& body : arabic_patterns(known, title.first, title.end)) {
      const auto meets = [&](const NameSpan& other) {
        return other.type == FactType::body && other.first < body.end && body.first < other.end;
      };
      const auto near = std::min(found, k + 8);
      const bool met = std::any_of(spans.begin() + static_cast<ptrdiff_t>(k - std::min<size_t>(k, 8)),
                                   spans.begin() + static_cast<ptrdiff_t>(near), meets);
      if (body.type == FactType::body && body.first > title.first && !met) spans.push_back(body);
    }
  }
}

/// Places within bodies and titles.
void add_nested_places(const KnownWords& known, std::vector<NameSpan>& spans) {
  const size_t found = spans.size();
  for (size_t k = 0; k < found; ++k) {
    const NameSpan span = spans[k];
    if (span.type != FactType::body && span.type != FactType::title) continue;
    for (size_t i = span.first; i < span.end; ++i) {
      const NameHit* place = plain_place(known, i);
      if (!place || i + place->words > span.end || (i == span.first && place->words == span.end - span.first)) continue;
      if ((known.marks[i].begins & (bit(NameClass::given) | bit(NameClass::nation))) != 0) continue;
      spans.push_back({FactType::place, i, i + place->words, i});
      i += place->words - 1;
    }
  }
  std::stable_sort(spans.begin(), spans.end(), [](const NameSpan& a, const NameSpan& b) {
    return std::make_tuple(a.first, b.end, a.type) < std::make_tuple(b.first, a.end, b.type);
  });
  const auto same = [](const NameSpan& a, const NameSpan& b) {
    return a.first == b.first && a.end == b.end && a.type == b.type;
  };
  spans.erase(std::unique(spans.begin(), spans.end(), same), spans.end());
}

}  // namespace

std::vector<Fact> find_names(std::u32string_view text, const NameTaggers& taggers) {
  const std::vector<NameWord> words = name_words(text);
  const KnownWords known(words);
  std::vector<NameSpan> spans;
  for (const auto& [first, end] : stretches_of(words)) {
    const bool arabic = mostly_arabic(known.words.subspan(first, end - first));
    if (!arabic || !taggers.names)
      append(spans, arabic ? arabic_patterns(known, first, end) : english_patterns(known, first, end));
    if (arabic && taggers.names) append(spans, tagged(*taggers.names, known, first, end, kNames));
    if (arabic && taggers.titles) append(spans, tagged(*taggers.titles, known, first, end, kTitles));
  }
  std::stable_sort(spans.begin(), spans.end(), [](const NameSpan& a, const NameSpan& b) { return a.first < b.first; });
  if (taggers.titles) add_nested_bodies(known, spans);
  add_nested_places(known, spans);
  return facts_of_names(text, known, spans);
}

std::vector<Fact> find_names(std::u32string_view text) {
  return find_names(text, {&Tagger::names(), &Tagger::titles()});
}

}  // namespace recto::reading
