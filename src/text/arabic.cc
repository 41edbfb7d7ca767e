#include "text/arabic.h"

#include <algorithm>
#include <array>

#include "text/fold.h"

namespace recto::text {
namespace {

/// How a presentation form joins its neighbours: the table of U+FE80–U+FEFC goes isolated, final(, initial, medial) by
/// letter.
enum class Form { none, isolated, final, initial, medial };

Form form_of(char32_t c) {
  if (c < 0xFE80 || c > 0xFEFC) return Form::none;
  // Where letters of four forms begin and end between those of two (isolated, final) and of one (ء).
  struct Stretch {
    char32_t start, end;
    unsigned forms;
  };
  constexpr Stretch kStretches[] = {{0xFE80, 0xFE81, 1}, {0xFE81, 0xFE89, 2}, {0xFE89, 0xFE8D, 4}, {0xFE8D, 0xFE8F, 2},
                                    {0xFE8F, 0xFE93, 4}, {0xFE93, 0xFE95, 2}, {0xFE95, 0xFEA9, 4}, {0xFEA9, 0xFEB1, 2},
                                    {0xFEB1, 0xFEED, 4}, {0xFEED, 0xFEF1, 2}, {0xFEF1, 0xFEF5, 4}, {0xFEF5, 0xFEFD, 2}};
  constexpr Form kForms[] = {Form::isolated, Form::final, Form::initial, Form::medial};
  for (const Stretch& stretch : kStretches) {
    if (c < stretch.end) return kForms[(c - stretch.start) % stretch.forms];
  }
  return Form::none;
}

bool joins_next(Form form) { return form == Form::initial || form == Form::medial; }
bool joins_previous(Form form) { return form == Form::final || form == Form::medial; }

/// True if the joins between neighbouring presentation forms fit better read backwards.
bool stands_in_visual_order(std::u32string_view line) {
  int logical = 0, visual = 0;
  for (size_t i = 1; i < line.size(); ++i) {
    const Form before = form_of(line[i - 1]), after = form_of(line[i]);
    if (before == Form::none || after == Form::none) continue;
    logical += joins_next(before) && joins_previous(after);
    visual += joins_previous(before) && joins_next(after);
  }
  return visual > logical;
}

bool runs_left_to_right(char32_t c) {
  return (c >= U'0' && c <= U'9') || (c >= 0x0660 && c <= 0x0669) || (c >= 0x06F0 && c <= 0x06F9) ||
         (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z') || (c >= 0x00C0 && c <= 0x024F);
}

/// A single separator inside a left-to-right run: 14/3/2011, e-mail, two Latin words; but a space after a number ends
/// the run.
bool joins_run(std::u32string_view line, size_t at) {
  if (at == 0 || is_arabic_letter(line[at]) || !runs_left_to_right(line[at - 1])) return false;
  return line[at] != U' ' || (line[at - 1] >= U'A' && line[at - 1] < 0x0250);
}

char32_t mirrored(char32_t c) {
  constexpr std::u32string_view kPairs = U"()[]{}<>«»‹›";
  const size_t at = kPairs.find(c);
  return at == kPairs.npos ? c : kPairs[at ^ 1];
}

/// A line in visual order turned into logical order: everything backwards, but numbers and Latin words as they stand.
std::u32string turned(std::u32string_view line) {
  std::u32string out;
  out.reserve(line.size());
  for (size_t end = line.size(); end > 0;) {
    size_t start = end - 1;
    if (!runs_left_to_right(line[start])) {
      out.push_back(mirrored(line[start]));
      end = start;
      continue;
    }
    while (start > 0 && (runs_left_to_right(line[start - 1]) || joins_run(line, start - 1))) --start;
    out.append(line.substr(start, end - start));
    end = start;
  }
  return out;
}

/// Ends that a light stem takes off, longest first.
constexpr std::array<std::u32string_view, 22> kEndings = {U"هما", U"كما", U"تين", U"تان", U"تها", U"تهم", U"تنا", U"ته",
                                                          U"ها",  U"هم",  U"هن",  U"كم",  U"نا",  U"ون",  U"ين",  U"ان",
                                                          U"ات",  U"وا",  U"يه",  U"ه",   U"ي",   U"ا"};
constexpr std::array<std::u32string_view, 9> kArticles = {U"وبال", U"وكال", U"ولل", U"وال", U"بال",
                                                          U"كال",  U"فال",  U"ال",  U"لل"};
constexpr size_t kLeastStem = 3;

bool take_ending(std::u32string_view& word) {
  for (const std::u32string_view ending : kEndings) {
    if (word.ends_with(ending) && word.size() >= ending.size() + kLeastStem) {
      word.remove_suffix(ending.size());
      return true;
    }
  }
  return false;
}

std::u32string_view without_article(std::u32string_view word) {
  for (const std::u32string_view article : kArticles) {
    if (word.starts_with(article) && word.size() >= article.size() + kLeastStem) return word.substr(article.size());
  }
  return word;
}

}  // namespace

std::vector<std::u32string> without_clitics(std::u32string_view folded_word) {
  constexpr std::u32string_view kFirst[] = {U"و", U"ف", U""};
  constexpr std::u32string_view kSecond[] = {U"بال", U"كال", U"ال", U"لل", U"ب", U"ك", U"ل", U"س", U""};
  constexpr size_t kLeast = 2;
  std::vector<std::u32string> out;
  for (const std::u32string_view first : kFirst) {
    if (!folded_word.starts_with(first)) continue;
    const std::u32string_view rest = folded_word.substr(first.size());
    for (const std::u32string_view second : kSecond) {
      if (first.size() + second.size() == 0 || !rest.starts_with(second)) continue;
      if (rest.size() >= second.size() + kLeast) out.emplace_back(rest.substr(second.size()));
    }
  }
  std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.size() < b.size(); });
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::u32string light_stem(std::u32string_view folded_word) {
  if (folded_word.empty() || !is_arabic_letter(folded_word[0])) return std::u32string(folded_word);
  std::u32string_view stem = without_article(folded_word);
  // A conjunction goes only from a long word: "ولد" keeps its first letter.
  if (stem.size() == folded_word.size() && stem.starts_with(U'و') && stem.size() > kLeastStem + 1)
    stem.remove_prefix(1);
  if (take_ending(stem)) take_ending(stem);
  return std::u32string(stem);
}

std::u32string to_logical_order(std::u32string_view line) {
  if (!stands_in_visual_order(line)) return std::u32string(line);
  std::u32string out;
  for (const char32_t c : turned(line)) {
    const bool form = (c >= 0xFB50 && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFC);
    out += form ? folded({&c, 1}, Folding::typography) : std::u32string(1, c);
  }
  return out;
}

bool seems_reversed(std::u32string_view text) {
  const std::u32string letters = folded(text, Folding::typography);
  int forwards = 0, backwards = 0, impossible = 0;
  for (size_t i = 0; i < letters.size();) {
    size_t end = i;
    while (end < letters.size() && is_arabic_letter(letters[end])) ++end;
    const std::u32string_view word = std::u32string_view(letters).substr(i, end - i);
    i = std::max(end, i + 1);
    if (word.size() < 4) continue;
    const auto closes = [](char32_t c) { return c == U'ة' || c == U'ى'; };
    impossible += closes(word.front());
    backwards += closes(word.front()) + word.ends_with(U"لا");
    forwards += closes(word.back()) + word.starts_with(U"ال");
  }
  return impossible > 0 ? backwards > forwards : backwards >= 3 && backwards > 2 * forwards;
}

}  // namespace recto::text
