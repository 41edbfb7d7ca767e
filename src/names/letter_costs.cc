#include "names/letter_costs.h"

#include <algorithm>

#include "names/spelling_table.h"

namespace recto::names {
namespace {

constexpr float kDecides = 10'000;  ///< more than any word costs

uint64_t pair_of(char32_t first, char32_t second) { return uint64_t{first} << 32 | second; }

void lower(float& value, float to) { value = std::min(value, to); }

}  // namespace

LetterCosts::LetterCosts(const Sounds& part, float least, const Tables& tables) {
  constexpr float kRounding = 0.5F;  // costs are whole numbers
  const SoundTable& table = tables.sounds();
  const SpellingTable& spelling = tables.spelling();
  const CostRow row = least_costs(part, table);
  const float allowed = 1 - least;
  most_ = allowed * static_cast<float>(part.mass) + kRounding;
  const auto excess_of = [&](std::u32string_view letters, std::span<const Sound> sounds) {
    if (sounds.size() > letters.size()) return -kDecides;  // a long word's may be cut off
    float excess = 0;
    for (const Sound sound : sounds)
      excess += static_cast<float>(row[sound]) - allowed * static_cast<float>(table.mass(sound));
    return excess;
  };
  spelling.each_grapheme([&](std::u32string_view letters, std::span<const Sound> sounds) {
    if (letters.size() > 1) return;
    const float excess = spelling.is_always_heard(letters[0]) ? excess_of(letters, sounds) : -kDecides;
    lower(letters_.try_emplace(letters[0], kDecides).first->second, excess);
  });
  spelling.each_grapheme([&](std::u32string_view letters, std::span<const Sound> sounds) {
    if (letters.size() == 1) return;
    float less = excess_of(letters, sounds);
    for (const char32_t letter : letters) less -= of(letter);
    lower(pairs_[pair_of(letters[0], letters[1])], less);
  });
}

float LetterCosts::of(char32_t letter) const {
  const auto at = letters_.find(letter);
  return at == letters_.end() ? -kDecides : at->second;
}

float LetterCosts::of_two(char32_t first, char32_t second) const {
  const auto at = pairs_.find(pair_of(first, second));
  return at == pairs_.end() ? 0 : at->second;
}

}  // namespace recto::names
