#include <algorithm>

#include "reading/entities/patterns.h"

namespace recto::reading {
namespace {

constexpr size_t kMostNameWords = 6, kMostBodyWords = 6;
constexpr uint32_t kNotInName = bit(NameClass::toward) | bit(NameClass::said) | bit(NameClass::body) |
                                bit(NameClass::post) | bit(NameClass::place_head) | bit(NameClass::kin) |
                                bit(NameClass::nation) | bit(NameClass::rank) | bit(NameClass::not_name);
constexpr uint32_t kIntroduces = bit(NameClass::rank) | bit(NameClass::courtesy) | bit(NameClass::kin);

class ArabicPatterns {
 public:
  ArabicPatterns(const KnownWords& known, size_t first, size_t end) : known_(known), first_(first), end_(end) {}

  std::vector<NameSpan> run() {
    for (size_t i = first_; i < end_;) i = step(i);
    return std::move(spans_);
  }

 private:
  uint32_t marks(size_t i) const { return i < end_ ? known_.marks[i].begins : 0; }
  bool is(size_t i, uint32_t classes) const { return (marks(i) & classes) != 0; }
  bool is_word(size_t i) const {
    return i < end_ && known_.words[i].script == Script::arabic && !(i > first_ && known_.words[i].begins_line);
  }
  bool definite(size_t i) const {
    const std::u32string& word = known_.words[i].folded;
    return word.starts_with(U"ال") || word.starts_with(U"لل") || word.starts_with(U"وال");
  }
  const NameHit* hit(size_t i, NameClass kind) const {
    for (const NameHit& hit : known_.hits[i]) {
      if (sense_of(hit, kind)) return &hit;
    }
    return nullptr;
  }

  size_t add(FactType type, size_t first, size_t end, size_t cue) {
    spans_.push_back({type, first, end, cue});
    return end;
  }

  size_t step(size_t i) {
    if (const NameHit* body = hit(i, NameClass::body_name))
      return add(FactType::body, i, std::min(i + body->words, end_), i);
    if (is(i, bit(NameClass::body))) return body_at(i);
    if (is(i, kIntroduces) && !is(i, bit(NameClass::given))) {
      size_t name = i + 1;
      while (is(name, kIntroduces) && name < i + 4) ++name;
      const size_t end = name_end(name, kMostNameWords);
      if (end > name) return add(FactType::person, name, end, i);
    }
    if (is(i, bit(NameClass::given) | bit(NameClass::servant) | bit(NameClass::kunya))) {
      const size_t end = name_end(i, kMostNameWords);
      if (end >= i + 2) return add(FactType::person, i, end, i);
    }
    if (const NameHit* place = hit(i, NameClass::place_name); place && speaks_for_place(i, *place))
      return add(FactType::place, i, std::min(i + place->words, end_), i);
    return i + 1;
  }

  bool speaks_for_place(size_t i, const NameHit& place) const {
    const uint8_t code = known_.marks[i].place;
    return place.words > 1 || code <= 2 || (code <= 4 && !is(i, bit(NameClass::given))) ||
           (i > first_ && is(i - 1, bit(NameClass::toward) | bit(NameClass::place_head)));
  }

  /// The end of a chain of names from i on: known names, particles, and words that nothing speaks against.
  size_t name_end(size_t i, size_t most) const {
    size_t k = i;
    while (k < i + most && is_word(k) && !(is(k, kNotInName) && !is(k, bit(NameClass::given)))) {
      const bool known = is(k, bit(NameClass::given) | bit(NameClass::descent) | bit(NameClass::servant) |
                                   bit(NameClass::kunya) | bit(NameClass::faith));
      const bool family = k > i && k < i + 3;
      if (!known && !family) break;
      ++k;
      if (!known) break;
    }
    return k;
  }

  size_t body_at(size_t i) {
    size_t k = i + 1;
    while (k < i + kMostBodyWords && is_word(k) &&
           (definite(k) || is(k, bit(NameClass::nation) | bit(NameClass::body) | bit(NameClass::place_name))))
      ++k;
    if (k == i + 1) return k;
    return add(FactType::body, i, k, i);
  }

  const KnownWords& known_;
  size_t first_, end_;
  std::vector<NameSpan> spans_;
};

}  // namespace

std::vector<NameSpan> arabic_patterns(const KnownWords& known, size_t first, size_t end) {
  return ArabicPatterns(known, first, end).run();
}

}  // namespace recto::reading
