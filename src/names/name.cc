// Reading a name: words, then titles set apart from the front of each section between commas, then parts built of one word
// and the particles around it, then the order (Family, Given), then what each part is.

#include "names/name.h"

#include <algorithm>
#include <array>
#include <span>

#include "names/word_table.h"

namespace recto::names {
namespace {

using Words = std::span<const Word>;

/// A part being built.
struct Building {
  Part part;
  bool kunya = false;
  bool open = false;    ///< abd, abu: the next word belongs to it
  bool sealed = false;  ///< -allah has been added: no second one
  bool faith = false;
};

/// Builds the parts of one section between commas.
class Assembler {
 public:
  Assembler(const WordTable& table, std::u32string_view text) : table_(table), text_(text) {}

  void take(const Word& word, const Word* next) {
    const auto known = table_.particle(word, next);
    if (!known || !particle(*known, word, next)) plain(word);
  }

  std::vector<Building> finish() {
    if (!parts_.empty()) parts_.back().open = false;
    return std::move(parts_);
  }
  uint8_t generation() const { return generation_; }

 private:
  /// True if the word has done its work as a particle.
  bool particle(const WordTable::FoundParticle& known, const Word& word, const Word* next) {
    switch (known.particle) {
      case Particle::article:
        return next != nullptr && (article_ = true);
      case Particle::sun:
        return next != nullptr && is_assimilated(word, *next) && (article_ = true);
      case Particle::descent:
      case Particle::family:
        descent_ = true;
        begin(word);
        return true;
      case Particle::servant:
      case Particle::kunya:
        return compound(known, word, next);
      case Particle::faith:
      case Particle::god:
        return suffix(known.particle, word);
      case Particle::number:
        if (parts_.empty()) return false;
        generation_ = known.number;
        return true;
      case Particle::drop:
        return true;
    }
    return false;
  }

  static bool is_assimilated(const Word& word, const Word& next) {
    return next.folded.front() == word.folded.back() ||
           (word.folded.size() > 2 && next.folded.starts_with(word.folded.substr(1)));
  }

  bool compound(const WordTable::FoundParticle& known, const Word& word, const Word* next) {
    const Particle particle = known.particle;
    if (open()) return false;
    Word made = word;
    if (next == nullptr) {
      if (particle == Particle::servant) return false;
      made.letters = table_.particle_word(known.row);
      plain(made);
      return true;
    }
    made.letters = word.folded;
    if (particle == Particle::servant) made.letters = word.arabic ? U"عبد" : U"abd";
    if (particle == Particle::kunya && word.arabic) made.letters = table_.particle_word(known.row);
    plain(made);
    parts_.back().open = true;
    parts_.back().kunya = particle == Particle::kunya;
    return true;
  }

  bool suffix(Particle particle, const Word& word) {
    if (parts_.empty() || (!open() && (parts_.back().sealed || parts_.back().part.kind == PartKind::initial)))
      return false;
    Word made = word;
    if (particle == Particle::faith) made.letters = word.arabic ? U"الدين" : U"eddin";
    if (particle == Particle::god) made.letters = word.arabic ? U"الله" : U"ullah";
    parts_.back().part.core += (open() || word.arabic ? U"" : U"'") + made.letters;
    parts_.back().part.range.end = word.range.end;
    parts_.back().open = false;
    clear();
    parts_.back().sealed = true;
    parts_.back().faith = particle == Particle::faith;
    return true;
  }

  void plain(const Word& word) {
    if (word.digits) return clear();
    if (open()) {
      append(parts_.back(), word);
      return clear();
    }
    begin(word);
    Building building;
    Part& part = building.part;
    const std::u32string_view bare = without_article(word.folded, word.arabic);
    part.article = article_ || bare.size() != word.folded.size();
    part.descent = descent_;
    part.core = word.letters;
    part.range = {start_, word.range.end};
    if (word.folded.size() == 1) part.kind = PartKind::initial;
    parts_.push_back(std::move(building));
    clear();
  }

