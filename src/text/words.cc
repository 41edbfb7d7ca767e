#include "text/words.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <vector>

#include "text/fold.h"

namespace recto::text {
namespace {

enum class Class : uint8_t { other, letter, tatweel, mark, digit, joiner, separator };

Class compute_class(char32_t c) {
  if (c == 0x0640) return Class::tatweel;
  if (c == U'\'' || c == 0x2019 || c == 0x2018 || c == U'`') return Class::joiner;
  if (c == U'.' || c == U',' || c == U'/' || c == U':' || c == 0x066B || c == 0x066C || c == 0x2044)
    return Class::separator;
  switch (u_charType(static_cast<UChar32>(c))) {
    case U_UPPERCASE_LETTER:
    case U_LOWERCASE_LETTER:
    case U_TITLECASE_LETTER:
    case U_MODIFIER_LETTER:
    case U_OTHER_LETTER:
      return Class::letter;
    case U_DECIMAL_DIGIT_NUMBER:
      return Class::digit;
    case U_NON_SPACING_MARK:
    case U_COMBINING_SPACING_MARK:
    case U_ENCLOSING_MARK:
      return Class::mark;
    case U_FORMAT_CHAR:
      return c >= 0x0600 && c <= 0x0605 ? Class::other : Class::mark;  // joiners, soft hyphen: inside a word
    default:
      return Class::other;
  }
}

/// The classes of the first 0x3000 code points and of the presentation forms; others are asked for.
struct ClassTable {
  std::array<Class, 0x3000> low;
  std::array<Class, 0x500> forms;
  ClassTable() {
    for (char32_t c = 0; c < low.size(); ++c) low[c] = compute_class(c);
    for (char32_t c = 0; c < forms.size(); ++c) forms[c] = compute_class(0xFB00 + c);
  }
};

Class class_of(char32_t c) {
  static const ClassTable table;
  if (c < table.low.size()) return table.low[c];
  if (c >= 0xFB00 && c < 0xFB00 + table.forms.size()) return table.forms[c - 0xFB00];
  return compute_class(c);
}

bool in_word(Class k) { return k == Class::letter || k == Class::mark || k == Class::tatweel; }
Class class_at(std::u32string_view text, size_t i) { return i < text.size() ? class_of(text[i]) : Class::other; }

/// Past the word of letters that begins at `start`; `has_letter` tells whether it is more than tatweel.
size_t end_of_letters(std::u32string_view text, size_t start, bool& has_letter) {
  size_t end = start;
  for (;; ++end) {
    const Class k = class_at(text, end);
    has_letter |= k == Class::letter;
    if (in_word(k)) continue;
    if (k != Class::joiner || end == start || class_at(text, end + 1) != Class::letter) break;
  }
  return end;
}

size_t end_of_number(std::u32string_view text, size_t start) {
  size_t end = start;
  for (;; ++end) {
    const Class k = class_at(text, end);
    if (k == Class::digit) continue;
    if (k != Class::separator || class_at(text, end + 1) != Class::digit) break;
  }
  return end;
}

WordSpan span(size_t start, size_t end, WordKind kind) {
  return {{CharOffset(static_cast<uint32_t>(start)), CharOffset(static_cast<uint32_t>(end))}, kind};
}

bool is_space(char32_t c) {
  return c == U' ' || c == U'\t' || c == U'\n' || c == U'\r' || c == 0xA0 || u_isUWhiteSpace(static_cast<UChar32>(c));
}
bool is_closing(char32_t c) { return std::u32string_view(U"\"'”’»›)]}").find(c) != std::u32string_view::npos; }
bool is_full_stop(char32_t c) { return c == U'.' || c == 0x06D4; }
bool is_terminator(char32_t c) {
  return is_full_stop(c) || std::u32string_view(U"!?؟…:؛").find(c) != std::u32string_view::npos;
}

/// The word that ends right before `end`, folded; empty if none does.
std::u32string word_before(std::u32string_view text, size_t begin, size_t end) {
  size_t start = end;
  while (start > begin &&
         (in_word(class_of(text[start - 1])) || class_of(text[start - 1]) == Class::digit || text[start - 1] == U'.'))
    --start;
  return folded(text.substr(start, end - start), Folding::spelling);
}

bool is_abbreviation(const std::u32string& word) {
  constexpr std::array<std::u32string_view, 58> kAbbreviations = {
      U"al",  U"apr",  U"art", U"aug", U"brig", U"capt", U"cf",  U"cmdr", U"co",  U"col",    U"corp", U"cpl",
      U"dec", U"dept", U"dr",  U"e.g", U"ed",   U"eds",  U"etc", U"feb",  U"fig", U"figs",   U"gen",  U"gov",
      U"hon", U"i.e",  U"inc", U"jan", U"jr",   U"lt",   U"ltd", U"maj",  U"mar", U"messrs", U"mr",   U"mrs",
      U"ms",  U"mt",   U"no",  U"nos", U"nov",  U"oct",  U"op",  U"p.m",  U"pp",  U"prof",   U"ref",  U"rep",
      U"rev", U"sec",  U"sen", U"sep", U"sept", U"sgt",  U"sr",  U"st",   U"vol", U"vs"};
  return word.size() == 1 || std::binary_search(kAbbreviations.begin(), kAbbreviations.end(), word);
}

/// Does the full stop at `at` end the sentence that began at `begin`?
bool full_stop_ends(std::u32string_view text, size_t begin, size_t at) {
  const std::u32string word = word_before(text, begin, at);
  if (word.empty()) return true;
  const bool number = std::all_of(word.begin(), word.end(), [](char32_t c) { return c >= U'0' && c <= U'9'; });
  if (!number) return !is_abbreviation(word);
  // "1." at the head of a sentence numbers it.
  size_t first = begin;
  while (first < at && is_space(text[first])) ++first;
  return at - first > word.size();
}

/// Past the sentence end at `i` (its marks and what closes with them), or `i` if none ends there.
size_t past_end(std::u32string_view text, size_t begin, size_t i) {
  if (text[i] == U'\n') {
    size_t next = i + 1;
    while (next < text.size() && text[next] != U'\n' && is_space(text[next])) ++next;
    return next < text.size() && text[next] == U'\n' ? i + 1 : i;
  }
  if (!is_terminator(text[i])) return i;
  size_t end = i;
  while (end < text.size() && is_terminator(text[end])) ++end;
  const bool single_stop = end == i + 1 && is_full_stop(text[i]);
  while (end < text.size() && is_closing(text[end])) ++end;
  if (end < text.size() && !is_space(text[end])) return i;
  return single_stop && !full_stop_ends(text, begin, i) ? i : end;
}

void add_trimmed(std::u32string_view text, size_t start, size_t end, std::vector<CharRange>& out) {
  while (start < end && is_space(text[start])) ++start;
  while (end > start && is_space(text[end - 1])) --end;
  if (start < end) out.push_back({CharOffset(static_cast<uint32_t>(start)), CharOffset(static_cast<uint32_t>(end))});
}

}  // namespace

std::vector<WordSpan> words(std::u32string_view text) {
  std::vector<WordSpan> out;
  out.reserve(text.size() / 6);
  for (size_t i = 0; i < text.size();) {
    const Class k = class_of(text[i]);
    if (k == Class::letter || k == Class::tatweel) {
      bool has_letter = false;
      const size_t end = end_of_letters(text, i, has_letter);
      if (has_letter) out.push_back(span(i, end, WordKind::letters));
      i = end;
    } else if (k == Class::digit) {
      const size_t end = end_of_number(text, i);
      out.push_back(span(i, end, WordKind::number));
      i = end;
    } else {
      ++i;
    }
  }
  return out;
}

std::vector<CharRange> sentences(std::u32string_view text) {
  std::vector<CharRange> out;
  size_t begin = 0;
  for (size_t i = 0; i < text.size();) {
    const size_t end = past_end(text, begin, i);
    if (end == i) {
      ++i;
      continue;
    }
    add_trimmed(text, begin, end, out);
    begin = i = end;
  }
  add_trimmed(text, begin, text.size(), out);
  return out;
}

}  // namespace recto::text
