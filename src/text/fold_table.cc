#include "text/fold_table.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <span>

#include "base/result.h"

namespace recto::text {
namespace {

struct Pair {
  char32_t from, to;
};

/// Letters that spelling folding makes alike beyond what decomposition does. Sorted by `from`.
constexpr Pair kLetters[] = {
    {U'ð', U'd'},     {U'ø', U'o'},     {U'đ', U'd'},     {U'ı', U'i'},     {U'ł', U'l'}, {0x0629, 0x0647},  // ة ه
    {0x0649, 0x064A},                                                                                        // ى ي
    {0x066A, U'%'},   {0x066B, U'.'},   {0x066C, U','},                                                      // ٪ ٫ ٬
    {0x0671, 0x0627}, {0x0672, 0x0627}, {0x0673, 0x0627}, {0x0679, 0x062A},  // ٱ ٲ ٳ ٹ
    {0x067A, 0x062A}, {0x067B, 0x0628}, {0x067C, 0x062A}, {0x067D, 0x062B},  // ٺ ٻ ټ ٽ
    {0x067E, 0x0628}, {0x067F, 0x062A}, {0x0680, 0x0628}, {0x0681, 0x062D},  // پ ٿ ڀ ځ
    {0x0682, 0x062D}, {0x0683, 0x062C}, {0x0684, 0x062C}, {0x0685, 0x062E},  // ڂ ڃ ڄ څ
    {0x0686, 0x062C}, {0x0687, 0x062C}, {0x0688, 0x062F}, {0x0689, 0x062F},  // چ ڇ ڈ ډ
    {0x068A, 0x062F}, {0x068B, 0x062F}, {0x068C, 0x0630}, {0x068D, 0x062F},  // ڊ ڋ ڌ ڍ
    {0x068E, 0x062F}, {0x068F, 0x062F}, {0x0690, 0x062F}, {0x0691, 0x0631},  // ڎ ڏ ڐ ڑ
    {0x0692, 0x0631}, {0x0693, 0x0631}, {0x0694, 0x0631}, {0x0695, 0x0631},  // ڒ ړ ڔ ڕ
    {0x0696, 0x0631}, {0x0697, 0x0632}, {0x0698, 0x0632}, {0x0699, 0x0632},  // ږ ڗ ژ ڙ
    {0x069A, 0x0633}, {0x069B, 0x0633}, {0x069C, 0x0634}, {0x069D, 0x0635},  // ښ ڛ ڜ ڝ
    {0x069E, 0x0635}, {0x069F, 0x0637}, {0x06A0, 0x0639}, {0x06A1, 0x0641},  // ڞ ڟ ڠ ڡ
    {0x06A2, 0x0641}, {0x06A3, 0x0641}, {0x06A4, 0x0641}, {0x06A5, 0x0641},  // ڢ ڣ ڤ ڥ
    {0x06A6, 0x0641}, {0x06A7, 0x0642}, {0x06A8, 0x0642}, {0x06A9, 0x0643},  // ڦ ڧ ڨ ک
    {0x06AA, 0x0643}, {0x06AB, 0x0643}, {0x06AC, 0x0643}, {0x06AD, 0x0643},  // ڪ ګ ڬ ڭ
    {0x06AE, 0x0643}, {0x06AF, 0x0643}, {0x06B0, 0x0643}, {0x06B1, 0x0643},  // ڮ گ ڰ ڱ
    {0x06B2, 0x0643}, {0x06B3, 0x0643}, {0x06B4, 0x0643}, {0x06B5, 0x0644},  // ڲ ڳ ڴ ڵ
    {0x06B6, 0x0644}, {0x06B7, 0x0644}, {0x06B8, 0x0644}, {0x06B9, 0x0646},  // ڶ ڷ ڸ ڹ
    {0x06BA, 0x0646}, {0x06BB, 0x0646}, {0x06BC, 0x0646}, {0x06BD, 0x0646},  // ں ڻ ڼ ڽ
    {0x06BE, 0x0647}, {0x06BF, 0x062C}, {0x06C0, 0x0647}, {0x06C1, 0x0647},  // ھ ڿ ۀ ہ
    {0x06C2, 0x0647}, {0x06C3, 0x0647}, {0x06C4, 0x0648}, {0x06C5, 0x0648},  // ۂ ۃ ۄ ۅ
    {0x06C6, 0x0648}, {0x06C7, 0x0648}, {0x06C8, 0x0648}, {0x06C9, 0x0648},  // ۆ ۇ ۈ ۉ
    {0x06CA, 0x0648}, {0x06CB, 0x0648}, {0x06CC, 0x064A}, {0x06CD, 0x064A},  // ۊ ۋ ی ۍ
    {0x06CE, 0x064A}, {0x06CF, 0x0648}, {0x06D0, 0x064A}, {0x06D1, 0x064A},  // ێ ۏ ې ۑ
    {0x06D2, 0x064A}, {0x06D3, 0x064A}, {0x06D5, 0x0647},                    // ے ۓ ە
};

bool is_one_of(char32_t c, std::u32string_view set) { return set.find(c) != set.npos; }

UChar32 icu(char32_t c) { return static_cast<UChar32>(c); }

const icu::Normalizer2& normalizer() {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCInstance(status);
  CHECK(U_SUCCESS(status));
  return *nfkc;
}

icu::UnicodeString to_icu(std::u32string_view text) {
  icu::UnicodeString out;
  for (const char32_t c : text) out.append(icu(c));
  return out;
}

template <class Visit>
void each_scalar(const icu::UnicodeString& text, Visit visit) {
  for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) visit(static_cast<char32_t>(text.char32At(i)));
}

/// Spaces, dashes, quotes and invisible characters: the one kind each becomes, 0 to remove it, or the character itself.
char32_t one_kind(char32_t c) {
  if (c < 0x80) return c == U'\t' ? U' ' : c == U'`' ? U'\'' : c;
  if (c == 0x0640 || c == 0xFEFF || c == 0x00AD) return 0;  // tatweel, byte order mark, soft hyphen
  if (is_one_of(c, U"\u0085\u2028\u2029")) return U'\n';
  if (is_one_of(c, U"“”„‟«»″〝〞〟＂❝❞")) return U'"';
  if (is_one_of(c, U"‘’‚‛′´‹›ʼʻʾʿˈ＇❛❜")) return U'\'';
  if (is_one_of(c, U"‐‑‒–—―−⸺⸻﹘﹣－־⁃")) return U'-';
  const int8_t type = u_charType(icu(c));
  if (type == U_SPACE_SEPARATOR) return U' ';
  const bool number_sign = (c >= 0x0600 && c <= 0x0605) || c == 0x06DD || c == 0x070F || c == 0x08E2;
  if (type == U_FORMAT_CHAR && !number_sign) return 0;
  return c;
}

/// Vowel signs standing alone on a space or tatweel in the presentation forms: the seat goes, the sign stays.
bool is_seated_mark(char32_t c) {
  return (c >= 0xFE70 && c <= 0xFE7F) || (c >= 0xFC5E && c <= 0xFC63) || (c >= 0xFCF2 && c <= 0xFCF4);
}

bool is_dropped_in_spelling(char32_t c) {
  if (c >= 0x06D6 && c <= 0x06ED) return true;  // Koranic signs; 06D5 and 06EE are letters
  if (c == 0x0674) return true;                 // high hamza
  const int8_t type = u_charType(icu(c));
  if (type == U_ENCLOSING_MARK) return true;
  if (type != U_NON_SPACING_MARK) return false;
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(icu(c), &status);
  constexpr UScriptCode kAlphabets[] = {USCRIPT_INHERITED, USCRIPT_COMMON, USCRIPT_ARABIC,   USCRIPT_LATIN,
                                        USCRIPT_GREEK,     USCRIPT_HEBREW, USCRIPT_CYRILLIC, USCRIPT_SYRIAC};
  return std::find(std::begin(kAlphabets), std::end(kAlphabets), script) != std::end(kAlphabets);
}

std::u32string spelling_of(char32_t c) {
  const int32_t digit = u_charDigitValue(icu(c));
  if (digit >= 0) return {U'0' + static_cast<char32_t>(digit)};
  if (c == U'æ') return U"ae";
  if (c == U'œ') return U"oe";
  if (c == U'þ') return U"th";
  const auto* at = std::lower_bound(std::begin(kLetters), std::end(kLetters), c,
                                    [](const Pair& pair, char32_t value) { return pair.from < value; });
  return {at != std::end(kLetters) && at->from == c ? at->to : c};
}

/// Blocks whose code points are worth a table: Latin to Arabic extensions, Indic numbers, punctuation, presentation
/// forms.
struct Block {
  char32_t start, end;
};
constexpr Block kTabled[] = {{0, 0x1000}, {0x1E00, 0x2800}, {0x3000, 0x3100}, {0xFB00, 0x10000}};
/// Ideographs and syllables, which no folding changes.
constexpr Block kUnchanged[] = {{0x3400, 0xA000}, {0xAC00, 0xD700}};

bool in_any(char32_t c, std::span<const Block> blocks) {
  return std::any_of(blocks.begin(), blocks.end(), [c](const Block& b) { return c >= b.start && c < b.end; });
}

}  // namespace