  void append(Building& building, const Word& word) {
    building.part.core += U' ' + word.letters;
    building.part.range.end = word.range.end;
    building.open = false;
  }

  bool open() const { return !parts_.empty() && parts_.back().open; }
  void begin(const Word& word) {
    if (!begun_) start_ = word.range.start;
    begun_ = true;
  }
  void clear() { article_ = descent_ = begun_ = false; }

  const WordTable& table_;
  std::u32string_view text_;
  std::vector<Building> parts_;
  bool article_ = false, descent_ = false, begun_ = false;
  CharOffset start_;
  uint8_t generation_ = 0;
};

/// Sets titles apart from the front, and courtesy titles from the end; a title that is a name stays unless two words follow.
Words without_titles(Words words, const WordTable& table, std::vector<Title>& titles) {
  while (!words.empty()) {
    const WordTable::FoundTitle found = table.title_at(words);
    if (found.title == nullptr || (found.title->may_be_name && words.size() < found.words + 2)) break;
    const CharRange range{words.front().range.start, words[found.words - 1].range.end};
    titles.push_back({found.title->id, found.title->field, found.title->seniority, range});
    words = words.subspan(found.words);
  }
  while (words.size() > 1) {
    const WordTable::FoundTitle found = table.title_at(words.last(1));
    if (found.title == nullptr || found.title->field != TitleField::courtesy || !found.title->may_be_name) break;
    titles.push_back({found.title->id, found.title->field, found.title->seniority, words.back().range});
    words = words.first(words.size() - 1);
  }
  return words;
}

PartKind by_place(size_t i) {
  constexpr std::array kChain{PartKind::given, PartKind::father, PartKind::grandfather};
  return i < kChain.size() ? kChain[i] : PartKind::ancestor;
}

bool ends_as_nisba(std::u32string_view core) {
  const char32_t last = core.back();
  return last == U'ي' || last == U'ی' || last == U'ى' || last == U'i' || last == U'y' || last == U'ī';
}

PartKind kind_of(const Building& building, size_t i, size_t count) {
  const Part& part = building.part;
  if (part.kind == PartKind::initial || part.kind == PartKind::number) return part.kind;
  if (building.kunya) return PartKind::kunya;
  if (i == 0) return PartKind::given;
  if (part.descent || (i + 1 < count && !building.faith)) return by_place(i);
  if (building.faith) return PartKind::laqab;
  return part.article && ends_as_nisba(part.core) ? PartKind::nisba : PartKind::family;
}

/// Reads the words of a name into it.
class Reader {
 public:
  Reader(Name& name, const WordTable& table) : name_(name), table_(table) {}

  void read(Words words) {
    const WordTable::FoundTitle whole = table_.title_at(words);
    const bool translated = whole.words > 0 && !words.front().arabic && words.front().folded.size() > 1;
    if (translated && whole.words == words.size()) return take_title(words, *whole.title);
    std::vector<std::vector<Building>> sections;
    for (size_t start = 0; start < words.size();) {
      size_t end = start;
      while (end < words.size() && !words[end++].comma) {
      }
      add_section(words.subspan(start, end - start), sections);
      start = end;
    }
    if (sections.empty()) return;
    name_.inverted = sections.size() > 1;
    std::vector<Building> parts;
    for (size_t i = 1; i <= sections.size(); ++i) {
      for (Building& building : sections[i % sections.size()]) parts.push_back(std::move(building));
    }
    settle(parts);
  }

 private:
  /// A name that is nothing but a title in another language: the title's first form, the Arabic one, stands for it, so that
  /// "judge" is قاضي.
  void take_title(Words words, const KnownTitle& title) {
    Part part;
    part.range = {words.front().range.start, words.back().range.end};
    part.written = name_.text.substr(part.range.start.value, part.range.length());
    part.core = title.word;
    name_.titles.push_back({title.id, title.field, title.seniority, part.range});
    name_.parts.push_back(std::move(part));
  }

