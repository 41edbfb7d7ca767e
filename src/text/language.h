#pragma once
// Which script and language a text is in.

#include <string>
#include <string_view>

namespace recto::text {

enum class Script { none, arabic, latin, other };

/// The script of most letters.
Script main_script(std::u32string_view text);
/// ISO 639-3 ("ara", "eng", "fra", "fas"), or "und" for too little or unknown text. CLD2, decided by script first.
std::string detect_language(std::u32string_view text);

}  // namespace recto::text
