#pragma once
// What forms of one word have in common, for comparing what two texts speak of.

#include <string>
#include <string_view>

namespace recto::text {

/// The stem of a word folded to Folding::spelling: English by Snowball's Porter2, Arabic by light_stem; a word of another script as it
/// is. About 200 ns.
std::u32string stem(std::u32string_view folded_word);

}  // namespace recto::text
