#include "linking/bilingual_text.h"

#include <algorithm>

#include "judging/clauses.h"
#include "judging/meaning_words.h"
#include "names/name.h"
#include "names/pronounce.h"
#include "reading/facts.h"
#include "reading/facts/lexicon.h"
#include "reading/numbered_rows.h"
#include "text/arabic.h"
#include "text/fold.h"
#include "text/language.h"
#include "text/words.h"

namespace recto::linking {
namespace {

constexpr size_t kLeastNameLetters = 3;

bool is_capital_letter(char32_t c) { return (c >= U'A' && c <= U'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7); }
bool is_blank(char32_t c) { return c == U' ' || c == U'\n' || c == U'\t' || c == U'\f' || c == U'\r'; }

/// Words that stand in every sentence.
bool is_grammar(std::u32string_view folded) {
  if (folded.size() < 2) return true;
  const reading::Found found = reading::Lexicon::instance().find(folded);
  return std::any_of(found.senses.begin(), found.senses.end(),
                     [](const reading::Sense& sense) { return sense.role == reading::Role::function_word; });
}

/// Negations that have no other use; "without" and «غير» may stand for a mere "un-".
bool is_plain_denial(std::u32string_view folded) {
  static constexpr std::u32string_view kWords[] = {U"not", U"no", U"never", U"none", U"nobody", U"nothing", U"cannot",
                                                   U"لا",  U"لم", U"لن",    U"ليس",  U"ليست",   U"ما",      U"ليسوا"};
  if (folded.ends_with(U"n't")) return true;
  if (folded.size() > 2 && (folded[0] == U'و' || folded[0] == U'ف')) folded.remove_prefix(1);
  return std::find(std::begin(kWords), std::end(kWords), folded) != std::end(kWords);
}

/// What limits or turns without a plain "not".
bool may_turn(std::u32string_view folded) {
  static constexpr std::u32string_view kLimits[] = {U"only", U"except", U"but", U"unless", U"against", U"بل",
                                                    U"الا",  U"سوي",    U"فقط", U"عدا",    U"ضد"};
  static constexpr std::u32string_view kPrefixes[] = {U"un", U"in", U"im", U"dis", U"non", U"mis"};
  constexpr size_t kLongerThanPrefix = 4;
  if (std::find(std::begin(kLimits), std::end(kLimits), folded) != std::end(kLimits)) return true;
  if (judging::is_negation(folded) || judging::is_turning(folded) || folded.ends_with(U"less")) return true;
  return std::any_of(std::begin(kPrefixes), std::end(kPrefixes), [&](std::u32string_view prefix) {
    return folded.size() >= prefix.size() + kLongerThanPrefix && folded.starts_with(prefix);
  });
}

/// The digits of a reference: letters are written otherwise in another script.
std::string digits_of(std::string_view reference) {
  std::string out;
  for (const char c : reference) {
    const bool digit = c >= '0' && c <= '9';
    if (digit) out += c;
    if (!digit && !out.empty() && out.back() != '/') out += '/';
  }
  while (out.ends_with('/')) out.pop_back();
  return out;
}

/// A date without its year, which a sentence names or leaves out; a bare year as it is.
std::string without_year(const FactValue& value) {
  constexpr size_t kYear = 4;
  std::string_view date = value.value;
  if (date.starts_with("--")) {
    date.remove_prefix(2);
  } else if (date.size() > kYear + 1 && date[kYear] == '-' && date.find('/') == date.npos) {
    date.remove_prefix(kYear + 1);
  }
  return value.calendar + std::string(date);
}

std::string key_of(const Fact& fact) {
  const FactValue& value = fact.value;
  switch (fact.type) {
    case FactType::figure:
      return "figure " + (value.value.empty() ? value.low + ".." + value.high : value.value);
    case FactType::date:
      return "date " + without_year(value);
    case FactType::reference:
      return "reference " + digits_of(value.value);
    default:
      return "identifier " + value.value;
  }
}

class PageReader {
 public:
  PageReader(const Page& page, Persons persons, BilingualText& out)
      : page_(page),
        text_(page.text),
        out_(out),
        facts_(reading::find_facts(
            page.text, {}, persons == Persons::looked_for ? reading::FactKinds::all : reading::FactKinds::values)),
        words_(text::words(page.text)),
        rows_(reading::numbered_rows(page.text)) {}

  void read() {
    for (const CharRange& range : reading::sentences_and_rows(text_, rows_)) {
      if (out_.sentences.size() == kMostSentences) return;
      read_sentence(range);
    }
  }

 private:
  void read_sentence(const CharRange& range) {
    BilingualSentence sentence;
    sentence.page = page_.number;
    sentence.range = trimmed(range);
    for (uint32_t at = range.start.value; at < range.end.value; ++at) sentence.letters += !is_blank(text_[at]);
    for (; fact_ < facts_.size() && facts_[fact_].range.start < range.end; ++fact_) add_fact(facts_[fact_], sentence);
    const size_t first = word_;
    while (word_ < words_.size() && words_[word_].range.start < range.end) ++word_;
    for (size_t k = first; k < word_; ++k) add_word(words_[k], k == first, sentence);
    add_denials(sentence);
    if (sentence.letters > 0) out_.sentences.push_back(std::move(sentence));
  }

  CharRange trimmed(CharRange range) const {
    while (range.start < range.end && is_blank(text_[range.start.value])) ++range.start;
    while (range.start < range.end && is_blank(text_[range.end.value - 1])) --range.end.value;
    return range;
  }

  float confidence(const CharRange& range) const {
    float lowest = 1;
    auto word = std::partition_point(page_.words.begin(), page_.words.end(),
                                     [&](const Word& w) { return w.start + w.length <= range.start; });
    for (; word != page_.words.end() && word->start < range.end; ++word) lowest = std::min(lowest, word->confidence);
    return lowest;
  }

  /// "1." or "2 -" before an item of a list.
  bool numbers_an_item(const Fact& fact) const {
    size_t before = fact.range.start.value;
    while (before > 0 && text_[before - 1] == U' ') --before;
    size_t after = fact.range.end.value;
    while (after < text_.size() && text_[after] == U' ') ++after;
    return (before == 0 || text_[before - 1] == U'\n') && after < text_.size() &&
           std::u32string_view(U".-)–—:").find(text_[after]) != std::u32string_view::npos;
  }

  /// Either number of "page 2 of 4", which a copy or translation counts anew; the one of "page 2 of the list" says something.
  bool numbers_a_page(const Fact& fact) const {
    const auto at = std::partition_point(
        words_.begin(), words_.end(), [&](const text::WordSpan& word) { return word.range.start < fact.range.start; });
    const auto k = static_cast<size_t>(at - words_.begin());
    return is_page_of(k) || (k >= 2 && is_page_of(k - 2));
  }
  /// Whether "page", a number, "of" and a number stand there, the first number as word `k`.
  bool is_page_of(size_t k) const {
    if (k == 0 || k + 2 >= words_.size() || words_[k].kind != text::WordKind::number) return false;
    const std::u32string page = folded_word(k - 1), of = folded_word(k + 1);
    return (page == U"page" || page == U"صفحه" || page == U"الصفحه") && (of == U"of" || of == U"من") &&
           words_[k + 2].kind == text::WordKind::number;
  }
  std::u32string folded_word(size_t k) const {
    const CharRange& at = words_[k].range;
    return text::folded(text_.substr(at.start.value, at.length()), text::Folding::spelling);
  }

  void add_fact(const Fact& fact, BilingualSentence& sentence) const {
    if (fact.type == FactType::person) {
      sentence.persons.push_back({fact, {}, confidence(fact.range)});
      return;
    }
    if (fact.type != FactType::figure && fact.type != FactType::date && fact.type != FactType::reference &&
        fact.type != FactType::identifier)
      return;
    const FactValue& value = fact.value;
    const bool figure = fact.type == FactType::figure;
    if (value.value.empty() && value.low.empty() && value.high.empty()) return;
    if (figure && (value.form == "ordinal" || !value.doubt.empty() || numbers_an_item(fact))) return;
    if (figure && (reading::is_serial(rows_, fact.range.start) || numbers_a_page(fact))) return;
    sentence.values.push_back({fact, key_of(fact), confidence(fact.range)});
  }

  void add_word(const text::WordSpan& word, bool first, BilingualSentence& sentence) const {
    if (word.kind == text::WordKind::number) return;
    const bool in_value = std::any_of(sentence.values.begin(), sentence.values.end(), [&](const StatedValue& value) {
      return value.fact.range.start < word.range.end && word.range.start < value.fact.range.end;
    });
    const std::u32string written(text_.substr(word.range.start.value, word.range.length()));
    const std::u32string folded = text::folded(written, text::Folding::spelling);
    if (in_value || is_grammar(folded)) return;
    BilingualWord out{
        stem_key(folded), word.range, !first && is_capital_letter(written.front()), {}, confidence(word.range)};
    const bool arabic = text::is_arabic_letter(folded.front());
    if (folded.size() >= kLeastNameLetters && (arabic || out.capital)) out.sounds = sounds_of(written);
    sentence.words.push_back(std::move(out));
  }

  static std::optional<names::Sounds> sounds_of(std::u32string_view written) {
    const names::Tables& tables = names::Tables::built_in();
    const names::Name name = names::parse(written, tables);
    if (name.parts.empty()) return std::nullopt;
    return names::pronounce(name.parts.front(), tables);
  }

  void add_denials(BilingualSentence& sentence) const {
    const CharRange range = sentence.range;
    const auto stretch = text_.substr(range.start.value, range.length());
    const judging::Clauses clauses = judging::clauses_of(stretch);
    const std::vector<text::WordSpan> spans = text::words(stretch);
    for (size_t k = 0; k < clauses.words.size(); ++k) {
      sentence.turned = sentence.turned || may_turn(clauses.words[k].folded);
      if (!judging::denies(clauses.words, k) || !is_plain_denial(clauses.words[k].folded)) continue;
      const CharRange at{range.start + spans[k].range.start, range.start + spans[k].range.end};
      sentence.denials.push_back({clauses.words[k].written, at, confidence(at)});
    }
    sentence.turned = sentence.turned || !sentence.denials.empty();
  }

  const Page& page_;
  std::u32string_view text_;
  BilingualText& out_;
  std::vector<Fact> facts_;
  std::vector<text::WordSpan> words_;
  std::vector<reading::NumberedRow> rows_;
  size_t fact_ = 0, word_ = 0;
};

}  // namespace

bool is_arabic(std::u32string_view text) { return text::main_script(text) == text::Script::arabic; }

BilingualText bilingual_text(std::span<const Page* const> pages, Persons persons) {
  BilingualText out;
  size_t arabic = 0, all = 0;
  for (const Page* page : pages) {
    PageReader(*page, persons, out).read();
    all += page->text.size();
    if (is_arabic(page->text)) arabic += page->text.size();
  }
  out.arabic = 2 * arabic > all;
  return out;
}

}  // namespace recto::linking
