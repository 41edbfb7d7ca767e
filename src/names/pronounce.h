#pragma once
// From letters to Sounds.

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
/// False only if one part has no similarity to two neighbours written together; an initial is never together with another part.
bool may_be_together(const Sounds& first, const Sounds& second, const Sounds& one);
/// The sounds of two neighbours written together; their weights added up.
Sounds together(const Sounds& first, const Sounds& second, const SoundTable& table);

}  // namespace recto::names
