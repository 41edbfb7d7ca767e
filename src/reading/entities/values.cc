#include "reading/entities/values.h"

#include <algorithm>
#include <set>

#include "names/name.h"
#include "text/utf8.h"

namespace recto::reading {
namespace {

constexpr size_t kMostIntroducing = 4, kMostNested = 5;

class NameFacts {
 public:
  NameFacts(std::u32string_view text, const KnownWords& known, const std::vector<NameSpan>& spans)
      : text_(text), known_(known), spans_(spans) {}

  std::vector<Fact> run() {
    std::vector<Fact> facts;
    for (size_t k = 0; k < spans_.size(); ++k) facts.push_back(fact_of(k));
    return facts;
  }

 private:
  std::u32string written(CharRange range) const {
    return std::u32string(text_.substr(range.start.value, range.length()));
  }
  CharRange range_of(size_t first, size_t end) const {
    return {known_.words[first].range.start, known_.words[end - 1].range.end};
  }

  Fact fact_of(size_t k) const {
    const NameSpan& span = spans_[k];
    Fact fact;
    fact.type = span.type;
    fact.range = range_of(span.first, span.end);
    fact.range.start = CharOffset(fact.range.start.value + joined_letters(span));
    fact.text = written(fact.range);
    fact.cue = written(known_.words[span.cue].range);
    fact.value.value = text::encode_utf8(one_line(fact.text));
    if (span.type == FactType::person) set_person(k, fact);
    if (span.type == FactType::place) set_place(span, fact);
    return fact;
  }

  static std::u32string one_line(std::u32string_view text) {
    std::u32string line;
    for (const char32_t c : text) {
      const bool blank = c == U' ' || c == U'\n' || c == U'\t' || c == U'\r';
      if (!blank) line += c;
      if (blank && !line.empty() && line.back() != U' ') line += U' ';
    }
    return line;
  }

  static bool fits(const NameHit& hit, FactType type) {
    if (type == FactType::place) return sense_of(hit, NameClass::place_name) || sense_of(hit, NameClass::place_head);
    if (type == FactType::person) return sense_of(hit, NameClass::given) || sense_of(hit, NameClass::servant);
    if (type == FactType::title) return sense_of(hit, NameClass::post) || sense_of(hit, NameClass::deputy);
    return sense_of(hit, NameClass::body) || sense_of(hit, NameClass::body_name);
  }

  /// How many letters of the first word are و ف ب ل ك before the name: only where the word is known without them and not with them.
  uint32_t joined_letters(const NameSpan& span) const {
    const NameWord& first = known_.words[span.first];
    if (first.script != Script::arabic || first.range.length() != first.folded.size()) return 0;
    uint32_t letters = 0;
    for (const NameHit& hit : known_.hits[span.first]) {
      if (!fits(hit, span.type)) continue;
      const bool article = hit.article && hit.taken >= 2 && first.folded.compare(hit.taken - 2U, 2, U"ال") == 0;
      const uint32_t before = hit.article && !article ? 0 : hit.taken - (article ? 2U : 0U);
      if (before == 0) return 0;
      letters = letters == 0 ? before : std::min(letters, before);
    }
    return letters;
  }

  /// Rank, post and the bare name. Ranks and courtesies stand before it, a post is the title that touches it.
  void set_person(size_t k, Fact& fact) const {
    const NameSpan& span = spans_[k];
    size_t from = span.first;
    while (from > 0 && span.first - from < kMostIntroducing && introduces(from - 1)) --from;
    if (from < span.first) fact.cue = written(range_of(from, span.first));
    const CharRange whole{known_.words[from].range.start, fact.range.end};
    const names::Name name = names::parse(written(whole), names::Tables::built_in());
    for (const names::Title& title : name.titles) {
      const bool rank = title.field == names::TitleField::military || title.field == names::TitleField::police;
      if (rank && fact.value.unit.empty()) fact.value.unit = title.id;
    }
    const size_t first = k - std::min(k, kMostNested);
    for (size_t other = first; other < std::min(k + kMostNested, spans_.size()); ++other) {
      if (spans_[other].type != FactType::title || !touches(spans_[other], span)) continue;
      fact.value.other = text::encode_utf8(one_line(written(range_of(spans_[other].first, spans_[other].end))));
      break;
    }
  }

  bool introduces(size_t i) const {
    const NameWord& word = known_.words[i];
    if (word.script == Script::sign) return i > 0 && word.folded == U"." && word.joined && introduces(i - 1);
    const uint32_t marks = known_.marks[i].begins | known_.marks[i].inside;
    return (marks & (bit(NameClass::rank) | bit(NameClass::courtesy) | bit(NameClass::kin))) != 0;
  }

  /// At most a comma and ranks stand between them.
  bool touches(const NameSpan& a, const NameSpan& b) const {
    size_t from = std::min(a.end, b.end);
    const size_t to = std::max(a.first, b.first);
    if (a.first >= b.first && a.end <= b.end) return false;
    if (to > from + kMostIntroducing) return false;
    while (from < to && (introduces(from) || known_.words[from].folded == U"," || known_.words[from].folded == U"،"))
      ++from;
    return from >= to;
  }

  void set_place(const NameSpan& span, Fact& fact) const {
    const KnownPlace* best = nullptr;
    std::set<std::pair<std::string_view, std::string_view>> parents;
    size_t longest = 0;
    for (size_t i = span.first; i < span.end; ++i) {
      for (const NameHit& hit : known_.hits[i]) {
        const bool head = sense_of(hit, NameClass::place_head) || sense_of(hit, NameClass::place_tail);
        if (i + hit.words > span.end || hit.words < longest || (head && span.end > span.first + 1)) continue;
        if (hit.words > longest && sense_of(hit, NameClass::place_name)) {
          best = nullptr;  // a longer one: what the shorter could be counts no more
          parents.clear();
          longest = hit.words;
        }
        for (const NameSense& sense : hit.senses) {
          if (!sense.place) continue;
          parents.insert({sense.place->country, sense.place->kind == PlaceKind::city ? sense.place->region : "-"});
          if (!best || is_greater(*sense.place, *best)) best = sense.place;
        }
      }
    }
    if (!best) return;
    constexpr std::string_view kKinds[] = {"country", "region", "city"};
    fact.value.value = best->latin;
    fact.value.unit = best->country;
    fact.value.form = kKinds[static_cast<size_t>(best->kind)];
    if (best->region != "-") fact.value.other = best->region;
    std::set<std::string_view> regions;
    for (const auto& [country, region] : parents) regions.insert(region == "-" ? country : region);
    const bool one_place_twice =
        parents.size() == 2 && parents.begin()->first == parents.rbegin()->first && parents.begin()->second == "-";
    if (regions.size() > 1 && best->kind != PlaceKind::country && !one_place_twice) fact.value.doubt = "ambiguous";
  }

  static bool is_greater(const KnownPlace& a, const KnownPlace& b) {
    if ((a.kind == PlaceKind::country) != (b.kind == PlaceKind::country)) return a.kind == PlaceKind::country;
    return a.population > b.population;
  }

  std::u32string_view text_;
  const KnownWords& known_;
  const std::vector<NameSpan>& spans_;
};

}  // namespace

std::vector<Fact> facts_of_names(std::u32string_view text, const KnownWords& known,
                                 const std::vector<NameSpan>& spans) {
  return NameFacts(text, known, spans).run();
}

}  // namespace recto::reading
