#include "names/pronounce.h"

#include <algorithm>

#include "names/word_table.h"
#include "names/words.h"
#include "text/arabic.h"

namespace recto::names {
namespace {

bool is_arabic(std::u32string_view word) { return text::is_arabic_letter(word.front()); }

}  // namespace

Sounds make_sounds(std::span<const Sound> sounds, const SoundTable& table) {
  Sounds out;
  out.length = static_cast<uint8_t>(std::min(sounds.size(), Sounds::kLongest));
  for (size_t i = 0; i < out.length; ++i) {
    const Sound sound = sounds[i];
    out.symbols[i] = sound;
    out.mass = static_cast<uint16_t>(out.mass + table.mass(sound));
    out.splits |= table.splits(sound);
    const unsigned its_class = table.sound_class(sound);
    if (its_class == 0) continue;
    out.bag += uint64_t{1} << (8 * (its_class - 1));
    ++out.consonants;
  }
  return out;
}

Sounds pronounce(const Part& part, const Tables& tables) {
  std::vector<Sound> sounds;
  const std::u32string_view core = part.core;
  for (size_t start = 0; start < core.size();) {
    const size_t end = std::min(core.find(U' ', start), core.size());
    const std::u32string_view word = core.substr(start, end - start);
    if (start == 0 && part.article && !is_arabic(word)) sounds.push_back(tables.sounds().find("al^"));
    if (!word.empty()) tables.spelling().spell(start > 0 ? without_article(word, is_arabic(word)) : word, sounds);
    start = end + 1;
  }
  Sounds out = make_sounds(sounds, tables.sounds());
  out.kind = part.kind;
  return out;
}

bool may_be_together(const Sounds& first, const Sounds& second, const Sounds& one) {
  Sounds both;
  both.bag = first.bag + second.bag;
  both.consonants = static_cast<uint8_t>(first.consonants + second.consonants);
  return !one.is_initial() && !first.is_initial() && !second.is_initial() && may_be_alike(both, one);
}

Sounds together(const Sounds& first, const Sounds& second, const SoundTable& table) {
  std::array<Sound, 2 * Sounds::kLongest> all;
  std::copy_n(first.symbols.begin(), first.length, all.begin());
  std::copy_n(second.symbols.begin(), second.length, all.begin() + first.length);
  const std::span sounds(all.data(), first.length + size_t{second.length});
  Sounds out = make_sounds(sounds, table);
  out.bag = first.bag + second.bag;  // of all, also of what was cut: counts stay far below 256
  out.consonants = static_cast<uint8_t>(first.consonants + second.consonants);
  out.weight = static_cast<uint8_t>(std::min(255, first.weight + second.weight));
  out.kind = first.kind;
  return out;
}

}  // namespace recto::names
