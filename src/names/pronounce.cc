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
  std::array<unsigned, 8> classes{};
  for (size_t i = 0; i < out.length; ++i) {
    const Sound sound = sounds[i];
    out.symbols[i] = sound;
    out.mass = static_cast<uint16_t>(out.mass + table.mass(sound));
    if (table.sound_class(sound) > 0) classes[table.sound_class(sound) - 1U] += table.bag_weight(sound);
  }
  for (size_t c = 0; c < classes.size(); ++c) out.bag |= uint64_t{std::min(classes[c], 255U)} << (8 * c);
  return out;
}

Sounds pronounce(const Part& part, const Tables& tables) {
  std::vector<Sound> sounds;
  const std::u32string_view core = part.core;
  for (size_t start = 0; start < core.size();) {
    const size_t end = std::min(core.find(U' ', start), core.size());
    const std::u32string_view word = core.substr(start, end - start);
    if (start == 0 && part.article && !is_arabic(word)) sounds.push_back(tables.sounds().find("al^"));
    const bool bare = start > 0 && word != U"الله" && word != U"الدين";
    if (!word.empty()) tables.spelling().spell(bare ? without_article(word, is_arabic(word)) : word, sounds);
    start = end + 1;
  }
  Sounds out = make_sounds(sounds, tables.sounds());
  out.kind = part.kind;
  return out;
}

Sounds together(const Sounds& first, const Sounds& second, const SoundTable& table) {
  std::array<Sound, 2 * Sounds::kLongest> all;
  std::copy_n(first.symbols.begin(), first.length, all.begin());
  std::copy_n(second.symbols.begin(), second.length, all.begin() + first.length);
  const std::span sounds(all.data(), first.length + size_t{second.length});
  Sounds out = make_sounds(sounds, table);
  out.weight = static_cast<uint8_t>(std::min(255, first.weight + second.weight));
  out.kind = first.kind;
  return out;
}

}  // namespace recto::names
