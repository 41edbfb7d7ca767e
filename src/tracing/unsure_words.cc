// Which words are meant, and why not all: a misread word is seldom another word that fits its sentence, and a story that agrees with it
// agrees with the paper. A number has no such redundancy, a name hardly any, and of the words that turn a sentence round one letter is enough
// (not, now; لم, لن). Measured in docs/decisions/004-words-that-carry-the-sense.md.
#include "tracing/unsure_words.h"

#include <algorithm>

#include "judging/judge.h"
#include "judging/meaning_words.h"

namespace recto::tracing {
namespace {

constexpr size_t kNameParts = 2;  // behind a rank

bool turns_the_sense(std::u32string_view folded) {
  return judging::is_negation(folded) || judging::is_condition(folded) || judging::is_time_condition(folded) ||
         judging::is_hedge(folded) || judging::is_date_word(folded) || judging::is_rank(folded);
}

bool behind_a_rank(const WordStream& words, size_t k) {
  for (size_t back = 1; back <= std::min(kNameParts, k); ++back) {
    if (judging::is_rank(words.folded(words.tokens[k - back]))) return true;
  }
  return false;
}

bool is_capital(char32_t c) { return (c >= U'A' && c <= U'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7); }

/// A capital that no sentence's beginning explains.
bool is_capital_in_sentence(const SourceText& source, size_t k) {
  const Token& token = source.words->tokens[k];
  const std::u32string_view text = source.text_of(token.part);
  if (token.length < 2 || !is_capital(text[token.range.start.value])) return false;
  if (k == 0 || source.words->tokens[k - 1].part != token.part) return false;
  const size_t from = source.words->tokens[k - 1].range.end.value;
  const std::u32string_view gap = text.substr(from, token.range.start.value - from);
  return gap.find_first_of(U".!?:\n") == gap.npos;
}

bool carries_sense(const SourceText& source, size_t k) {
  const Token& token = source.words->tokens[k];
  if (token.kind == TokenKind::number) return true;
  return turns_the_sense(source.words->folded(token)) || behind_a_rank(*source.words, k) ||
         is_capital_in_sentence(source, k);
}

}  // namespace

float lowest_confidence(const Page& page, CharRange range) {
  float lowest = 1;
  auto word = std::partition_point(page.words.begin(), page.words.end(),
                                   [&](const Word& w) { return w.start + w.length <= range.start; });
  for (; word != page.words.end() && word->start < range.end; ++word) lowest = std::min(lowest, word->confidence);
  return lowest;
}

bool has_unsure_word(const SourceText& source, WordStream::Tokens tokens) {
  for (size_t k = tokens.first; k < tokens.last; ++k) {
    const Token& token = source.words->tokens[k];
    const Page& page = *source.pages[token.part];
    if (page.source != TextSource::ocr || lowest_confidence(page, token.range) >= judging::kSureReading) continue;
    if (carries_sense(source, k)) return true;
  }
  return false;
}

}  // namespace recto::tracing
