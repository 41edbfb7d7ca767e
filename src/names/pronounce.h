#pragma once
// From letters to Sounds.

#include <algorithm>
#include <span>
#include <string_view>

#include "names/sound_table.h"
#include "names/sounds.h"
#include "names/spelling_table.h"

namespace recto::names {

/// A row of sounds with its bag and mass; what is beyond Sounds::kLongest is cut. Weight 0, kind given.
Sounds make_sounds(std::span<const Sound> sounds, const SoundTable& table);
/// The sounds of a part of a name.
Sounds pronounce(const Part& part, const Tables& tables);
/// The same of a part that is this one, as Part::core; `article` as there.
Sounds pronounce(std::u32string_view core, bool article, const Tables& tables);
/// By how much the counts of consonants by place of two neighbours and one part may differ: two words written as one keep nearly all of them.
constexpr unsigned most_apart_together(unsigned consonants, unsigned others) {
  return std::max(1U, (consonants + others) / 6);
}
/// False if the counts of consonants alone forbid it.
constexpr bool may_be_together(unsigned consonants, unsigned others) {
  const unsigned apart = consonants > others ? consonants - others : others - consonants;
  return apart <= most_apart_together(consonants, others);
}
Order order_of(const Sounds& part);
/// Of two neighbours, written together.
Order order_of(const Sounds& first, const Sounds& second);
/// True if one is the other but for one consonant more, less or other.
bool within_one(const Order& a, const Order& b);
/// False if one part has by definition no similarity to two neighbours written together: where the counts of their consonants differ by more than
/// most_apart_together, or their order by more than one; and for initials.
bool may_be_together(const Sounds& first, const Sounds& second, const Sounds& one);
/// False if a part cannot be the first of two neighbours that may_be_together() with `one`, whatever the second is; or the second, whatever the first.
bool may_begin(const Sounds& part, const Sounds& one);
bool may_end(const Sounds& part, const Sounds& one);
/// The sounds of two neighbours written together; their weights added up.
Sounds together(const Sounds& first, const Sounds& second, const SoundTable& table);

}  // namespace recto::names
