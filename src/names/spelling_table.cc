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
  for (auto& [written, graphemes] : table.graphemes_) {
    std::stable_sort(graphemes.begin(), graphemes.end(),
                     [](const Grapheme& a, const Grapheme& b) { return a.where > b.where; });
  }
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
  size_t& longest = longest_[letters.front()];
  longest = std::max(longest, letters.size());
  if (letters.front() < kCommonLetters) {
    longest_common_[letters.front()] = static_cast<uint8_t>(longest);
    stands_alone_[letters.front()] |= letters.size() == 1;
  }
  graphemes_[letters].push_back(std::move(grapheme));
  rows_.push_back({row.columns[0], row.columns[1], place});
  return {};
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

size_t SpellingTable::longest_from(char32_t letter) const {
  if (letter < kCommonLetters) return longest_common_[letter];
  const auto longest = longest_.find(letter);
  return longest == longest_.end() ? 0 : longest->second;
}

bool SpellingTable::stands_alone(char32_t letter) const {
  return letter < kCommonLetters ? stands_alone_[letter] : graphemes_.contains(std::u32string_view(&letter, 1));
}

bool SpellingTable::is_always_heard(char32_t letter) const {
  const auto found = graphemes_.find(std::u32string_view(&letter, 1));
  return found != graphemes_.end() &&
         std::ranges::any_of(found->second, [](const Grapheme& one) { return one.where == Where::any; });
}

SpellingTable::Step SpellingTable::step(std::u32string_view word, size_t at) const {
  for (size_t length = std::min(longest_from(word[at]), word.size() - at); length > 0; --length) {
    const auto found = graphemes_.find(word.substr(at, length));
    if (found == graphemes_.end()) continue;
    for (const Grapheme& grapheme : found->second) {
      if (fits(grapheme, word, at, length)) return {&grapheme, length};
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
  const std::u32string word = known_letters(given);
  for (size_t at = 0; at < word.size();) {
    const Step next = step(word, at);
    if (next.grapheme != nullptr) each(*next.grapheme);
    at += next.length;
    const char32_t last = word[at - 1];
    const bool doubles = !text::is_arabic_letter(last) && !is_latin_vowel(last);
    while (doubles && at < word.size() && word[at] == last) ++at;
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