bool joins_previous(char32_t c) { return is_seated_mark(c) || !normalizer().hasBoundaryBefore(icu(c)); }

std::u32string typography_of(std::u32string_view cluster) {
  icu::UnicodeString raw;
  for (const char32_t c : cluster) {
    icu::UnicodeString parts(icu(c));
    if (is_seated_mark(c)) normalizer().getDecomposition(icu(c), parts);
    each_scalar(parts, [&](char32_t part) {
      const char32_t kind = part != c && part == U' ' ? 0 : one_kind(part);
      if (kind != 0) raw.append(icu(kind));
    });
  }
  UErrorCode status = U_ZERO_ERROR;
  std::u32string out;
  each_scalar(normalizer().normalize(raw, status), [&](char32_t c) {
    if (const char32_t kind = one_kind(c)) out.push_back(kind);
  });
  return out;
}

std::u32string replacement(char32_t c, Folding folding) {
  std::u32string typography = typography_of({&c, 1});
  if (folding == Folding::typography) return typography;
  std::u32string out;
  const icu::Normalizer2& nfkc = normalizer();
  each_scalar(to_icu(typography).foldCase(), [&](char32_t letter) {
    icu::UnicodeString parts;
    const bool syllable = letter >= 0xAC00 && letter <= 0xD7A3;
    if (syllable || !nfkc.getDecomposition(icu(letter), parts)) parts = icu::UnicodeString(icu(letter));
    each_scalar(parts, [&](char32_t part) {
      if (!is_dropped_in_spelling(part)) out += spelling_of(part);
    });
  });
  return out;
}

