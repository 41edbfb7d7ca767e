#include "text/language.h"

#include <cld2/public/compact_lang_det.h>
#include <unicode/uchar.h>
#include <unicode/uloc.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>

#include "text/arabic.h"
#include "text/utf8.h"

namespace recto::text {
namespace {

/// Enough for any detector, and a bound on its cost.
constexpr size_t kMostExamined = 20'000;
constexpr size_t kLeastLetters = 3;
constexpr std::string_view kUnknown = "und";

Script script_of(char32_t c) {
  if (c < 0x80) return (c | 0x20) >= U'a' && (c | 0x20) <= U'z' ? Script::latin : Script::none;
  if (is_arabic_letter(c)) return Script::arabic;
  if (!u_isalpha(static_cast<UChar32>(c))) return Script::none;
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(static_cast<UChar32>(c), &status)) {
    case USCRIPT_LATIN:
      return Script::latin;
    case USCRIPT_ARABIC:
      return Script::arabic;
    case USCRIPT_COMMON:
    case USCRIPT_INHERITED:
      return Script::none;
    default:
      return Script::other;
  }
}

struct LetterCounts {
  std::array<size_t, 4> of{};
  size_t total() const { return of[1] + of[2] + of[3]; }
  Script main() const {
    const auto most = std::max_element(of.begin() + 1, of.end());
    return *most == 0 ? Script::none : static_cast<Script>(most - of.begin());
  }
};

LetterCounts count_letters(std::u32string_view text) {
  LetterCounts counts;
  for (const char32_t c : text) ++counts.of[static_cast<size_t>(script_of(c))];
  return counts;
}

/// Only the letters of `script`, with the spaces between them: what stands in another script must not sway the
/// detector.
std::u32string only(std::u32string_view text, Script script) {
  std::u32string out;
  for (const char32_t c : text) {
    const Script own = script_of(c);
    if (own == script || u_charType(static_cast<UChar32>(c)) == U_NON_SPACING_MARK) {
      out.push_back(c);
    } else if (!out.empty() && out.back() != U' ') {
      out.push_back(U' ');
    }
  }
  return out;
}

/// Letters that Persian and Urdu have and Arabic has not; the Persian ya and kaf also stand in badly typed Arabic.
bool has_letters_beyond_arabic(std::u32string_view text) {
  constexpr std::u32string_view kBeyond = U"پچژگٹڈڑںےھہۆێڕڵڼټډړږښ";
  const auto count =
      std::count_if(text.begin(), text.end(), [&](char32_t c) { return kBeyond.find(c) != kBeyond.npos; });
  return static_cast<size_t>(count) * 200 > text.size();
}

std::string iso3(CLD2::Language language) {
  const char* code = uloc_getISO3Language(CLD2::LanguageCode(language));
  return code == nullptr || *code == 0 ? std::string(kUnknown) : std::string(code);
}

}  // namespace

Script main_script(std::u32string_view text) { return count_letters(text).main(); }

std::string detect_language(std::u32string_view text) {
  text = text.substr(0, kMostExamined);
  const LetterCounts counts = count_letters(text);
  if (counts.total() < kLeastLetters) return std::string(kUnknown);
  const Script script = counts.main();
  const std::u32string letters = only(text, script);
  if (script == Script::arabic && !has_letters_beyond_arabic(letters)) return "ara";
  const std::string bytes = encode_utf8(letters);
  bool reliable = false;
  const CLD2::Language found =
      CLD2::DetectLanguage(bytes.data(), static_cast<int>(bytes.size()), /*is_plain_text=*/true, &reliable);
  const bool taken =
      found != CLD2::UNKNOWN_LANGUAGE && (reliable || found == CLD2::ENGLISH || script == Script::arabic);
  return taken ? iso3(found) : std::string(kUnknown);
}

}  // namespace recto::text
