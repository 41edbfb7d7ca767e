// How far a condition, a hedge or a negation reaches.
//
// A sentence is only cut into clauses here, not parsed: a clause ends at , ; : ( ) or a dash. What counts is
//   behind the quotation  a condition that begins the clause it was cut from or the clause after that ("…, once the vehicles come"); not one
//                         behind a coordination ("…, and if"), which belongs to something else
//   before it             a condition that begins the sentence or the clause next to it ("When the vehicles come, …"), a hedge or a negation
//                         in the same clause, with at most a few words between
// These are few and near on purpose. A condition farther off is missed; one that is found is there to be read.
#include "judging/context.h"

#include <algorithm>
#include <vector>

#include "judging/meaning_words.h"
#include "text/fold.h"
#include "text/words.h"

namespace recto::judging {
namespace {

constexpr size_t kHedgeReach = 6, kNegationReach = 6, kConditionReach = 3;

struct ClauseWord {
  std::u32string folded;
  bool opens_clause;
  bool number;
};

std::vector<ClauseWord> clause_words(std::u32string_view text) {
  std::vector<ClauseWord> out;
  size_t end = 0;
  for (const text::WordSpan& word : text::words(text)) {
    const std::u32string_view gap = text.substr(end, word.range.start.value - end);
    const bool opens = gap.find_first_of(U",;:()—–،؛") != gap.npos || gap.find(U" - ") != gap.npos;
    out.push_back({text::folded(text.substr(word.range.start.value, word.range.length()), text::Folding::spelling),
                   opens, word.kind == text::WordKind::number});
    end = word.range.end.value;
  }
  return out;
}

bool is_coordination(const ClauseWord& word) {
  return word.folded == U"and" || word.folded == U"but" || word.folded == U"or" || word.folded == U"ثم" ||
         word.folded == U"لكن";
}

bool is_determiner(const ClauseWord& word) {
  static constexpr std::u32string_view kWords[] = {U"the", U"a",   U"an",  U"this",  U"that",
                                                   U"our", U"his", U"its", U"their", U"your"};
  return std::find(std::begin(kWords), std::end(kWords), word.folded) != std::end(kWords);
}

/// "the plan" promises nothing less; قد raises a doubt before a verb of the present only.
bool hedges(const std::vector<ClauseWord>& words, size_t k) {
  constexpr std::u32string_view kPresent = U"ينت";
  if (words[k].folded == U"قد" || words[k].folded == U"وقد" || words[k].folded == U"فقد") {
    return k + 1 < words.size() && words[k + 1].folded.size() >= 4 &&
           kPresent.find(words[k + 1].folded[0]) != kPresent.npos;
  }
  return is_hedge(words[k].folded) && !(k > 0 && is_determiner(words[k - 1]));
}

template <class Is>
bool any_word(std::u32string_view text, Is is) {
  const std::vector<ClauseWord> words = clause_words(text);
  return std::any_of(words.begin(), words.end(), is);
}

/// What is still to come can wait for a "when"; what has happened cannot.
enum class Time { past, to_come };
bool conditions(const ClauseWord& word, Time time) {
  return is_condition(word.folded) || (time == Time::to_come && is_time_condition(word.folded));
}
Time time_of(const Surroundings& around) {
  const auto future = [](const ClauseWord& w) { return is_future(w.folded); };
  return any_word(around.quoted, future) || any_word(around.paper_before, future) ? Time::to_come : Time::past;
}

bool condition_behind(const Surroundings& around, Time time) {
  const std::vector<ClauseWord> words = clause_words(around.paper_after);
  size_t clause_start = 0, clauses = 0;
  for (size_t k = 0; k < words.size(); ++k) {
    if (k > 0 && words[k].opens_clause) {
      clause_start = k;
      if (++clauses > 1) return false;
    }
    if (is_coordination(words[k])) return false;
    if (conditions(words[k], time) && (clauses == 0 || k < clause_start + kConditionReach)) return true;
  }
  return false;
}

bool condition_before(const Surroundings& around, Time time) {
  const std::vector<ClauseWord> words = clause_words(around.paper_before);
  size_t clause_start = 0, last_clause = 0;
  for (size_t k = 0; k < words.size(); ++k) last_clause = words[k].opens_clause ? k : last_clause;
  for (size_t k = 0; k < words.size(); ++k) {
    if (words[k].opens_clause) clause_start = k;
    if (conditions(words[k], time) && (k < clause_start + kConditionReach || clause_start == last_clause)) return true;
  }
  return false;
}

/// In the clause the quotation goes on with, and near. `is` is asked for an index of words that end with the first one quoted.
template <class Is>
bool governs(const Surroundings& around, size_t reach, Is is) {
  std::vector<ClauseWord> words = clause_words(around.paper_before);
  const size_t before = words.size();
  const std::vector<ClauseWord> quoted = clause_words(around.quoted);
  if (!quoted.empty()) words.push_back(quoted.front());
  for (size_t back = 1; back <= std::min(reach, before); ++back) {
    const size_t k = before - back;
    if (is(words, k)) return true;
    if (words[k].opens_clause || is_coordination(words[k])) return false;
  }
  return false;
}

}  // namespace

bool has_negation(std::u32string_view text) {
  return any_word(text, [](const ClauseWord& w) { return is_negation(w.folded); });
}
bool has_number(std::u32string_view text) {
  return any_word(text, [](const ClauseWord& w) { return w.number; });
}
bool has_condition(std::u32string_view text) {
  return any_word(text, [](const ClauseWord& w) {
    return is_condition(w.folded) || is_time_condition(w.folded) || is_hedge(w.folded);
  });
}

bool drops_condition(const Surroundings& around) {
  if (has_condition(around.story_before) || has_condition(around.story_after)) return false;
  const Time time = time_of(around);
  return condition_behind(around, time) || condition_before(around, time) || governs(around, kHedgeReach, hedges);
}

bool drops_negation(const Surroundings& around) {
  if (has_negation(around.story_before) || has_negation(around.story_after)) return false;
  return governs(around, kNegationReach,
                 [](const std::vector<ClauseWord>& words, size_t k) { return is_negation(words[k].folded); });
}

}  // namespace recto::judging
