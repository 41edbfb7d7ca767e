// English: a run of capitals is cut out, with the small words inside it ("Ministry of the Interior", "Omar bin Salim", "Deir ez-Zor"), and its kind is
// decided by the words in it and beside it, the surest first. A run that nothing speaks for is left alone: a wrong name costs more than one not marked.
#include <algorithm>

#include "reading/entities/patterns.h"

namespace recto::reading {
namespace {

constexpr size_t kMostRun = 9, kLeastInHeading = 3;
constexpr uint32_t kBeforePerson = bit(NameClass::rank) | bit(NameClass::courtesy) | bit(NameClass::kin);

bool is_any(std::u32string_view word, std::initializer_list<std::u32string_view> of) {
  return std::find(of.begin(), of.end(), word) != of.end();
}

class EnglishPatterns {
 public:
  EnglishPatterns(const KnownWords& known, size_t first, size_t end) : known_(known), first_(first), end_(end) {
    size_t latin = 0, small = 0;
    for (size_t i = first; i < end; ++i) {
      latin += word(i).script == Script::latin ? 1 : 0;
      small +=
          word(i).script == Script::latin && !word(i).capital && !is(i, NameClass::not_name) && !is_particle(i) ? 1 : 0;
    }
    heading_ = latin > kLeastInHeading && small == 0;  // capitals say nothing here
  }

  std::vector<NameSpan> run() {
    for (size_t i = first_; i < end_;) i = std::max(step(i), i + 1);
    return std::move(spans_);
  }

 private:
  const NameWord& word(size_t i) const { return known_.words[i]; }
  bool is(size_t i, NameClass kind) const { return i < end_ && (known_.marks[i].begins & bit(kind)) != 0; }
  bool capital(size_t i) const { return i < end_ && word(i).capital; }
  const NameHit* hit(size_t i, NameClass kind) const {
    if (i >= end_) return nullptr;
    const auto& hits = known_.hits[i];
    const auto at =
        std::find_if(hits.begin(), hits.end(), [&](const NameHit& hit) { return sense_of(hit, kind) != nullptr; });
    return at == hits.end() ? nullptr : &*at;
  }
  /// The word behind i, over a hyphen or the dot of an abbreviation.
  size_t next(size_t i) const {
    size_t k = i + 1;
    while (k < end_ && word(k).script == Script::sign && word(k).joined && is_any(word(k).folded, {U"-", U".", U"'"}))
      ++k;
    return k;
  }
  size_t add(FactType type, size_t first, size_t end, size_t cue) {
    spans_.push_back({type, first, end, cue});
    return end;
  }

  size_t step(size_t i) {
    if (word(i).script != Script::latin) return i + 1;
    if (const NameHit* post = hit(i, NameClass::post)) {
      if (const size_t end = title_at(i, next(i + post->words - 1))) return end;
    }
    if ((known_.marks[i].begins & kBeforePerson) != 0) {
      if (const size_t end = introduced(i)) return end;
    }
    return begins_run(i) ? run_at(i) : i + 1;
  }

  bool begins_run(size_t i) const { return capital(i) && !is(i, NameClass::not_name) && !(word(i).folded.size() < 2); }

  /// "head of the Security Committee", "Minister of Interior", "President Omar Salim"; gives the end of what was taken, 0 for nothing.
  size_t title_at(size_t i, size_t behind) {
    size_t k = behind;
    if (k < end_ && is_any(word(k).folded, {U"of", U"for", U"to"})) {
      ++k;
      if (k < end_ && word(k).folded == U"the") ++k;
      if (begins_run(k)) {
        const size_t end = run_end(k);
        spans_.push_back({FactType::title, i, end, i});
        run_at(k);
        return end;
      }
    }
    if (!begins_run(behind) || heading_ || is(behind, NameClass::body)) return 0;
    const size_t end = person_end(behind);
    if (end == behind) return 0;
    spans_.push_back({FactType::title, i, behind, i});
    return add(FactType::person, behind, end, i);
  }

  /// A rank or courtesy, and the person behind it.
  size_t introduced(size_t i) {
    size_t k = i;
    for (unsigned words = 0; words < 4 && k < end_; ++words) {
      const auto& hits = known_.hits[k];
      size_t most = 0;
      for (const NameHit& hit : hits) {
        const bool speaks =
            sense_of(hit, NameClass::rank) || sense_of(hit, NameClass::courtesy) || sense_of(hit, NameClass::kin);
        if (speaks) most = std::max(most, hit.words);
      }
      if (most == 0 || (k > i && is(k, NameClass::given))) break;
      k = next(k + most - 1);
    }
    if (k == i || !begins_run(k) || is(k, NameClass::body)) return 0;
    const size_t end = person_end(k);
    return end > k ? add(FactType::person, k, end, i) : 0;
  }

