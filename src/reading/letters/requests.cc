// Steps: take the text from the head's end to the first label below it, cut it into sentences, look in each for the words of the table.

#include "reading/letters/requests.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "text/arabic.h"
#include "text/fold.h"
#include "text/utf8.h"
#include "text/words.h"

namespace recto::reading::tables {
extern const std::string_view requests;
}

namespace recto::reading::letters {
namespace {

using Text = std::u32string_view;

constexpr size_t kOpening = 3;      ///< words of a sentence among which a form that opens it begins
constexpr size_t kGap = 40;         ///< scalars that … stands for, at most
constexpr size_t kFewestWords = 3;  ///< of a sentence that says something
constexpr float kSure = 0.9F;

enum class Kind : uint8_t { requested, ordered, reported, prohibited, courtesy };

struct Form {
  Kind kind = Kind::requested;
  enum class Where : uint8_t { anywhere, opening, whole } where = Where::anywhere;
  std::u32string head, tail;  ///< folded; `tail` stands behind a gap, or is empty
};

std::u32string folded(Text text) { return text::folded(text, text::Folding::spelling); }

std::vector<std::string_view> split(std::string_view text, char sign) {
  std::vector<std::string_view> parts;
  for (size_t start = 0; start <= text.size();) {
    const size_t end = std::min(text.find(sign, start), text.size());
    parts.push_back(text.substr(start, end - start));
    start = end + 1;
  }
  return parts;
}

std::optional<Kind> kind_named(std::string_view name) {
  constexpr std::array<std::string_view, 5> kNames = {"requested", "ordered", "reported", "prohibited", "courtesy"};
  const auto at = std::find(kNames.begin(), kNames.end(), name);
  if (at == kNames.end()) return std::nullopt;
  return static_cast<Kind>(at - kNames.begin());
}

Form::Where where_named(std::string_view name) {
  if (name == "opening") return Form::Where::opening;
  return name == "whole" ? Form::Where::whole : Form::Where::anywhere;
}

std::vector<Form> read_table() {
  std::vector<Form> forms;
  for (const std::string_view row : split(tables::requests, '\n')) {
    const auto cells = split(row, '\t');
    const auto kind = cells.size() == 3 ? kind_named(cells[0]) : std::nullopt;
    if (!kind) continue;
    for (const std::string_view words : split(cells[2], '|')) {
      const std::u32string whole = text::decode_utf8_lossy(words);
      const size_t gap = whole.find(U" … ");
      Form form{*kind, where_named(cells[1]), folded(Text(whole).substr(0, gap)), {}};
      if (gap != whole.npos) form.tail = folded(Text(whole).substr(gap + 3));
      forms.push_back(std::move(form));
    }
  }
  return forms;
}

const std::vector<Form>& forms() {
  static const std::vector<Form> table = read_table();
  return table;
}

bool is_word_letter(char32_t c) { return (c >= U'a' && c <= U'z') || text::is_arabic_letter(c); }

/// The place of whole words from `from` on; و or ف may stand before Arabic ones.
size_t find_words(Text text, Text words, size_t from) {
  for (size_t at = text.find(words, from); at != Text::npos; at = text.find(words, at + 1)) {
    const size_t end = at + words.size();
    if (end < text.size() && is_word_letter(text[end])) continue;
    const bool joined =
        at > 0 && (text[at - 1] == U'و' || text[at - 1] == U'ف') && text::is_arabic_letter(words.front());
    const size_t start = joined ? at - 1 : at;
    if (start >= 3 && (text.substr(start - 3, 3) == U"لا " || text.substr(start - 3, 3) == U"لم ")) continue;
    if (start == 0 || !is_word_letter(text[start - 1])) return at;
  }
  return Text::npos;
}

/// Where the word behind the first few begins.
size_t opening_end(Text text) {
  const auto words = text::words(text);
  return words.size() <= kOpening ? text.size() : words[kOpening].range.start.value;
}

size_t place_of(const Form& form, Text sentence) {
  const size_t at = find_words(sentence, form.head, 0);
  if (at == Text::npos || (form.where == Form::Where::opening && at >= opening_end(sentence))) return Text::npos;
  constexpr size_t kSlack = 3;
  if (form.where == Form::Where::whole && sentence.size() > form.head.size() + kSlack) return Text::npos;
  if (form.tail.empty()) return at;
  const size_t behind = at + form.head.size();
  return find_words(sentence.substr(0, std::min(sentence.size(), behind + kGap)), form.tail, behind) == Text::npos
             ? Text::npos
             : at;
}

/// What goes before what in one sentence.
int rank(Kind kind) {
  switch (kind) {
    case Kind::courtesy:
      return 0;
    case Kind::prohibited:
      return 1;
    case Kind::ordered:
    case Kind::requested:
      return 2;
    default:
      return 3;
  }
}

/// The form that decides what a sentence is; null where none does.
const Form* deciding(Text sentence) {
  const Form* best = nullptr;
  size_t best_at = 0;
  for (const Form& form : forms()) {
    const size_t at = place_of(form, sentence);
    if (at == Text::npos) continue;
    const bool longer = best && at == best_at && form.head.size() > best->head.size();
    const bool first = best && rank(form.kind) == rank(best->kind) && (at < best_at || longer);
    if (best != nullptr && rank(form.kind) >= rank(best->kind) && !first) continue;
    best = &form;
    best_at = at;
  }
  return best;
}

/// Labels that stand below a letter's text.
bool stands_below(Role role) { return role == Role::copies || role == Role::enclosures || role == Role::signature; }

/// The letter's text by paragraphs, which end with a short line or free space: from behind its head to the first label below.
std::vector<Span> text_of_letter(const Paper& paper, const Extent& extent) {
  size_t end = extent.end;
  for (const HeadLine* line : extent.lines) {
    if (line->segment > extent.body && stands_below(line->label.role)) end = std::min(end, line->segment);
  }
  constexpr float kParagraphGap = 0.8F, kFullLine = 0.75F;
  float widest = 0, width_before = 0;
  std::vector<Span> paragraphs;
  for (size_t i = std::max(extent.begin, extent.body); i < end; ++i) {
    const Segment& one = paper.segment(i);
    if (paper.stamps[i] != Stamp::none) continue;
    const bool goes_on = !paragraphs.empty() && paragraphs.back().page == one.page && one.gap_above < kParagraphGap &&
                         width_before > kFullLine * widest;
    width_before = one.right - one.left;
    widest = std::max(widest, width_before);
    if (goes_on && paragraphs.back().range.end <= one.range.start) {
      paragraphs.back().range.end = one.range.end;
    } else {
      paragraphs.push_back(paper.span_of(i));
    }
  }
  return paragraphs;
}

/// Without what numbers a paragraph: "1- ", "2. ".
CharRange without_number(Text text, CharRange range) {
  const auto is_mark = [](char32_t c) {
    const bool digit = (c >= U'0' && c <= U'9') || (c >= 0x0660 && c <= 0x0669);
    return digit || c == U'-' || c == U'.' || c == U')' || c == U' ' || c == U'\n' || c == U'•';
  };
  while (range.start < range.end && is_mark(text[range.start.value])) range.start += CharOffset(1);
  while (range.start < range.end && (text[range.end.value - 1] == U' ' || text[range.end.value - 1] == U'\n'))
    range.end = CharOffset(range.end.value - 1);
  return range;
}

}  // namespace

std::vector<Request> find_requests(const Paper& paper, const Extent& extent) {
  std::vector<Request> found;
  for (const Span& span : text_of_letter(paper, extent)) {
    const Text text = Text(paper.pages[span.page]->text).substr(span.range.start.value, span.range.length());
    for (const CharRange& sentence : text::sentences(text)) {
      const CharRange kept = without_number(text, sentence);
      std::u32string spelled = folded(text.substr(kept.start.value, kept.length()));
      std::replace(spelled.begin(), spelled.end(), U'\n', U' ');
      const Form* form = text::words(spelled).size() < kFewestWords ? nullptr : deciding(spelled);
      if (form == nullptr || form->kind == Kind::courtesy) continue;
      Request request;
      request.kind = static_cast<RequestKind>(form->kind);
      const Span words{span.page, {span.range.start + kept.start, span.range.start + kept.end}};
      request.text = request.value = paper.text_of(words);
      request.at = {paper.pages[span.page]->number, words.range};
      request.confidence = kSure;
      request.evidence = {"words_of_" + std::string(to_string(request.kind))};
      found.push_back(std::move(request));
    }
  }
  return found;
}

}  // namespace recto::reading::letters
