#include "names/spelling_table.h"

#include <fmt/format.h>

#include <algorithm>

#include "text/arabic.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace recto::names {
namespace {

constexpr size_t kAfterArticle = 3;  ///< letters that must follow an article written together with its word

constexpr size_t kLongEnding = 4;    ///< an ending of so many letters needs some before it:
constexpr size_t kBeforeLatin = 3;   ///< Nurullah, but not Mullah
constexpr size_t kBeforeArabic = 2;  ///< where short vowels are not written: عزالدين

bool is_latin_vowel(char32_t c) {
  return std::u32string_view(U"aeiouyāēīōūâîûáöüøæœı").find(c) != std::u32string_view::npos;
}

}  // namespace

Result<SpellingTable> SpellingTable::from(const TableFile& letters, const SoundTable& sounds) {
  SpellingTable table;
  for (const TableRow& row : TRY(read_rows(letters, 4))) TRY(table.add(row, sounds));
  table.arrange();
  return table;
}

Result<void> SpellingTable::add(const TableRow& row, const SoundTable& sounds) {
  static constexpr std::array<std::pair<std::string_view, Where>, 5> kPlaces{{{"any", Where::any},
                                                                              {"start", Where::start},
                                                                              {"end", Where::end},
                                                                              {"word", Where::word},
                                                                              {"article", Where::article}}};
  const std::string& place = row.columns[2];
  const auto where = std::find_if(kPlaces.begin(), kPlaces.end(), [&](const auto& one) { return one.first == place; });
  if (where == kPlaces.end()) return row.wrong(fmt::format("'{}' is no place", place));
  Grapheme grapheme{where->second, rows_.size(), {}};
  for (const std::string& name : pieces(row.columns[3], ' ')) {
    if (name == "-") continue;
    const Sound sound = sounds.find(name);
    if (sound == 0) return row.wrong(fmt::format("the sound '{}' is not in spellings.tsv", name));
    grapheme.sounds.push_back(sound);
  }
  const std::u32string letters = text::decode_utf8_lossy(row.columns[1]);
  if (letters.empty()) return row.wrong("has no letters");
  const auto known = std::ranges::find(spellings_, letters, &Spelling::letters);
  Spelling& spelling = known != spellings_.end() ? *known : spellings_.emplace_back(Spelling{letters, {}});
  spelling.graphemes.push_back(std::move(grapheme));
  rows_.push_back({row.columns[0], row.columns[1], place});
  return {};
}

void SpellingTable::arrange() {
  for (Spelling& one : spellings_) {
    std::ranges::stable_sort(one.graphemes, std::ranges::greater{}, &Grapheme::where);
  }
  std::ranges::sort(spellings_, [](const Spelling& a, const Spelling& b) {
    if (a.letters.front() != b.letters.front()) return a.letters.front() < b.letters.front();
    return a.letters.size() != b.letters.size() ? a.letters.size() > b.letters.size() : a.letters < b.letters;
  });
  for (uint16_t i = 0; i < spellings_.size(); ++i) {
    const char32_t letter = spellings_[i].letters.front();
    if (letter >= kCommonLetters) continue;
    Range& range = common_[letter];
    if (range.last == 0) range.first = i;
    range.last = static_cast<uint16_t>(i + 1);
    stands_alone_[letter] = spellings_[i].letters.size() == 1;
    if (!stands_alone_[letter]) seconds_[letter] |= uint64_t{1} << spellings_[i].letters[1] % 64;
  }
}

bool SpellingTable::fits(const Grapheme& grapheme, std::u32string_view word, size_t at, size_t length) const {
  const bool first = at == 0, last = at + length == word.size();
  switch (grapheme.where) {
    case Where::any:
      return true;
    case Where::start:
      return first;
    case Where::end: {
      const size_t before = text::is_arabic_letter(word[at]) ? kBeforeArabic : kBeforeLatin;
      return last && at >= (length >= kLongEnding ? before : 1);
    }
    case Where::word:
      return first && last;
    case Where::article:
      return first && word.size() >= length + kAfterArticle && !is_latin_vowel(word[length]);
  }
  return false;
}

/// Those that begin with a letter, the longest first.
std::span<const SpellingTable::Spelling> SpellingTable::from(char32_t letter) const {
  if (letter < kCommonLetters) {
    const Range range = common_.data()[letter];
    return std::span(spellings_).subspan(range.first, static_cast<size_t>(range.last - range.first));
  }
  const auto found =
      std::ranges::equal_range(spellings_, letter, {}, [](const Spelling& one) { return one.letters[0]; });
  return {found.begin(), found.end()};
}

/// What a letter is by itself, or null.
const SpellingTable::Spelling* SpellingTable::alone(char32_t letter) const {
  const auto its = from(letter);
  return !its.empty() && its.back().letters.size() == 1 ? &its.back() : nullptr;
}

bool SpellingTable::stands_alone(char32_t letter) const {
  return letter < kCommonLetters ? stands_alone_.data()[letter] : alone(letter) != nullptr;
}

bool SpellingTable::is_always_heard(char32_t letter) const {
  const Spelling* its = alone(letter);
  return its != nullptr &&
         std::ranges::any_of(its->graphemes, [](const Grapheme& one) { return one.where == Where::any; });
}

SpellingTable::Step SpellingTable::step(std::u32string_view word, size_t at) const {
  const std::u32string_view rest = word.substr(at);
  std::span<const Spelling> its = from(rest[0]);
  const bool longer =
      rest.size() > 1 && (rest[0] >= kCommonLetters || (seconds_.data()[rest[0]] >> rest[1] % 64 & 1) != 0);
  if (!longer && !its.empty()) its = its.last(1);
  for (const Spelling& one : its) {
    if (!rest.starts_with(one.letters)) continue;
    for (const Grapheme& grapheme : one.graphemes) {
      if (fits(grapheme, word, at, one.letters.size())) return {&grapheme, one.letters.size()};
    }
  }
  return {nullptr, 1};
}

std::u32string SpellingTable::known_letters(std::u32string_view word) const {
  std::u32string out;
  out.reserve(word.size());
  for (const char32_t c : word) {
    if (stands_alone(c)) {
      out += c;
    } else {
      out += text::folded(std::u32string(1, c), text::Folding::spelling);
    }
  }
  return out;
}

template <class Each>
void SpellingTable::each_step(std::u32string_view given, Each each) const {
  std::u32string folded;
  std::u32string_view word = given;
  if (!std::ranges::all_of(given, [this](char32_t c) { return stands_alone(c); })) word = folded = known_letters(given);
  for (size_t at = 0; at < word.size();) {
    const Step next = step(word, at);
    if (next.grapheme != nullptr) each(*next.grapheme);
    at += next.length;
    const char32_t last = word[at - 1];
    if (at == word.size() || word[at] != last || text::is_arabic_letter(last) || is_latin_vowel(last)) continue;
    while (at < word.size() && word[at] == last) ++at;
  }
}

void SpellingTable::spell(std::u32string_view word, std::vector<Sound>& sounds) const {
  each_step(word, [&](const Grapheme& grapheme) {
    sounds.insert(sounds.end(), grapheme.sounds.begin(), grapheme.sounds.end());
  });
}

std::vector<size_t> SpellingTable::rows_used(std::u32string_view word) const {
  std::vector<size_t> out;
  each_step(word, [&](const Grapheme& grapheme) { out.push_back(grapheme.row); });
  return out;
}

}  // namespace recto::names
