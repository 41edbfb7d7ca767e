#include "reading/entities/features.h"

#include <algorithm>

#include "reading/entities/patterns.h"

namespace recto::reading {
namespace {

uint32_t mixed(uint64_t h) {
  h ^= h >> 33;
  h *= 0xFF51AFD7ED558CCDULL;
  h ^= h >> 33;
  h *= 0xC4CEB9FE1A85EC53ULL;
  return static_cast<uint32_t>(h >> 32);
}

/// FNV-1a over scalars, begun with the template's number.
uint64_t hash_of(unsigned kind, std::u32string_view letters, uint64_t h = 0xCBF29CE484222325ULL) {
  h = (h ^ kind) * 0x100000001B3ULL;
  for (const char32_t c : letters) h = (h ^ c) * 0x100000001B3ULL;
  return h;
}

uint8_t place_code(const NameSense& sense) {
  if (!sense.place) return 1;
  if (sense.place->kind == PlaceKind::country) return 2;
  if (sense.place->kind == PlaceKind::region) return 3;
  return sense.place->population >= 100'000 ? 4 : 5;
}

constexpr std::u32string_view kOutside = U"\1";

/// Collects the features of one word; each template has its own number.
class Collector {
 public:
  Collector(const KnownWords& known, size_t first, size_t end, size_t i, std::vector<uint32_t>& out)
      : known_(known), first_(first), end_(end), i_(i), out_(out) {}

  void run() {
    out_.push_back(mixed(hash_of(0, U"")));
    words();
    affixes();
    for (int step = -2; step <= 2; ++step) marks(step);
    joint_marks();
    shape();
    for (const int step : {-1, 0, 1}) patterns(step);
    trigrams();
  }

 private:
  bool has(int step) const {
    const auto k = static_cast<ptrdiff_t>(i_) + step;
    return k >= static_cast<ptrdiff_t>(first_) && k < static_cast<ptrdiff_t>(end_);
  }
  size_t at(int step) const { return static_cast<size_t>(static_cast<ptrdiff_t>(i_) + step); }
  std::u32string_view word(int step) const {
    return has(step) ? std::u32string_view(known_.words[at(step)].folded) : kOutside;
  }
  std::u32string_view stem(int step) const {
    return has(step) ? std::u32string_view(known_.stems[at(step)]) : kOutside;
  }
  uint32_t begins(int step) const { return has(step) ? known_.marks[at(step)].begins : 1U << 31; }
  uint32_t all(int step) const {
    return has(step) ? known_.marks[at(step)].begins | known_.marks[at(step)].inside : 1U << 31;
  }

  void add(unsigned kind, std::u32string_view a) { out_.push_back(mixed(hash_of(kind, a))); }
  void add(unsigned kind, std::u32string_view a, std::u32string_view b) {
    out_.push_back(mixed(hash_of(1, b, hash_of(kind, a))));
  }
  void add(unsigned kind, uint64_t value) {
    out_.push_back(mixed(hash_of(kind, U"") ^ (value * 0x9E3779B97F4A7C15ULL)));
  }

  void words() {
    for (int step = -2; step <= 2; ++step) {
      add(10 + static_cast<unsigned>(step + 2), word(step));
      add(20 + static_cast<unsigned>(step + 2), stem(step));
    }
    add(30, stem(-1), stem(0));
    add(31, stem(0), stem(1));
    add(32, stem(-2), stem(-1));
    add(33, stem(-1), stem(1));
  }

  void affixes() {
    for (const int step : {-1, 0, 1}) {
      const std::u32string_view all = word(step), bare = stem(step);
      const auto kind = static_cast<unsigned>(40 + 20 * (step + 1));
      for (size_t n = 1; n <= (step == 0 ? 4U : 2U); ++n) {
        if (all.size() > n) add(kind + static_cast<unsigned>(n), all.substr(0, n));
        if (all.size() > n) add(kind + 5 + static_cast<unsigned>(n), all.substr(all.size() - n));
        if (step == 0 && bare.size() > n) add(kind + 10 + static_cast<unsigned>(n), bare.substr(0, n));
      }
    }
  }

  void marks(int step) {
    const auto base = static_cast<unsigned>(200 + 100 * (step + 2));
    if (!has(step)) return;
    const WordMarks& mine = known_.marks[at(step)];
    for (unsigned k = 0; k < kNameClasses; ++k) {
      if (mine.begins >> k & 1U) add(base + k, 1);
      if (mine.inside >> k & 1U) add(base + 30 + k, 1);
    }
    if (mine.place > 0) add(base + 60, mine.place);
    if (mine.foreign) add(base + 61, 1);
    if (mine.phrase) add(base + 62, 1);
  }

