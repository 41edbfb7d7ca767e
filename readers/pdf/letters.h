#pragma once
// Letters as a PDF gives them: what a glyph's Unicode value is worth, and presentation forms as plain letters.

#include <string>
#include <string_view>

namespace recto::pdf {

/// False for what stands for "no Unicode value known": U+FFFD, private use, controls, noncharacters.
bool is_known(char32_t c);
/// True where the letter is written from right to left (bidi class R or AL).
bool is_right_to_left(char32_t c);
/// True for combining marks (bidi class NSM).
bool is_mark(char32_t c);
/// True for white space of any kind, U+00A0 and U+200B too.
bool is_space(char32_t c);

/// Appends `c` as plain text: ligatures and Arabic presentation forms as their letters in logical order, spaces of all
/// kinds as U+0020, controls dropped, bullets of symbol fonts as U+2022.
void append_plain(char32_t c, std::u32string& out);

/// A whole glyph's letters as plain text. An alef-lam pair in one glyph is a lam-alef ligature whose map was written in
/// visual order: it is turned, and so is the name of God.
std::u32string plain_letters(std::u32string_view glyph_letters);

}  // namespace recto::pdf
