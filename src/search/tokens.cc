#include "search/tokens.h"

#include <xapian.h>

#include <algorithm>

#include "text/arabic.h"
#include "text/fold.h"
#include "text/utf8.h"
#include "text/words.h"

namespace recto::search {
namespace {

constexpr size_t kMostLetters = 40;
constexpr unsigned char kArabicFirst = 0x80, kTooth = 0xC0, kFa = 0xC1, kFinalNun = 0xC2, kOther = 0xF0;

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
bool is_arabic_byte(unsigned char b) { return b >= kArabicFirst && b <= kFinalNun; }
bool is_latin_byte(unsigned char b) { return b >= 'a' && b <= 'z'; }

void put(std::string& out, char32_t byte) { out.push_back(static_cast<char>(static_cast<unsigned char>(byte))); }

void add_letters(const text::Folded& folded, CharRange range, std::vector<Token>& out) {
  const CharRange derived = folded.map.to_derived(range);
  std::u32string letters(folded.text, derived.start.value, derived.length());
  std::erase(letters, U'\'');
  letters.resize(std::min(letters.size(), kMostLetters));
  if (!letters.empty()) out.push_back({term_of(letters), range});
}

/// True if the sign at `at` groups thousands: three digits follow it, and no more.
bool groups_thousands(std::u32string_view digits, size_t at) {
  if (digits[at] != U',' || digits.size() < at + 4) return false;
  const bool three = is_digit(digits[at + 1]) && is_digit(digits[at + 2]) && is_digit(digits[at + 3]);
  return three && (digits.size() == at + 4 || !is_digit(digits[at + 4]));
}

/// A number and the signs inside it, folded one to one (digits and their signs are): its parts.
void add_number(const text::Folded& folded, CharRange range, std::vector<Token>& out) {
  const CharRange derived = folded.map.to_derived(range);
  const std::u32string_view digits = std::u32string_view(folded.text).substr(derived.start.value, derived.length());
  std::string term;
  size_t start = 0;
  const auto finish = [&](size_t end) {
    if (term.empty()) return;
    term.erase(0, std::min(term.find_first_not_of('0'), term.size() - 1));
    const CharRange part = {derived.start + CharOffset(static_cast<uint32_t>(start)),
                            derived.start + CharOffset(static_cast<uint32_t>(end))};
    out.push_back({term.substr(0, kMostLetters), folded.map.to_source(part)});
    term.clear();
  };
  for (size_t i = 0; i < digits.size(); ++i) {
    if (is_digit(digits[i])) {
      if (term.empty()) start = i;
      put(term, digits[i]);
    } else if (!groups_thousands(digits, i)) {
      finish(i);
    }
  }
  finish(digits.size());
}

}  // namespace

std::vector<Token> tokens(std::u32string_view text) {
  const text::Folded folded = text::fold(text, text::Folding::spelling);
  std::vector<Token> out;
  for (const text::WordSpan& word : text::words(text)) {
    word.kind == text::WordKind::letters ? add_letters(folded, word.range, out) : add_number(folded, word.range, out);
  }
  return out;
}

std::string term_of(std::u32string_view folded) {
  std::string out;
  for (const char32_t c : folded) {
    if (is_digit(c) || (c >= U'a' && c <= U'z')) {
      put(out, c);
    } else if (c >= 0x0620 && c < 0x0660) {
      put(out, kArabicFirst + (c - 0x0620));
    } else if (c == 0x066E || c == 0x06A1 || c == 0x06BA) {
      put(out, c == 0x066E ? kTooth : c == 0x06A1 ? kFa : kFinalNun);
    } else {
      put(out, kOther);
      for (const int shift : {16, 8, 0}) put(out, c >> shift & 0xFF);
    }
  }
  return out;
}

std::u32string letters_of(std::string_view term) {
  std::u32string out;
  for (size_t i = 0; i < term.size(); ++i) {
    const auto b = static_cast<unsigned char>(term[i]);
    if (b == kOther && i + 3 < term.size()) {
      char32_t c = 0;
      for (int k = 0; k < 3; ++k) c = c << 8 | static_cast<unsigned char>(term[++i]);
      out.push_back(c);
    } else if (b >= kTooth && b <= kFinalNun) {
      out.push_back(b == kTooth ? U'\u066E' : b == kFa ? U'\u06A1' : U'\u06BA');
    } else {
      out.push_back(b >= kArabicFirst && b < kTooth ? 0x0620 + (b - kArabicFirst) : b);
    }
  }
  return out;
}

struct WordKeys::Stemmer {
  Xapian::Stem english{"english"};
};

WordKeys::WordKeys() : stemmer_(std::make_unique<Stemmer>()) {}
WordKeys::~WordKeys() = default;

std::string WordKeys::stem_of(std::string_view term) {
  if (term.empty()) return {};
  const auto first = static_cast<unsigned char>(term[0]);
  if (is_arabic_byte(first)) return term_of(text::light_stem(letters_of(term)));
  return is_latin_byte(first) ? stemmer_->english(std::string(term)) : std::string(term);
}

std::string WordKeys::key_of(std::string_view term) {
  const std::string stem = stem_of(term);
  if (stem.empty() || !is_arabic_byte(static_cast<unsigned char>(stem[0]))) return stem;
  return term_of(text::skeleton_of(letters_of(stem)));
}

}  // namespace recto::search
