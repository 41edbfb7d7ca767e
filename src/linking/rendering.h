#pragma once
// A text word by word in the other language, for looking it up: no translation that anybody should read.

#include <string>
#include <string_view>

#include "linking/dictionary.h"

namespace recto::linking {

/// The words that the dictionary has for the words of a text, at most kMostRenderings each, and its numbers in digits. O(n).
std::u32string in_other_language(std::u32string_view text, const Dictionary& dictionary);
inline constexpr size_t kMostRenderings = 4;

}  // namespace recto::linking