  bool is_particle(size_t k) const {
    return is_any(word(k).folded, {U"al", U"el", U"ez", U"ad", U"ar", U"as", U"ash", U"az", U"bin", U"ibn", U"bint",
                                   U"ben", U"van", U"von", U"de", U"abu", U"umm", U"di", U"da"});
  }

  /// The end of a person's name from i: capitals and particles, at most six.
  size_t person_end(size_t i) const {
    size_t k = i, end = i;
    for (size_t words = 0; words < 6 && k < end_; ++words) {
      if (k > i && word(k).begins_line) break;
      const bool name = capital(k) && !is(k, NameClass::not_name) && !is(k, NameClass::post) &&
                        !is(k, NameClass::body) && !is(k, NameClass::nation);
      if (!name && !is_particle(k)) break;
      const size_t behind = next(k);
      if (name && !(is_particle(k) && behind < end_)) end = k + 1;
      const bool initial = behind == k + 2 && word(k).folded.size() == 1;
      if (behind > k + 1 && word(k + 1).folded == U"." && !initial) break;
      k = behind;
    }
    return end;
  }

  /// The end of a run of capitals from i, small words between capitals included.
  size_t run_end(size_t i) const {
    size_t k = i, end = i + 1;
    for (size_t words = 0; words < kMostRun && k < end_; ++words) {
      if (k > i && word(k).begins_line) break;
      const bool small = is_any(word(k).folded, {U"of", U"for", U"the"});
      if (!small && !capital(k) && !is_particle(k)) break;
      if (capital(k) && (k == i || !is(k, NameClass::not_name))) end = k + 1;
      if (k > i && capital(k) && is(k, NameClass::not_name) && !small) break;
      const size_t behind = next(k);
      if (behind > k + 1 && word(k + 1).folded == U"." && word(k).folded.size() > 1) break;
      k = behind;
    }
    return end;
  }

  size_t run_at(size_t i) {
    if (const NameHit* body = hit(i, NameClass::body_name))
      return add(FactType::body, i, std::min(i + body->words, end_), i);
    const size_t end = heading_ ? i + 1 : run_end(i);
    if (const size_t taken = body_in(i, end)) return taken;
    if (const size_t taken = place_in(i, end)) return taken;
    if (is(i, NameClass::given) && !heading_) {
      const size_t person = person_end(i);
      const bool said = person < end_ && is(person, NameClass::said);
      if (person > next(i) || said) return add(FactType::person, i, std::max(person, i + 1), i);
    }
    return end;
  }

  /// The run as a body, if a word of bodies is in it; with the places named in it.
  size_t body_in(size_t i, size_t end) {
    for (size_t k = i; k < end; ++k) {
      if (!is(k, NameClass::body) || !capital(k) || end < i + 2) continue;
      return add(FactType::body, i, end, k);
    }
    return 0;
  }

  size_t place_in(size_t i, size_t end) {
    const NameHit* place = hit(i, NameClass::place_name);
    const size_t known_end = place ? std::min(i + place->words, end_) : i;
    const size_t tail = next(place ? known_end - 1 : end - 1);
    const bool named = is(tail, NameClass::place_tail) && (place || capital(tail));
    if (named) return add(FactType::place, i, tail + 1, tail);
    if (end > i + 1 && is(end - 1, NameClass::place_tail)) return add(FactType::place, i, end, end - 1);
    const bool headed =
        i > first_ && (is_headed(i - 1) || (i > first_ + 1 && word(i - 1).folded == U"of" && is_headed(i - 2)));
    if (headed && !is(i, NameClass::given)) return add(FactType::place, i, std::max(known_end, end), i - 1);
    if (!place) return 0;
    const uint8_t code = known_.marks[i].place;
    const bool whole = known_end >= end || (known_end < end_ && !capital(known_end));
    const bool sure =
        code <= 2 || place->words > 1 ||
        (whole && !is(i, NameClass::given) && (code <= 4 || is(i > first_ ? i - 1 : end_, NameClass::toward)));
    const bool at_start = word(i).begins_sentence && place->words == 1 && code > 2;  // "Reading the letter"
    return sure && !at_start ? add(FactType::place, i, known_end, i) : 0;
  }

  bool is_headed(size_t i) const {
    return is_any(word(i).folded, {U"village", U"town", U"city", U"district", U"governorate", U"province",
                                   U"neighbourhood", U"neighborhood", U"suburb", U"camp", U"port"});
  }

  const KnownWords& known_;
  size_t first_, end_;
  bool heading_ = false;
  std::vector<NameSpan> spans_;
};

}  // namespace

std::vector<NameSpan> english_patterns(const KnownWords& known, size_t first, size_t end) {
  return EnglishPatterns(known, first, end).run();
}

}  // namespace recto::reading
