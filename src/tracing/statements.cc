#include "tracing/statements.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>

#include "judging/meaning_words.h"
#include "reading/cue_words.h"
#include "reading/facts.h"
#include "reading/facts/lexicon.h"
#include "reading/numbered_rows.h"
#include "text/fold.h"
#include "text/language.h"
#include "text/stem.h"
#include "text/words.h"

namespace recto::tracing {
namespace {

constexpr uint32_t kLongest = 600;  // scalars of a statement; lists and forms have no sentence marks

bool is_capital(char32_t c) { return (c >= U'A' && c <= U'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7); }

bool is_function_word(std::u32string_view folded) {
  const reading::Found found = reading::Lexicon::instance().find(folded);
  return std::any_of(found.senses.begin(), found.senses.end(),
                     [](const reading::Sense& sense) { return sense.role == reading::Role::function_word; });
}

/// Articles, auxiliaries, relatives, and "in", which a date has or has not: a sentence says the same without them.
bool is_empty(std::u32string_view folded) {
  static constexpr std::u32string_view kWords[] = {
      U"the", U"a",     U"an",   U"is",    U"are",   U"was",  U"were", U"be", U"been", U"has",  U"have",
      U"had", U"there", U"that", U"which", U"who",   U"this", U"it",   U"of", U"in",   U"on",   U"at",
      U"في",  U"و",     U"التي", U"الذي",  U"الذين", U"هو",   U"هي",   U"هم", U"كان",  U"كانت", U"قد",
      U"لقد", U"ان",    U"هذا",  U"هذه",   U"ذلك",   U"تلك",  U"تم",   U"حيث"};
  return std::find(std::begin(kWords), std::end(kWords), folded) != std::end(kWords);
}

/// The preposition written on an Arabic word before its article (للجيش, بالجيش); 0 for none.
char32_t preposition_on(std::u32string_view folded) {
  if (folded.size() > 4 && (folded[0] == U'و' || folded[0] == U'ف')) folded.remove_prefix(1);
  if (folded.size() < 4) return 0;
  if (folded.starts_with(U"لل")) return U'ل';
  const bool joined = folded[1] == U'ا' && folded[2] == U'ل';
  return joined && (folded[0] == U'ب' || folded[0] == U'ك') ? folded[0] : 0;
}

bool is_saying(std::u32string_view folded) { return reading::cue_kind(folded) != reading::CueKind::none; }

/// Words that say nothing of what a sentence is about.
bool is_grammar(std::u32string_view folded) {
  return is_function_word(folded) || folded.size() < 2 || is_saying(folded) || reading::is_verb_helper(folded);
}

std::optional<Sense> sense_of(std::u32string_view folded) {
  if (judging::is_quantifier(folded)) return Sense::quantifier;
  if (judging::is_negation(folded) || judging::is_turning(folded)) return Sense::turning;
  const bool hedges = judging::is_hedge(folded) || judging::is_future(folded) || judging::is_condition(folded) ||
                      judging::is_time_condition(folded);
  if (hedges || is_saying(folded)) return Sense::hedging;
  if (is_function_word(folded) && !is_empty(folded)) return Sense::relation;
  return std::nullopt;
}

/// What a story calls a paper.
bool is_source(std::u32string_view folded) {
  static constexpr std::u32string_view kWords[] = {U"letter",  U"memo",        U"memorandum", U"document", U"documents",
                                                   U"report",  U"translation", U"الرساله",    U"الكتاب",   U"المذكره",
                                                   U"الوثيقه", U"التقرير",     U"الترجمه"};
  return std::find(std::begin(kWords), std::end(kWords), folded) != std::end(kWords);
}

/// Long ones are cut at line ends.
std::vector<CharRange> stretches_of(std::u32string_view text, const std::vector<reading::NumberedRow>& rows) {
  std::vector<CharRange> out;
  for (CharRange sentence : reading::sentences_and_rows(text, rows)) {
    while (sentence.length() > kLongest) {
      const size_t from = sentence.start.value + 1;
      size_t cut = text.rfind(U'\n', from + kLongest - 2);
      if (cut == text.npos || cut < from) cut = text.rfind(U' ', from + kLongest - 2);
      if (cut == text.npos || cut < from) cut = from + kLongest - 2;
      out.push_back({sentence.start, CharOffset(static_cast<uint32_t>(cut + 1))});
      sentence.start = out.back().end;
    }
    out.push_back(sentence);
  }
  return out;
}

class Maker {
 public:
  Maker(std::u32string_view text, const reading::DateContext& context, WordMeanings& meanings)
      : text_(text),
        meanings_(meanings),
        facts_(reading::find_facts(text, context, reading::FactKinds::values)),
        words_(text::words(text)),
        rows_(reading::numbered_rows(text)) {}

  std::vector<Statement> make() {
    for (const CharRange& range : stretches_of(text_, rows_)) add(range);
    return std::move(out_);
  }

 private:
  void add(const CharRange& range) {
    Statement statement;
    statement.range = range;
    while (fact_ < facts_.size() && facts_[fact_].range.start < range.end) statement.facts.push_back(facts_[fact_++]);
    bool first = true;
    for (; word_ < words_.size() && words_[word_].range.start < range.end; ++word_) {
      add_word(words_[word_], first, statement);
      first = false;
    }
    std::erase_if(statement.facts, [&](const Fact& fact) { return reading::is_serial(rows_, fact.range.start); });
    for (uint32_t at = range.start.value; at < range.end.value; ++at) {
      if (parts_clauses(at)) statement.clause_marks.push_back(CharOffset(at));
    }
    const std::u32string_view written = text_.substr(range.start.value, range.length());
    const size_t last = written.find_last_not_of(U" \n\"”»");
    statement.question = last != written.npos && (written[last] == U'?' || written[last] == U'؟');
    statement.arabic = text::main_script(text_.substr(range.start.value, range.length())) == text::Script::arabic;
    out_.push_back(std::move(statement));
  }

  /// Not the comma of 1,200.
  bool parts_clauses(uint32_t at) const {
    if (std::u32string_view(U",;:()،؛–—").find(text_[at]) == std::u32string_view::npos) return false;
    return at + 1 >= text_.size() || text_[at + 1] == U' ' || text_[at + 1] == U'\n';
  }

  void add_word(const text::WordSpan& word, bool first, Statement& statement) {
    const bool in_fact = std::any_of(statement.facts.begin(), statement.facts.end(), [&](const Fact& fact) {
      return fact.range.start < word.range.end && word.range.start < fact.range.end;
    });
    if (in_fact) return;
    const std::u32string folded =
        text::folded(text_.substr(word.range.start.value, word.range.length()), text::Folding::spelling);
    if (const char32_t clitic = preposition_on(folded))
      statement.sense.push_back({{clitic}, word.range, Sense::relation, false});
    const WordMeaning& meaning = meanings_.of(folded);
    if (meaning.sense) statement.sense.push_back({meaning.stem, word.range, *meaning.sense, meaning.saying});
    if (meaning.empty) return;
    statement.terms.push_back({meaning.stem, word.range, !first && is_capital(text_[word.range.start.value])});
  }

  std::u32string_view text_;
  WordMeanings& meanings_;
  std::vector<Fact> facts_;
  std::vector<text::WordSpan> words_;
  std::vector<reading::NumberedRow> rows_;
  size_t fact_ = 0, word_ = 0;
  std::vector<Statement> out_;
};

}  // namespace

const WordMeaning& WordMeanings::of(const std::u32string& folded) {
  if (const auto known = known_.find(folded); known != known_.end()) return known->second;
  if (known_.size() == kMost) known_.clear();
  WordMeaning meaning{text::stem(folded), sense_of(folded), is_saying(folded), is_grammar(folded) || is_source(folded)};
  return known_.emplace(folded, std::move(meaning)).first->second;
}

std::vector<Statement> statements_of(std::u32string_view text, const reading::DateContext& context,
                                     WordMeanings* meanings) {
  WordMeanings own;
  return Maker(text, context, meanings ? *meanings : own).make();
}

void Rarity::add(const Statement& statement) {
  ++statements_;
  std::set<std::u32string_view> seen;
  for (const Term& term : statement.terms) {
    if (seen.insert(term.stem).second) ++counts_[term.stem];
  }
}

double Rarity::of(const std::u32string& stem) const {
  constexpr double kLeast = 0.1;
  const auto at = counts_.find(stem);
  const double count = at == counts_.end() ? 0 : at->second;
  return std::max(kLeast, std::log(1 + (statements_ + 1) / (1 + count)));
}

}  // namespace recto::tracing
