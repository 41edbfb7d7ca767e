#include "reading/entities/words.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "text/arabic.h"
#include "text/fold.h"
#include "text/words.h"

namespace recto::reading {
namespace {

constexpr size_t kLeastLetters = 2, kLeastBehindArticle = 3;  // الله is not ال and له
constexpr size_t kMostInStretch = 200;

bool ends_sentence(char32_t c) { return c == U'.' || c == U'!' || c == U'?' || c == U'؟' || c == U'؛' || c == U'…'; }
bool is_line_end(char32_t c) { return c == U'\n' || c == U'\f' || c == 0x2029; }
bool is_blank(char32_t c) {
  return u_isUWhiteSpace(static_cast<UChar32>(c)) || u_charType(static_cast<UChar32>(c)) == U_FORMAT_CHAR;
}

Script script_of(char32_t c) {
  if (text::is_arabic_letter(c)) return Script::arabic;
  return c < 0x250 || (c >= 0x1E00 && c < 0x1F00) ? Script::latin : Script::other;
}

/// Walks over the text between words as well, for the signs there.
class Splitter {
 public:
  explicit Splitter(std::u32string_view text) : text_(text) {}

  std::vector<NameWord> run() {
    const std::vector<text::WordSpan> spans = text::words(text_);
    words_.reserve(spans.size() + spans.size() / 4);
    size_t at = 0;
    for (const text::WordSpan& span : spans) {
      signs(at, span.range.start.value);
      word(span);
      at = span.range.end.value;
    }
    signs(at, text_.size());
    return std::move(words_);
  }

 private:
  void signs(size_t from, size_t to) {
    for (size_t i = from; i < to; ++i) {
      if (is_blank(text_[i])) {
        space_ = true;
        line_ = line_ || is_line_end(text_[i]);
        continue;
      }
      NameWord& sign = add({CharOffset(static_cast<uint32_t>(i)), CharOffset(static_cast<uint32_t>(i + 1))});
      sign.folded = text_[i];
      sentence_ = sentence_ || (ends_sentence(text_[i]) && !(text_[i] == U'.' && sign.joined && abbreviated()));
    }
  }

  /// True when the word before the sign added last is one that a full stop only shortens: Lt., an initial.
  bool abbreviated() const {
    static constexpr std::u32string_view kShort[] = {U"lt",   U"col", U"gen", U"maj", U"capt", U"sgt",  U"cpl",
                                                     U"brig", U"dr",  U"mr",  U"mrs", U"ms",   U"prof", U"st",
                                                     U"no",   U"sen", U"rep", U"gov", U"insp"};
    if (words_.size() < 2) return false;
    const NameWord& before = words_[words_.size() - 2];
    return before.script == Script::latin && before.capital &&
           (before.folded.size() == 1 ||
            std::find(std::begin(kShort), std::end(kShort), before.folded) != std::end(kShort));
  }

  void word(const text::WordSpan& span) {
    NameWord& word = add(span.range);
    const std::u32string_view written = text_.substr(span.range.start.value, span.range.length());
    word.folded = text::folded(written, text::Folding::spelling);
    word.script = span.kind == text::WordKind::number ? Script::number : script_of(written.front());
    if (word.script != Script::latin) return;
    const auto is_small = [](char32_t c) { return u_islower(static_cast<UChar32>(c)) != 0; };
    word.capital = u_isupper(static_cast<UChar32>(written.front())) != 0;
    word.capitals = word.capital && written.size() > 1 && std::none_of(written.begin(), written.end(), is_small);
  }

  NameWord& add(CharRange range) {
    NameWord word;
    word.range = range;
    word.begins_line = line_ || words_.empty();
    word.begins_sentence = sentence_ || word.begins_line;
    word.joined = !space_ && !words_.empty();
    space_ = line_ = sentence_ = false;
    words_.push_back(std::move(word));
    return words_.back();
  }

  std::u32string_view text_;
  std::vector<NameWord> words_;
  bool space_ = false, line_ = true, sentence_ = true;
};

}  // namespace

std::vector<NameWord> name_words(std::u32string_view text) { return Splitter(text).run(); }

std::vector<std::pair<size_t, size_t>> stretches_of(std::span<const NameWord> words) {
  std::vector<std::pair<size_t, size_t>> stretches;
  size_t first = 0;
  for (size_t i = 1; i <= words.size(); ++i) {
    if (i < words.size() && !words[i].begins_sentence && i - first < kMostInStretch) continue;
    stretches.emplace_back(first, i);
    first = i;
  }
  if (words.empty()) stretches.clear();
  return stretches;
}

std::vector<Front> fronts_of(std::u32string_view folded) {
  std::vector<Front> fronts = {{std::u32string(folded), 0, false}};
  const auto take_article = [&fronts](const Front& front) {
    if (front.rest.starts_with(U"ال") && front.rest.size() >= 2 + kLeastBehindArticle)
      fronts.push_back({front.rest.substr(2), static_cast<uint8_t>(front.taken + 2), true});
  };
  take_article(Front(fronts.front()));
  std::u32string_view rest = folded;
  for (const std::u32string_view letters : {U"وف", U"بلكس"}) {
    if (rest.size() <= kLeastLetters || letters.find(rest.front()) == letters.npos) continue;
    const bool lam_lam = rest.starts_with(U"لل") && rest.size() > 1 + kLeastBehindArticle;
    rest.remove_prefix(1);
    const auto taken = static_cast<uint8_t>(folded.size() - rest.size());
    fronts.push_back({std::u32string(rest), taken, false});
    if (lam_lam) fronts.push_back({std::u32string(rest.substr(1)), static_cast<uint8_t>(taken + 1), true});
    take_article(Front(fronts.back()));
  }
  return fronts;
}

}  // namespace recto::reading
