#pragma once
// Letters of scripts that have no table here, in Latin ones.

#include <string>
#include <string_view>

namespace recto::names {

/// The text in Latin letters: Cyrillic as BGN writes Russian, all else as ICU's Any-Latin does; what ICU cannot write
/// stays as it is. Thread-safe. Some microseconds; the first call some 20 ms.
std::u32string in_latin_letters(std::u32string_view text);

}  // namespace recto::names