  void add_section(Words words, std::vector<std::vector<Building>>& sections) {
    const Words rest = without_titles(words, table_, name_.titles);
    Assembler assembler(table_, name_.text);
    for (size_t i = 0; i < rest.size(); ++i) assembler.take(rest[i], i + 1 < rest.size() ? &rest[i + 1] : nullptr);
    std::vector<Building> parts = assembler.finish();
    if (assembler.generation() > 0) generation_ = assembler.generation();
    if (!parts.empty()) sections.push_back(std::move(parts));
  }

  void settle(std::vector<Building>& parts) {
    for (size_t i = 0; i < parts.size(); ++i) {
      parts[i].part.kind = kind_of(parts[i], i, parts.size());
      const CharRange range = parts[i].part.range;
      parts[i].part.written = name_.text.substr(range.start.value, range.length());
      name_.parts.push_back(std::move(parts[i].part));
    }
    name_.generation = generation_;
  }

  Name& name_;
  const WordTable& table_;
  uint8_t generation_ = 0;
};

/// A name that is nothing but titles and particles: its words are its parts, and one that says whose child or parent somebody is stands in its first form, so that
/// ben is ابن.
void take_all_words(Name& name, Words words, const WordTable& table) {
  for (const Word& word : words) {
    if (word.digits) continue;
    Part part;
    part.kind = word.folded.size() == 1 ? PartKind::initial : name.parts.empty() ? PartKind::given : PartKind::family;
    const auto known = table.particle(word, nullptr);
    const bool related = known && (known->particle == Particle::descent || known->particle == Particle::kunya);
    part.core = related ? table.particle_word(known->row) : word.letters;
    part.range = word.range;
    part.article = without_article(word.folded, word.arabic).size() != word.folded.size();
    part.written = name.text.substr(word.range.start.value, word.range.length());
    name.parts.push_back(std::move(part));
  }
}

/// "محمدعبد البصير" is "محمد عبد البصير": a word that ends in the servant's word, before an article, is two.
void part_servants(std::vector<Word>& words) {
  constexpr std::u32string_view kServant = U"عبد", kArticle = U"ال";
  constexpr size_t kBefore = 3;
  for (size_t i = 0; i + 1 < words.size(); ++i) {
    const std::u32string& word = words[i].folded;
    const bool two = word.size() >= kBefore + kServant.size() && word.ends_with(kServant) && word == words[i].letters &&
                     words[i + 1].folded.starts_with(kArticle);
    if (!two) continue;
    Word servant = words[i];
    const auto cut = static_cast<uint32_t>(word.size() - kServant.size());
    servant.folded = servant.letters = kServant;
    if (words[i].range.length() == word.size()) {
      servant.range.start = words[i].range.end = CharOffset(words[i].range.start.value + cut);
    }
    words[i].folded.resize(cut);
    words[i].letters.resize(cut);
    words.insert(words.begin() + static_cast<std::ptrdiff_t>(i) + 1, std::move(servant));
  }
}

}  // namespace

std::string_view to_string(PartKind kind) {
  constexpr std::array<std::string_view, 10> kNames{"given name",      "father's name", "grandfather's name",
                                                    "ancestor's name", "family name",   "family name",
                                                    "kunya",           "laqab",         "initial",
                                                    "number"};
  return kNames[static_cast<size_t>(kind)];
}

Name parse(std::u32string_view untrusted_text, const Tables& tables) {
  Name name;
  name.text = untrusted_text.substr(0, Name::kLongest);
  name.cut = untrusted_text.size() > Name::kLongest;
  std::vector<Word> words = words_of(name.text);
  part_servants(words);
  Reader(name, tables.words()).read(words);
  if (name.parts.empty()) take_all_words(name, words, tables.words());
  return name;
}

std::optional<int> compare_rank(const Title& a, const Title& b) {
  if (a.field != b.field || !a.seniority || !b.seniority) return std::nullopt;
  return *a.seniority - *b.seniority;
}

}  // namespace recto::names
