#pragma once
// Arabic word forms: clitics and light stems. All functions take and give words folded to Folding::spelling.

#include <string>
#include <string_view>
#include <vector>

namespace recto::text {

bool is_arabic_letter(char32_t c);

/// The word without each chain of proclitics (و ف ب ل ك س ال لل …) that may be one, longest chain first, the word itself not
/// included; at least two letters remain. The choice is the caller's: "ولد" gives "لد" too.
std::vector<std::u32string> without_clitics(std::u32string_view folded_word);
/// One light stem: the most probable clitics, the article and common endings (ون ين ات ها هم ه ي …) gone; at least three letters
/// remain. Larkey, Ballesteros, Connell 2002 (light10).
std::u32string light_stem(std::u32string_view folded_word);

/// Presentation forms in visual order, as broken PDF layers hold them, to letters in logical order; text that is not is unchanged.
std::u32string to_logical_order(std::u32string_view line);
/// True when a line's Arabic seems to run backwards (endings where beginnings belong: ة or ى at word starts, ال at word ends).
bool seems_reversed(std::u32string_view text);

}  // namespace recto::text
