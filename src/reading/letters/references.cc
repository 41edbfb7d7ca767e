// Steps: find a word for a letter (كتاب, letter, cable) or a labelled reference; behind it a word for "number" and what follows, and
// a date; keep what has a number, or has a date and stands behind a label.

#include "reading/letters/references.h"

#include <algorithm>
#include <array>
#include <string>

#include "reading/letters/misreading.h"
#include "text/arabic.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace recto::reading::letters {
namespace {

using Text = std::u32string_view;

constexpr size_t kReach = 110;  ///< scalars behind the word for a letter in which its number and date stand

struct Noun {
  Text word;
  bool own = false, answers = false;
  bool misread = false;
};

// Folded. كتابكم: yours, which a reply answers; كتابنا: ours.
constexpr std::array<Noun, 34> kNouns = {
    {{U"كتابكم", false, true},       {U"لكتابكم", false, true},     {U"بكتابكم", false, true},
     {U"كتابنا", true, false},       {U"بكتابنا", true, false},     {U"لكتابنا", true, false},
     {U"كتاب", false, false},        {U"الكتاب", false, false},     {U"برقيتكم", false, true},
     {U"برقيتنا", true, false},      {U"برقيه", false, false},      {U"مذكرتكم", false, true},
     {U"مذكره", false, false},       {U"تعميم", false, false},      {U"قرار", false, false},
     {U"القرار", false, false},      {U"امر", false, false},        {U"احالتكم", false, true},
     {U"خطابكم", false, true},       {U"لخطابكم", false, true},     {U"خطابنا", true, false},
     {U"خطاب", false, false},        {U"مراسلتكم", false, true},    {U"مراسلتنا", true, false},
     {U"رسالتكم", false, true},      {U"رسالتنا", true, false},     {U"كتاب سيادتكم", false, true},
     {U"خطاب معاليكم", false, true}, {U"your letter", false, true}, {U"our letter", true, false},
     {U"letter", false, false},      {U"memorandum", false, false}, {U"telegram", false, false},
     {U"dispatch", false, false}}};

constexpr std::array<Text, 12> kNumberWords = {U"رقم",     U"برقم", U"ذو الرقم", U"ذي الرقم", U"المرقم", U"والمرقم",
                                               U"المرقمه", U"عدد",  U"number",   U"no.",      U"no",     U"nr"};

bool is_word_letter(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9') || text::is_arabic_letter(c);
}

bool stands_alone(Text text, size_t at, size_t length) {
  return (at == 0 || !is_word_letter(text[at - 1])) &&
         (at + length >= text.size() || !is_word_letter(text[at + length]));
}

/// The first place of a whole word or phrase from `from` on.
size_t find_word(Text text, Text word, size_t from) {
  for (size_t at = text.find(word, from); at != Text::npos; at = text.find(word, at + 1)) {
    if (stands_alone(text, at, word.size())) return at;
  }
  return Text::npos;
}

/// A number as letters have it: digits with letters and signs between them, no spaces.
CharRange number_at(Text text, size_t at) {
  while (at < text.size() && (text[at] == U' ' || text[at] == U':' || text[at] == U'(' || text[at] == U'.')) ++at;
  size_t end = at;
  bool digit = false;
  for (; end < text.size(); ++end) {
    const char32_t c = text[end];
    digit = digit || (c >= U'0' && c <= U'9');
    if (!is_word_letter(c) && c != U'/' && c != U'-' && c != U'\\') break;
  }
  while (end > at && !is_word_letter(text[end - 1])) --end;
  return digit ? CharRange{CharOffset(static_cast<uint32_t>(at)), CharOffset(static_cast<uint32_t>(end))} : CharRange{};
}

class ReferenceFinder {
 public:
  ReferenceFinder(const Paper& paper, const Extent& extent) : paper_(paper), extent_(extent) {}

  std::vector<Reference> find() {
    for (const HeadLine* line : extent_.lines) {
      if (line->label.role == Role::reference && !line->value.empty()) look(line->value, true);
    }
    for (const Span& stretch : stretches()) look(stretch, false);
    return std::move(found_);
  }

 private:
  /// The letter's text page by page.
  std::vector<Span> stretches() const {
    std::vector<Span> out;
    for (size_t i = extent_.begin; i < extent_.end; ++i) {
      const Segment& one = paper_.segment(i);
      if (!out.empty() && out.back().page == one.page) {
        out.back().range.start = std::min(out.back().range.start, one.range.start);
        out.back().range.end = std::max(out.back().range.end, one.range.end);
      } else {
        out.push_back(paper_.span_of(i));
      }
    }
    return out;
  }

