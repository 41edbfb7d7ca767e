#include "names/words.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>

#include "names/transliteration.h"
#include "text/arabic.h"
#include "text/fold.h"

namespace recto::names {
namespace {

using text::Folded;
using text::Folding;

enum class Kind : uint8_t {
  arabic,
  latin,
  other,
  mark,
  digit,
  apostrophe,
  dot,
  comma,
  hyphen,
  opening,
  closing,
  space
};

bool is_apostrophe(char32_t c) {
  return c == U'\'' || c == U'`' || (c >= 0x02B9 && c <= 0x02BF) || c == 0x02BB || c == 0x02C8 || c == 0x2018 ||
         c == 0x2019;
}

Kind letter_kind(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScript(static_cast<UChar32>(c), &status) == USCRIPT_LATIN ? Kind::latin : Kind::other;
}

Kind kind_of(char32_t c) {
  if (is_apostrophe(c)) return Kind::apostrophe;
  if (text::is_arabic_letter(c)) return Kind::arabic;
  if (u_isdigit(static_cast<UChar32>(c))) return Kind::digit;
  if (u_isalpha(static_cast<UChar32>(c))) return letter_kind(c);
  const auto type = u_charType(static_cast<UChar32>(c));
  if (type == U_NON_SPACING_MARK || type == U_COMBINING_SPACING_MARK || c == 0x0640) return Kind::mark;
  switch (c) {
    case U'.':
      return Kind::dot;
    case U',':
    case U'،':
    case U';':
      return Kind::comma;
    case U'-':
      return Kind::hyphen;
    case U'(':
    case U'[':
      return Kind::opening;
    case U')':
    case U']':
      return Kind::closing;
    default:
      return Kind::space;
  }
}

bool is_letter(Kind kind) { return kind == Kind::arabic || kind == Kind::latin || kind == Kind::other; }

/// Walks a folded text once and collects its words.
class Cutter {
 public:
  explicit Cutter(const Folded& folded) : folded_(folded) {}

  std::vector<Word> cut(bool with_brackets) {
    int depth = 0;
    for (size_t i = 0; i < folded_.text.size(); ++i) {
      const Kind kind = kind_of(folded_.text[i]);
      if (kind == Kind::opening || kind == Kind::closing) {
        end_word();
        depth = std::max(0, depth + (kind == Kind::opening ? 1 : -1));
      } else if (depth == 0 || with_brackets) {
        take(i, kind);
      }
    }
    end_word();
    return std::move(words_);
  }

 private:
  void take(size_t i, Kind kind) {
    if (is_letter(kind) || kind == Kind::digit) {
      if (begins_word(i, kind)) end_word();
      append(i, kind);
    } else if (kind == Kind::mark || kind == Kind::apostrophe) {
      if (open_ && (kind == Kind::apostrophe || script_ != Kind::arabic)) word_.letters += folded_.text[i];
      if (!open_ && kind == Kind::apostrophe && i + 1 < folded_.text.size() && folded_.text[i + 1] == U'.') take_ayn(i);
    } else {
      end_word();
      hyphen_ = kind == Kind::hyphen;
      if (!words_.empty()) {
        words_.back().dot |= kind == Kind::dot;
        words_.back().comma |= kind == Kind::comma;
      }
    }
  }

  /// ʿ. is the initial of a name that begins so.
  void take_ayn(size_t i) {
    append(i, Kind::arabic);
    word_.letters.assign(1, U'ع');
    end_word();
  }

  bool begins_word(size_t i, Kind kind) const {
    if (!open_) return false;
    if (is_letter(kind) && script_ != Kind::digit && kind != script_) return true;
    if (kind == Kind::digit || i == 0) return false;
    const auto before = static_cast<UChar32>(folded_.text[i - 1]), now = static_cast<UChar32>(folded_.text[i]);
    return u_islower(before) && u_isupper(now);
  }

  void append(size_t i, Kind kind) {
    const CharRange range =
        folded_.map.to_source({CharOffset(static_cast<uint32_t>(i)), CharOffset(static_cast<uint32_t>(i + 1))});
    if (!open_) {
      word_ = {};
      word_.range = range;
      word_.joined = hyphen_;
      script_ = kind;
      open_ = true;
    }
    if (script_ == Kind::digit) script_ = kind;
    word_.range.end = range.end;
    word_.letters += static_cast<char32_t>(u_tolower(static_cast<UChar32>(folded_.text[i])));
  }

  void end_word() {
    hyphen_ = false;
    if (!open_) return;
    open_ = false;
    word_.arabic = script_ == Kind::arabic;
    word_.digits = script_ == Kind::digit;
    if (script_ == Kind::other) {
      word_.letters = in_latin_letters(word_.letters);
      std::erase(word_.letters, U' ');
    }
    while (!word_.letters.empty() && is_apostrophe(word_.letters.back())) word_.letters.pop_back();
    word_.folded = text::folded(word_.letters, Folding::spelling);
    std::erase_if(word_.folded, is_apostrophe);
    if (!word_.folded.empty()) words_.push_back(std::move(word_));
  }

  const Folded& folded_;
  std::vector<Word> words_;
  Word word_;
  Kind script_ = Kind::space;
  bool open_ = false, hyphen_ = false;
};

/// A word in which a few letters are of another script (a transliteration left half done, a slip of the keyboard) is one word; two words of
/// two scripts run together stay two.
void join_scripts(std::vector<Word>& words) {
  constexpr size_t kWord = 3;  ///< letters that may stand for a word of their own
  const auto is_arabic = [](char32_t c) { return text::is_arabic_letter(c); };
  for (size_t i = 0; i + 1 < words.size(); ++i) {
    size_t piece = words[i].folded.size();
    while (i + 1 < words.size()) {
      Word &first = words[i], &second = words[i + 1];
      const size_t next = second.folded.size();
      const bool mixed = is_arabic(first.folded.back()) != is_arabic(second.folded.front()) && !first.digits &&
                         !second.digits && first.range.end == second.range.start && std::min(piece, next) < kWord;
      if (!mixed) break;
      if (next > piece) first.arabic = second.arabic;
      first.letters += second.letters;
      first.folded += second.folded;
      first.range.end = second.range.end;
      first.dot |= second.dot;
      first.comma |= second.comma;
      piece = next;
      words.erase(words.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    }
  }
}

}  // namespace

std::vector<Word> words_of(std::u32string_view untrusted_text) {
  const Folded folded = text::fold(untrusted_text, Folding::typography);
  std::vector<Word> words = Cutter(folded).cut(false);
  if (words.empty()) words = Cutter(folded).cut(true);
  join_scripts(words);
  return words;
}

}  // namespace recto::names
