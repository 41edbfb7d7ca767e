// How a speaker is found.
//
// The story's words on each side of the quotation are read as words and commas. A cue is a word of the tables in cue_words.h. In English
// its subject is the clause to its left ("Colonel Nadim Rahhal, head of the committee, said": the part before the apposition), or
// to its right when nothing stands left ("said the colonel"). Arabic puts the verb first, so the right side is tried first there.
// "According to" and حسب always have it on the right. The limits are those of a table: an unknown verb is no cue, and a long subject
// is cut to its beginning.
#include "reading/attribution.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "reading/cue_words.h"
#include "reading/story_form.h"
#include "text/arabic.h"
#include "text/fold.h"
#include "text/words.h"

namespace recto::reading {
namespace {

constexpr size_t kMostSpeakerWords = 11;

struct Token {
  CharRange range;
  std::u32string folded;
  bool capital = false;
  char32_t last_letter = U' ';  ///< as written
  bool mark_before = false;     ///< punctuation other than a full stop in a name stands between it and the word before
};

using Tokens = std::vector<Token>;

bool is_capital(char32_t c) { return (c >= U'A' && c <= U'Z') || (c >= 0xC0 && c <= 0xDE); }

bool has_mark(std::u32string_view gap) {
  return gap.find_first_of(U",;:()—–،؛“”\"«»[]\n") != gap.npos || gap.find(U" - ") != gap.npos;
}

Tokens tokens_of(std::u32string_view story, CharRange range) {
  const std::u32string_view part = story.substr(range.start.value, range.length());
  Tokens out;
  size_t end = 0;
  for (const text::WordSpan& word : text::words(part)) {
    const std::u32string_view written = part.substr(word.range.start.value, word.range.length());
    const std::u32string_view gap = part.substr(end, word.range.start.value - end);
    out.push_back({{range.start + word.range.start, range.start + word.range.end},
                   text::folded(written, text::Folding::spelling),
                   is_capital(written[0]),
                   written.back(),
                   has_mark(gap)});
    end = word.range.end.value;
  }
  return out;
}

bool is_arabic(const Token& token) { return text::is_arabic_letter(token.folded.empty() ? U' ' : token.folded[0]); }

bool is_subordinator(const Token& token) {
  static constexpr std::u32string_view kWords[] = {U"that", U"when", U"while",  U"because", U"but",
                                                   U"as",   U"if",   U"though", U"and",     U"or"};
  return std::find(std::begin(kWords), std::end(kWords), token.folded) != std::end(kWords);
}

bool is_determiner(const Token& token) {
  static constexpr std::u32string_view kWords[] = {U"the",   U"a",   U"an", U"his",  U"her", U"its",
                                                   U"their", U"our", U"my", U"this", U"one", U"another"};
  return std::find(std::begin(kWords), std::end(kWords), token.folded) != std::end(kWords);
}

/// Half-open range of token indexes.
struct Span {
  size_t first = 0, last = 0;
  bool empty() const { return first >= last; }
  size_t size() const { return empty() ? 0 : last - first; }
};

std::u32string text_of(std::u32string_view story, const Tokens& tokens, Span span) {
  if (span.empty()) return {};
  const CharRange range{tokens[span.first].range.start, tokens[span.last - 1].range.end};
  return std::u32string(story.substr(range.start.value, range.length()));
}

/// على ends a name, and علي is one; folded they are the same.
bool ends_name(const Token& token) {
  return ends_speaker(token.folded) || (token.folded == U"علي" && token.last_letter == U'ى');
}

/// "said the colonel pointing at the map": a participle behind a noun.
bool is_participle(const Tokens& tokens, size_t k) {
  const bool noun_before = !is_determiner(tokens[k - 1]) && tokens[k - 1].folded != U"of";
  return !tokens[k].capital && tokens[k].folded.ends_with(U"ing") && noun_before;
}

/// The beginning of a span that can be a name or an office: up to a word that ends it, and of one too long the capitalised words.
Span name_at_start(const Tokens& tokens, Span span) {
  Span name{span.first, span.first};
  while (name.last < span.last && !ends_name(tokens[name.last]) &&
         !(name.size() > 1 && is_participle(tokens, name.last)))
    ++name.last;
  if (name.size() <= kMostSpeakerWords) return name;
  size_t end = name.first + (is_determiner(tokens[name.first]) ? 2 : 1);
  const auto joins = [&](size_t k) { return tokens[k].folded == U"of" || tokens[k].folded == U"the"; };
  while (end < name.last && (tokens[end].capital || joins(end))) ++end;
  while (end > name.first + 1 && joins(end - 1)) --end;
  name.last = is_arabic(tokens[name.first]) ? name.first + kMostSpeakerWords : end;
  return name;
}

/// The subject of a verb at index `cue`, to its left.
Span subject_left(const Tokens& tokens, size_t cue) {
  size_t end = cue;
  while (end > 0 && is_verb_helper(tokens[end - 1].folded) && !tokens[end].mark_before) --end;
  if (end == 0) return {};
  const auto start_of_segment = [&](size_t last) {
    size_t first = last;
    while (first > 0 && !(first < last && tokens[first].mark_before)) --first;
    return first;
  };
  if (tokens[end].mark_before) {  // an apposition, or a participle after a comma: the subject is before it
    const size_t apposition = start_of_segment(end);
    const bool finite = !tokens[cue].folded.ends_with(U"ing");
    if (apposition > 0 && finite)
      end = apposition;
    else if (apposition > 0)
      return name_at_start(tokens, {start_of_segment(apposition), apposition});
  }
  size_t first = start_of_segment(end);
  for (size_t k = first; k + 1 < end; ++k) {
    const bool joins_names = tokens[k].folded == U"and" && k > first && tokens[k - 1].capital && tokens[k + 1].capital;
    if (is_subordinator(tokens[k]) && !joins_names) first = k + 1;
  }
  if (!ends_speaker(tokens[first].folded) || tokens[first].folded == U"it" || tokens[first].folded == U"this") {
    const Span name = name_at_start(tokens, {first, end});
    return name.empty() ? Span{first, first + 1} : name;
  }
  Span run{end, end};  // "In the letter Rahhal said": the capitalised words before the verb
  while (run.first > first && tokens[run.first - 1].capital) --run.first;
  return run;
}

/// أن and its kin begin what was said: who said it stands before them or is not named.
bool begins_content(const Token& token) {
  static constexpr std::u32string_view kWords[] = {U"ان",  U"انه",  U"انها",  U"انهم",
                                                   U"بان", U"بانه", U"بانها", U"بانهم"};
  return std::find(std::begin(kWords), std::end(kWords), token.folded) != std::end(kWords);
}

/// The subject of a verb at index `cue`, to its right, up to the next punctuation.
Span subject_right(const Tokens& tokens, size_t cue) {
  size_t first = cue + 1;
  size_t skipped = 0;
  while (first < tokens.size() && skipped < 3 && !tokens[first].mark_before &&
         (tokens[first].folded == U"to" || tokens[first].folded == U"by" ||
          (is_arabic(tokens[first]) && !begins_content(tokens[first]) &&
           (ends_speaker(tokens[first].folded) || cue_kind(tokens[first].folded) != CueKind::none)))) {
    ++first;
    ++skipped;
  }
  size_t last = first;
  while (last < tokens.size() && !(tokens[last].mark_before && last > cue)) ++last;
  if (first >= last || begins_content(tokens[first])) return {};
  return name_at_start(tokens, {first, last});
}

struct Found {
  size_t cue;
  Span speaker;
};

/// "quoted the minister as saying": the minister.
Span quoted_as_saying(const Tokens& tokens, size_t cue) {
  if (cue < 2 || tokens[cue - 1].folded != U"as" || !tokens[cue].folded.ends_with(U"ing")) return {};
  for (size_t k = cue - 1; k-- > 0;) {
    if (cue_kind(tokens[k].folded) == CueKind::verb && k + 2 < cue) return {k + 1, cue - 1};
  }
  return {};
}

/// "…, said the head of the office: “…”": the speaker stands behind a verb that takes nobody to speak to.
bool is_inverted(const Tokens& tokens, size_t cue) {
  static constexpr std::u32string_view kVerbs[] = {U"said", U"says", U"wrote", U"writes", U"added", U"adds"};
  if (std::find(std::begin(kVerbs), std::end(kVerbs), tokens[cue].folded) == std::end(kVerbs)) return false;
  if (!tokens[cue].mark_before || cue + 1 >= tokens.size() || tokens[cue + 1].mark_before) return false;
  return is_determiner(tokens[cue + 1]) || tokens[cue + 1].capital;
}

Found speaker_of(const Tokens& tokens, size_t cue) {
  if (const Span quoted = quoted_as_saying(tokens, cue); !quoted.empty()) return {cue, quoted};
  const bool passive = cue + 1 < tokens.size() && tokens[cue + 1].folded == U"by";
  const bool right_first = cue_kind(tokens[cue].folded) == CueKind::attributive || is_arabic(tokens[cue]) || passive ||
                           is_inverted(tokens, cue);
  Span speaker = right_first ? subject_right(tokens, cue) : subject_left(tokens, cue);
  if (speaker.empty() && cue_kind(tokens[cue].folded) == CueKind::verb) {
    speaker = right_first ? subject_left(tokens, cue) : subject_right(tokens, cue);
  }
  return {cue, speaker};
}

/// Some verbs of saying mostly say something else: "went on", but not "went to each family".
bool is_cue(const Tokens& tokens, size_t k) {
  const std::u32string& word = tokens[k].folded;
  if (word == U"went" || word == U"goes") return k + 1 < tokens.size() && tokens[k + 1].folded == U"on";
  return cue_kind(word) != CueKind::none;
}

/// The cue nearest before the quotation.
std::optional<Found> found_before(const Tokens& tokens) {
  for (size_t k = tokens.size(); k-- > 0;) {
    const bool so_called = k > 0 && tokens[k - 1].folded == U"so";
    if (is_cue(tokens, k) && !so_called) return speaker_of(tokens, k);
  }
  return std::nullopt;
}

/// The cue of the clause that follows the quotation: within its first words, and not behind "and told …".
std::optional<Found> found_after(const Tokens& tokens) {
  constexpr size_t kReach = 12;
  for (size_t k = 0; k < std::min(tokens.size(), kReach); ++k) {
    if (is_cue(tokens, k)) return speaker_of(tokens, k);
    if (k == 0 && (is_subordinator(tokens[k]) && tokens[k].folded != U"as")) return std::nullopt;
  }
  return std::nullopt;
}

Attribution made(std::u32string_view story, const Tokens& tokens, const Found& found, bool follows) {
  size_t last = found.cue + 1;
  const bool with_to = tokens[found.cue].folded == U"according" && last < tokens.size() && tokens[last].folded == U"to";
  return {text_of(story, tokens, found.speaker), text_of(story, tokens, {found.cue, last + with_to}), follows};
}

/// The story announces the quotation: a colon or comma stands before it, or the cue does with at most two words between.
bool announces(std::u32string_view story, const Setting& setting, const Tokens& before, const Found& found) {
  const CharRange own = trimmed(story, setting.before);
  const char32_t last = own.length() > 0 ? story[own.end.value - 1] : U' ';
  return last == U':' || last == U',' || last == U'،' || before.size() - found.cue <= 3;
}

}  // namespace

Attribution attribute(std::u32string_view story, const Setting& setting) {
  const Tokens before = tokens_of(story, setting.before), after = tokens_of(story, setting.after);
  const std::optional<Found> first = found_before(before), second = found_after(after);
  if (first && (!second || announces(story, setting, before, *first))) return made(story, before, *first, false);
  if (second) return made(story, after, *second, true);
  return {};
}

}  // namespace recto::reading