  void look(const Span& span, bool labelled) {
    const Text given = Text(paper_.pages[span.page]->text).substr(span.range.start.value, span.range.length());
    const text::Folded folded = text::fold(given, text::Folding::spelling);
    const size_t before = found_.size();
    for (size_t at = 0; at < folded.text.size();) {
      size_t next = folded.text.size();
      const Noun* noun = nullptr;
      for (const Noun& one : kNouns) {
        const size_t place = find_word(folded.text, one.word, at);
        if (place >= next) continue;
        next = place;
        noun = &one;
      }
      if (noun == nullptr) break;
      read(span, folded, next, *noun);
      at = next + noun->word.size();
    }
    look_for_misread(span, folded);
    if (labelled && found_.size() == before) read_whole(span, given);
  }

  /// Words for a letter that were misread by a sign (بككابكم رقم ٢١٤) or fell in two (مر اسلتكم رقم ٢١٤).
  void look_for_misread(const Span& span, const text::Folded& folded) {
    const Text text = folded.text;
    for (const Text word : kNumberWords) {
      for (size_t at = find_word(text, word, 0); at != Text::npos; at = find_word(text, word, at + 1)) {
        size_t begin = at;
        std::u32string before;
        for (size_t words = 0; words < 2 && begin > 1 && text[begin - 1] == U' '; ++words) {
          const size_t end = begin - 1, line = text.find_last_of(U" \n", end - 1);
          begin = line == Text::npos ? 0 : line + 1;
          before.insert(0, text.substr(begin, end - begin));
          const Noun* noun = misread_noun(before);
          if (noun == nullptr) continue;
          read(span, folded, begin, {text.substr(begin, end - begin), noun->own, noun->answers, true});
          break;
        }
      }
    }
  }

  /// Of nouns of five letters and more only: shorter ones are too near to other words.
  static const Noun* misread_noun(Text words) {
    constexpr size_t kShortest = 5;
    constexpr float kMost = 1;
    for (const Noun& noun : kNouns)
      if (noun.word.size() >= kShortest && misreading_cost(words, noun.word, kMost) <= kMost) return &noun;
    return nullptr;
  }

  void read(const Span& span, const text::Folded& folded, size_t at, const Noun& noun) {
    const size_t behind = at + noun.word.size();
    const Text window = Text(folded.text).substr(0, std::min(folded.text.size(), behind + kReach));
    size_t number_word = Text::npos, length = 0;
    for (const Text word : kNumberWords) {
      const size_t place = find_word(window, word, behind);
      if (place >= number_word) continue;
      number_word = place;
      length = word.size();
    }
    constexpr size_t kNear = 30;
    if (number_word == Text::npos || number_word > behind + kNear) return;
    const CharRange number = number_at(window, number_word + length);
    if (number.length() == 0) return;
    Reference reference;
    reference.answers = noun.answers;
    reference.own = noun.own;
    uint32_t end = number.end.value;
    const size_t sentence = std::min(window.find_first_of(U"؛;", end), window.size());
    for (const LetterDate& date : find_letter_dates(window.substr(end, sentence - end), paper_.order)) {
      constexpr uint32_t kDateNear = 30;
      if (date.range.start.value > kDateNear) break;
      reference.date = date.value;
      end += date.range.end.value;
      break;
    }
    const CharRange words = folded.map.to_source({CharOffset(static_cast<uint32_t>(at)), CharOffset(end)});
    const CharRange digits = folded.map.to_source(number);
    reference.number = paper_.text_of({span.page, {span.range.start + digits.start, span.range.start + digits.end}});
    keep(std::move(reference), {span.page, {span.range.start + words.start, span.range.start + words.end}},
         noun.misread ? 0.7F : 0.9F);
  }

  /// A labelled reference without a number: a meeting, a conversation.
  void read_whole(const Span& span, Text given) {
    Reference reference;
    const auto dates = find_letter_dates(given, paper_.order);
    if (!dates.empty()) reference.date = dates.front().value;
    keep(std::move(reference), span, dates.empty() ? 0.5F : 0.7F);
  }

  void keep(Reference reference, const Span& span, float confidence) {
    const auto same = [&](const Reference& other) {
      return !reference.number.empty() && number_key(other.number) == number_key(reference.number);
    };
    if (std::any_of(found_.begin(), found_.end(), same)) return;
    reference.text = paper_.text_of(span);
    reference.value = reference.number.empty() ? reference.text : number_key(reference.number);
    reference.at = {paper_.pages[span.page]->number, span.range};
    reference.confidence = confidence;
    reference.evidence = {reference.number.empty() ? "labelled" : "letter_word_and_number"};
    found_.push_back(std::move(reference));
  }

  const Paper& paper_;
  const Extent& extent_;
  std::vector<Reference> found_;
};

}  // namespace

std::vector<Reference> find_references(const Paper& paper, const Extent& extent) {
  return ReferenceFinder(paper, extent).find();
}

std::u32string number_key(std::u32string_view number) {
  std::u32string key;
  for (const char32_t c : text::folded(number, text::Folding::spelling)) {
    if (is_word_letter(c)) {
      key += c;
    } else if (!key.empty() && key.back() != U'/') {
      key += U'/';
    }
  }
  while (!key.empty() && key.back() == U'/') key.pop_back();
  return key;
}

}  // namespace recto::reading::letters