FoldTable::FoldTable(Folding folding) {
  owned_.push_back(std::make_unique<Page>());
  owned_[0]->fill(kCompute);
  for (char32_t start = 0; start < kEnd; start += 256) {
    pages_[start >> 8] = owned_[0].get();
    const bool unchanged = in_any(start, kUnchanged);
    if (!unchanged && !in_any(start, kTabled)) continue;
    auto page = std::make_unique<Page>();
    for (char32_t k = 0; k < 256; ++k) {
      (*page)[k] = unchanged ? FoldRule{start + k, FoldRule::Step::one} : rule_for(start + k, folding);
    }
    pages_[start >> 8] = page.get();
    owned_.push_back(std::move(page));
  }
}

FoldRule FoldTable::rule_for(char32_t c, Folding folding) {
  if (folding == Folding::typography && joins_previous(c)) return {0, FoldRule::Step::mark};
  std::u32string text = replacement(c, folding);
  if (text.empty()) return {0, FoldRule::Step::drop};
  if (text.size() == 1) return {text[0], FoldRule::Step::one};
  expansions_.push_back(std::move(text));
  return {static_cast<char32_t>(expansions_.size() - 1), FoldRule::Step::many};
}

const FoldTable& fold_table(Folding folding) {
  if (folding == Folding::typography) {
    static const FoldTable typography(Folding::typography);
    return typography;
  }
  static const FoldTable spelling(Folding::spelling);
  return spelling;
}

}  // namespace recto::text
