#include "tracing/letter_sentence.h"

#include <algorithm>
#include <set>

#include "text/fold.h"
#include "text/stem.h"
#include "text/words.h"

namespace recto::tracing {
namespace {

constexpr size_t kRoleReach = 12;  // words between "to" or "from" and a name of its side

template <size_t N>
std::set<std::u32string> folded_set(const std::u32string_view (&words)[N]) {
  std::set<std::u32string> out;
  for (const std::u32string_view word : words) out.insert(text::folded(word, text::Folding::spelling));
  return out;
}

bool is_letter_word(const std::u32string& word) {
  static constexpr std::u32string_view kWords[] = {U"letter", U"letters", U"memorandum", U"memo",   U"telegram",
                                                   U"cable",  U"note",    U"الكتاب",     U"كتاب",   U"كتابه",
                                                   U"كتابا",  U"رسالة",   U"الرسالة",    U"مذكرة",  U"المذكرة",
                                                   U"برقية",  U"البرقية", U"كتابها",     U"رسالته", U"رسالتها"};
  static const std::set<std::u32string> kTable = folded_set(kWords);
  return kTable.contains(word);
}
bool is_list_word(const std::u32string& word) {
  static constexpr std::u32string_view kWords[] = {U"list",  U"lists", U"names",   U"قائمة", U"القائمة",
                                                   U"لائحة", U"قوائم", U"اللائحة", U"أسماء", U"الأسماء",
                                                   U"اسما",  U"اسم",   U"كشف",     U"جدول"};
  static const std::set<std::u32string> kTable = folded_set(kWords);
  return kTable.contains(word);
}
bool is_enclosing(const std::u32string& word) {
  static constexpr std::u32string_view kWords[] = {U"enclosed", U"encloses",   U"enclosing", U"enclosure", U"attached",
                                                   U"attaches", U"attachment", U"annexed",   U"مرفق",      U"مرفقة",
                                                   U"المرفقة",  U"ارفق",       U"ارفقت",     U"ربطا",      U"يرفق",
                                                   U"ترفق",     U"المرفق"};
  static const std::set<std::u32string> kTable = folded_set(kWords);
  return kTable.contains(word);
}
bool is_writing(const std::u32string& word) {
  static constexpr std::u32string_view kWords[] = {U"wrote",   U"writes", U"written", U"sent", U"sends", U"addressed",
                                                   U"replied", U"كتب",    U"كتبت",    U"وكتب", U"وكتبت", U"وجه",
                                                   U"وجهت",    U"ارسل",   U"ارسلت",   U"وارسل"};
  static const std::set<std::u32string> kTable = folded_set(kWords);
  return kTable.contains(word);
}
bool is_signing(const std::u32string& word) {
  static constexpr std::u32string_view kWords[] = {U"signed", U"signature", U"وقع",   U"وقعه",
                                                   U"وقعها",  U"بتوقيع",    U"ووقعه", U"ووقعها"};
  static const std::set<std::u32string> kTable = folded_set(kWords);
  return kTable.contains(word);
}
bool is_answering(const std::u32string& word) {
  static constexpr std::u32string_view kWords[] = {U"answer",  U"answers",  U"answering", U"reply",
                                                   U"replies", U"response", U"جوابا",     U"إجابة",
                                                   U"ردا",     U"يجيب",     U"جواب"};
  static const std::set<std::u32string> kTable = folded_set(kWords);
  return kTable.contains(word);
}
bool is_from(const std::u32string& word) { return word == U"from" || word == U"من"; }
bool is_to(const std::u32string& word) { return word == U"to" || word == U"الي" || word == U"ل"; }
/// Between a letter's number and its date.
bool ties_date(const std::u32string& word) {
  static constexpr std::u32string_view kWords[] = {
      U"dated", U"is",     U"was",   U"has",    U"bears", U"of",     U"on",      U"the",  U"from", U"date", U"letter",
      U"no",    U"number", U"تاريخ", U"بتاريخ", U"في",    U"المؤرخ", U"المؤرخة", U"مؤرخ", U"رقم",  U"مؤرخة"};
  static const std::set<std::u32string> kTable = folded_set(kWords);
  return kTable.contains(word) || is_letter_word(word);
}
/// Stems that a sentence about a letter and its fields may have besides.
bool is_of_letters(const std::u32string& word) {
  static constexpr std::u32string_view kWords[] = {
      U"number",  U"numbered", U"dated",  U"date",     U"page", U"pages",   U"row",   U"rows",
      U"entries", U"no",       U"holds",  U"contains", U"has",  U"رقم",     U"تاريخ", U"مؤرخ",
      U"صفحة",    U"صفحات",    U"المؤرخ", U"تضم",      U"فيها", U"المؤرخة", U"مؤرخة"};
  static const std::set<std::u32string> kTable = folded_set(kWords);
  return kTable.contains(word) || is_letter_word(word) || is_list_word(word) || is_enclosing(word) ||
         is_writing(word) || is_signing(word) || is_answering(word);
}

}  // namespace

LetterSentence::LetterSentence(std::u32string_view story, const Statement& statement)
    : story_(story), statement_(statement) {
  const CharRange& range = statement.range;
  const std::u32string_view written = story.substr(range.start.value, range.length());
  for (const text::WordSpan& word : text::words(written)) {
    const CharRange at{CharOffset(word.range.start.value + range.start.value),
                       CharOffset(word.range.end.value + range.start.value)};
    words_.push_back({at, text::folded(story.substr(at.start.value, at.length()), text::Folding::spelling)});
    const std::u32string& folded = words_.back().folded;
    letter_ = letter_ || is_letter_word(folded) || is_writing(folded);
    list_ = list_ || is_list_word(folded);
    encloses_ = encloses_ || is_enclosing(folded);
  }
  letter_ = letter_ || std::any_of(statement.facts.begin(), statement.facts.end(),
                                   [](const Fact& fact) { return fact.type == FactType::reference; });
}

/// The number of words before a place.
size_t LetterSentence::index_before(CharOffset at) const {
  return static_cast<size_t>(
      std::count_if(words_.begin(), words_.end(), [&](const Seen& word) { return word.range.end <= at; }));
}

bool LetterSentence::parted(size_t first, size_t last) const {
  return std::any_of(statement_.clause_marks.begin(), statement_.clause_marks.end(), [&](CharOffset mark) {
    return mark >= words_[first].range.end && mark < words_[last].range.start;
  });
}

LetterRole LetterSentence::role_of(const CharRange& name) const {
  const size_t at = index_before(name.start);
  bool to_seen = false;
  for (size_t k = at; k-- > 0 && at - k <= kRoleReach;) {
    const std::u32string& word = words_[k].folded;
    if (is_signing(word)) return LetterRole::signer;
    if (is_to(word) && !to_seen) {
      to_seen = true;
      const bool written = std::any_of(words_.begin(), words_.begin() + static_cast<ptrdiff_t>(k),
                                       [](const Seen& w) { return is_writing(w.folded) || is_letter_word(w.folded); });
      if (written && !parted(k, at)) return LetterRole::addressee;
      return LetterRole::none;
    }
    const bool arabic_verb = statement_.arabic && is_writing(word);
    if ((is_from(word) && letter_ && !parted(k, at)) || arabic_verb) return LetterRole::sender;
  }
  if (statement_.arabic) return LetterRole::none;
  for (size_t k = index_before(name.end); k < words_.size() && k < at + kRoleReach; ++k) {
    if (is_to(words_[k].folded) || is_from(words_[k].folded)) break;
    if (is_writing(words_[k].folded)) return LetterRole::sender;
  }
  return LetterRole::none;
}

bool LetterSentence::is_letters_date(const CharRange& date, std::span<const CharRange> references) const {
  for (size_t k = index_before(date.start); k-- > 0;) {
    const bool number = std::any_of(references.begin(), references.end(), [&](const CharRange& reference) {
      return reference.start <= words_[k].range.start && words_[k].range.end <= reference.end;
    });
    if (number || is_letter_word(words_[k].folded)) return true;
    if (!ties_date(words_[k].folded)) return false;
  }
  return false;
}

bool LetterSentence::is_answered(const CharRange& reference) const {
  for (size_t k = index_before(reference.start), words = 0; k-- > 0 && words < 5; ++words) {
    if (is_answering(words_[k].folded)) return true;
  }
  return false;
}

std::u32string LetterSentence::place_of_count(const CharRange& figure) const {
  size_t k = index_before(figure.end);
  for (size_t words = 0; k < words_.size() && words < 4 && !is_from(words_[k].folded); ++words) ++k;
  if (k + 1 >= words_.size() || !is_from(words_[k].folded)) return {};
  size_t last = ++k;
  const auto capital = [&](size_t i) {
    const char32_t c = story_[words_[i].range.start.value];
    return statement_.arabic ? i == k : (c >= U'A' && c <= U'Z');
  };
  if (words_[k].folded == U"the" || !capital(k)) return {};
  while (last + 1 < words_.size() && capital(last + 1) && !parted(last, last + 1)) ++last;
  const uint32_t from = words_[k].range.start.value;
  return std::u32string(story_.substr(from, words_[last].range.end.value - from));
}

bool LetterSentence::is_bare(std::span<const CharRange> told) const {
  const bool words = std::all_of(statement_.terms.begin(), statement_.terms.end(), [&](const Term& term) {
    const bool covered = std::any_of(told.begin(), told.end(), [&](const CharRange& range) {
      return range.start <= term.range.start && term.range.end <= range.end;
    });
    return covered || is_of_letters(text::folded(story_.substr(term.range.start.value, term.range.length()),
                                                 text::Folding::spelling));
  });
  const bool facts = std::all_of(statement_.facts.begin(), statement_.facts.end(), [&](const Fact& fact) {
    return std::any_of(told.begin(), told.end(), [&](const CharRange& range) {
      return range.start <= fact.range.start && fact.range.end <= range.end;
    });
  });
  const bool sure = std::all_of(statement_.sense.begin(), statement_.sense.end(),
                                [](const SenseWord& word) { return word.sense == Sense::relation || word.saying; });
  return words && facts && sure && !statement_.question;
}

}  // namespace recto::tracing