  void joint_marks() {
    add(800, all(0));
    add(801, (uint64_t{all(-1)} << 32) | all(0));
    add(802, (uint64_t{all(0)} << 32) | all(1));
    add(803, (uint64_t{begins(-2)} << 32) | begins(-1));
    add(804, (uint64_t{begins(1)} << 32) | begins(2));
  }

  void shape() {
    const NameWord& mine = known_.words[i_];
    const bool article = word(0).starts_with(U"ال");
    const auto length = static_cast<uint64_t>(std::min<size_t>(word(0).size(), 12));
    add(810, length);
    add(811, static_cast<uint64_t>(mine.script));
    add(812, (uint64_t{article} << 2) | (uint64_t{has(-1) && word(-1).starts_with(U"ال")} << 1) |
                 uint64_t{has(1) && word(1).starts_with(U"ال")});
    add(813, mine.begins_sentence || i_ == first_ ? 1 : 0);
    if (has(1)) add(814, static_cast<uint64_t>(known_.words[at(1)].script));
    add(815, (uint64_t{known_.marks[i_].place} << 8) | length);
  }

  /// What the patterns alone would say.
  void patterns(int step) {
    if (has(step) && known_.patterns[at(step)] != 0) add(static_cast<unsigned>(831 + step), known_.patterns[at(step)]);
  }

  /// Three letters in a row of the bare word: how foreign names sound.
  void trigrams() {
    const std::u32string_view bare = stem(0);
    for (size_t k = 0; k + 3 <= std::min(bare.size(), kMostTrigrams + 2); ++k) add(840, bare.substr(k, 3));
  }

  static constexpr size_t kMostTrigrams = 10;
  const KnownWords& known_;
  size_t first_, end_, i_;
  std::vector<uint32_t>& out_;
};

std::u32string stem_of(const NameWord& word) {
  if (word.script != Script::arabic) return word.script == Script::number ? U"0" : word.folded;
  const std::vector<Front> fronts = fronts_of(word.folded);
  const Front* best = &fronts.front();
  for (const Front& front : fronts) {
    if (front.rest.size() >= 3 && front.taken > best->taken) best = &front;
  }
  return best->rest;
}

}  // namespace

KnownWords::KnownWords(std::span<const NameWord> given) : words(given), marks(given.size()), patterns(given.size()) {
  const Naming& naming = Naming::instance();
  hits.reserve(words.size());
  stems.reserve(words.size());
  for (size_t i = 0; i < words.size(); ++i) {
    hits.push_back(naming.at(words, i));
    stems.push_back(stem_of(words[i]));
    for (const NameHit& hit : hits.back()) {
      for (const NameSense& sense : hit.senses) {
        marks[i].begins |= bit(sense.kind);
        const bool place = sense.kind == NameClass::place_name;
        if (place && (marks[i].place == 0 || place_code(sense) < marks[i].place)) marks[i].place = place_code(sense);
        marks[i].foreign = marks[i].foreign || (sense.kind == NameClass::given && sense.code == "foreign");
        if (hit.words == 1) continue;
        marks[i].phrase = marks[i].phrase || place || sense.kind == NameClass::body_name;
        for (size_t k = i + 1; k < std::min(i + hit.words, words.size()); ++k) marks[k].inside |= bit(sense.kind);
      }
    }
  }
  for (const auto& [first, end] : stretches_of(words)) {
    for (const NameSpan& span : arabic_patterns(*this, first, end)) {
      for (size_t k = span.first; k < span.end; ++k)
        patterns[k] = static_cast<uint8_t>(2 * static_cast<unsigned>(span.type) + (k == span.first ? 1 : 2));
    }
  }
}

void add_features(const KnownWords& known, size_t first, size_t end, size_t i, std::vector<uint32_t>& features) {
  Collector(known, first, end, i, features).run();
}

void add_step_features(const KnownWords& known, size_t i, unsigned label_before, std::vector<uint32_t>& features) {
  const WordMarks& mine = known.marks[i];
  const uint64_t marks = mine.begins | mine.inside;
  const bool article = known.words[i].folded.starts_with(U"ال");
  features.push_back(mixed(hash_of(900, U"") + label_before));
  features.push_back(mixed(hash_of(901, U"") ^ ((marks << 6 | label_before) * 0x9E3779B97F4A7C15ULL)));
  features.push_back(mixed(hash_of(902 + label_before, known.stems[i])));
  features.push_back(
      mixed(hash_of(920, U"") ^
            ((uint64_t{article} << 9 | uint64_t{known.words[i].joined} << 8 | label_before) * 0x9E3779B97F4A7C15ULL)));
}

}  // namespace recto::reading
