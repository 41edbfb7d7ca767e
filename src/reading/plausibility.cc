#include "reading/plausibility.h"

#include <array>

namespace recto::reading {
namespace {

/// After each letter a–z, the letters that commonly follow it.
constexpr std::array<std::u32string_view, 26> kFollowers = {
    U"bcdfgilmnprstuvwy",      // a
    U"aeiloruysb",             // b
    U"aehiklotucr",            // c
    U"aeiorsudy",              // d
    U"acdefgilmnprstvwxyeuz",  // e
    U"aeioflrut",              // f
    U"aehilorunsg",            // g
    U"aeioutry",               // h
    U"acdefgklmnoprstvz",      // i
    U"aeou",                   // j
    U"aeinoslr",               // k
    U"aeilodstuym",            // l
    U"aeiopmubsy",             // m
    U"acdegikosntuyfv",        // n
    U"bcdfgilmnoprstuvwk",     // o
    U"aehiloprstuy",           // p
    U"u",                      // q
    U"acdegiklmnorstuyv",      // r
    U"acehiklmopstuyw",        // s
    U"aehiorstuwylc",          // t
    U"abcdegilmnprst",         // u
    U"aeio",                   // v
    U"aehions",                // w
    U"acpite",                 // x
    U"aelosmi",                // y
    U"aeiozu",                 // z
};

constexpr std::u32string_view kCommonArabic = U"اليمونرتب";

bool is_white(char32_t c) { return c == U' ' || c == U'\n' || c == U'\t' || c == 0xA0; }
bool is_ascii_letter(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); }
bool is_arabic(char32_t c) { return (c >= 0x620 && c <= 0x64A) || (c >= 0x671 && c <= 0x6D3); }
bool is_form(char32_t c) { return (c >= 0xFB50 && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFC); }
/// What bytes of other charsets look like when they are taken for Windows-1252.
bool is_accented(char32_t c) { return c >= 0xA1 && c <= 0xFF && c != 0xAB && c != 0xBB && c != 0xB0 && c != 0xB7; }

bool is_digit(char32_t c) {
  return (c >= U'0' && c <= U'9') || (c >= 0x660 && c <= 0x669) || (c >= 0x6F0 && c <= 0x6F9);
}
/// Greek, Cyrillic, Hebrew, Indian and East Asian scripts: enough to know that there are letters.
bool is_other_letter(char32_t c) {
  return (c >= 0x100 && c < 0x2000 && !is_digit(c)) || (c >= 0x3040 && c < 0xD800) || (c >= 0x1F00 && c < 0x2000);
}

char32_t lower(char32_t c) { return c >= U'A' && c <= U'Z' ? c + 32 : c; }

void count_scalar(char32_t c, LetterStatistics& counts) {
  ++counts.scalars;
  if (is_ascii_letter(c)) {
    ++counts.latin;
  } else if (is_arabic(c)) {
    ++counts.arabic;
    counts.common_arabic += kCommonArabic.find(c) != std::u32string_view::npos || c == 0x6CC;
  } else if (is_form(c)) {
    ++counts.arabic;
    ++counts.presentation_forms;
  } else if (is_digit(c)) {
    ++counts.digits;
  } else if (is_accented(c)) {
    ++counts.latin_accented;
  } else if (is_other_letter(c)) {
    ++counts.other_letters;
  }
}

void count_pair(char32_t first, char32_t second, LetterStatistics& counts) {
  if (!is_ascii_letter(first) || !is_ascii_letter(second)) return;
  ++counts.latin_pairs;
  counts.common_latin_pairs += kFollowers[lower(first) - U'a'].find(lower(second)) != std::u32string_view::npos;
}

}  // namespace

LetterStatistics letter_statistics(std::u32string_view text) {
  LetterStatistics counts;
  size_t token = 0;
  char32_t last = U' ';
  const auto end_token = [&] {
    counts.tokens += token > 0;
    counts.single_letters += token == 1 && (is_ascii_letter(last) || is_arabic(last));
    token = 0;
  };
  for (const char32_t c : text) {
    if (is_white(c)) {
      end_token();
    } else {
      ++token;
      count_scalar(c, counts);
      count_pair(last, c, counts);
    }
    last = c;
  }
  end_token();
  return counts;
}

}  // namespace recto::reading
