#pragma once
// Arabic word forms: clitics and light stems. All functions take and give words folded to Folding::spelling.

#include <string>
#include <string_view>
#include <vector>

namespace recto::text {

/// A letter of the Arabic script, presentation forms included; vowel signs, digits, punctuation and tatweel are none.
constexpr bool is_arabic_letter(char32_t c) {
  if (c < 0x0620) return false;
  if (c <= 0x064A) return c != 0x0640;
  if (c <= 0x06D3) return c == 0x066E || c == 0x066F || c >= 0x0671;
  if (c <= 0x077F) return c == 0x06D5 || c == 0x06EE || c == 0x06EF || (c >= 0x06FA && c <= 0x06FC) || c >= 0x0750;
  return (c >= 0x08A0 && c <= 0x08C7) || (c >= 0xFB50 && c <= 0xFBB1) || (c >= 0xFBD3 && c <= 0xFDFB) ||
         (c >= 0xFE80 && c <= 0xFEFC);
}

/// The word without each chain of proclitics (و ف, then ب ل ك س ال بال كال لل) that may be one, longest chain first,
/// the word itself not included; at least two letters remain. The choice is the caller's: "ولد" gives "لد" too.
std::vector<std::u32string> without_clitics(std::u32string_view folded_word);
/// One light stem: the most probable clitics, the article and at most two common endings (ون ين ات ها هم ه ي ا …) gone;
/// at least three letters remain. A word that is not Arabic is returned as it is. After Larkey, Ballesteros, Connell
/// 2002 (light10).
std::u32string light_stem(std::u32string_view folded_word);

/// A line of presentation forms in visual order, as broken PDF layers hold them, as letters in logical order; numbers
/// and Latin words keep their direction. Known by how the forms join; any other line is returned unchanged.
std::u32string to_logical_order(std::u32string_view line);
/// True when a text's Arabic seems to run backwards: more endings where beginnings belong (ة or ى at word starts, ال at
/// word ends) than in their place.
bool seems_reversed(std::u32string_view text);

}  // namespace recto::text
