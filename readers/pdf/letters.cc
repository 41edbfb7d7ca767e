#include "readers/pdf/letters.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include <algorithm>
#include <array>

namespace recto::pdf {

bool is_known(char32_t c) {
  if (c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xFFFD) return false;
  if (c >= 0xD800 && c < 0xF900) return false;  // surrogates and private use
  if (c >= 0xF0000 || (c & 0xFFFE) == 0xFFFE) return false;
  return !(c >= 0xFDD0 && c <= 0xFDEF);
}

bool is_right_to_left(char32_t c) {
  if (c < 0x590) return false;
  const UCharDirection direction = u_charDirection(static_cast<UChar32>(c));
  return direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC;
}

bool is_mark(char32_t c) { return c >= 0x300 && u_charDirection(static_cast<UChar32>(c)) == U_DIR_NON_SPACING_MARK; }

bool is_space(char32_t c) {
  if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0xA0 || c == 0x3000) return true;
  return c == 0x1680 || (c >= 0x2000 && c <= 0x200B) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F;
}

namespace {

bool is_presentation_form(char32_t c) {
  return (c >= 0xFB00 && c <= 0xFB06) || (c >= 0xFB13 && c <= 0xFDFB) || (c >= 0xFE70 && c <= 0xFEFC);
}

void append_decomposed(char32_t c, std::u32string& out) {
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2* nfkc = unorm2_getNFKCInstance(&status);
  if (U_FAILURE(status)) return out.push_back(c);
  std::array<UChar, 2> given{static_cast<UChar>(c), 0};
  std::array<UChar, 32> plain{};
  const int32_t length = unorm2_normalize(nfkc, given.data(), 1, plain.data(), plain.size(), &status);
  if (U_FAILURE(status) || length > static_cast<int32_t>(plain.size())) return out.push_back(c);
  for (int32_t i = 0; i < length; ++i) {
    // Isolated vowel signs decompose to a space and the sign; the space is no space of the text.
    if (plain[static_cast<size_t>(i)] != u' ' || length > 3) out.push_back(plain[static_cast<size_t>(i)]);
  }
}

bool is_alef(char32_t c) { return c == 0x622 || c == 0x623 || c == 0x625 || c == 0x627; }

}  // namespace

void append_plain(char32_t c, std::u32string& out) {
  if (is_space(c)) return out.push_back(U' ');
  if (c == 0xF0B7 || c == 0xF0A7) return out.push_back(0x2022);
  if (c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xFEFF) return;
  if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) return out.push_back(0xFFFD);
  if (is_presentation_form(c)) return append_decomposed(c, out);
  out.push_back(c);
}

std::u32string plain_letters(std::u32string_view glyph_letters) {
  std::u32string plain;
  for (char32_t c : glyph_letters) append_plain(c, plain);
  if (glyph_letters.size() == 2 && plain.size() == 2 && is_alef(plain[0]) && plain[1] == 0x644) {
    std::swap(plain[0], plain[1]);
  }
  if (plain == U"هللا" || plain == U"هلل") std::ranges::reverse(plain);
  return plain;
}

}  // namespace recto::pdf
