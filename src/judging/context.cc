// How far a condition, a hedge or a negation reaches.
//
// A sentence is only cut into clauses here, not parsed: a clause ends at , ; : ( ) or a dash. What counts is
//   behind the quotation  a condition that begins the clause it was cut from or the clause after that ("…, once the vehicles come"); not one
//                         behind a coordination ("…, and if", «، وألا … إلا»), which belongs to something else
//   before it             a condition that begins the sentence or the clause next to it ("When the vehicles come, …"), a hedge or a negation
//                         in the same clause, with at most a few words between; an aside ("we hope,") counts with it, a relative clause
//                         ("which was estimated at 1.2 million,") is passed over
// What has happened cannot wait for a "when"; what is denied can wait for an "until" or a "before" whatever its time.
// These are few and near on purpose. A condition farther off is missed; one that is found is there to be read.
#include "judging/context.h"

#include <algorithm>
#include <vector>

#include "judging/clauses.h"
#include "judging/meaning_words.h"

namespace recto::judging {
namespace {

constexpr size_t kHedgeReach = 6, kNegationReach = 6, kConditionReach = 3, kAside = 3, kLimitReach = 4;

using Words = std::vector<ClauseWord>;

template <size_t N>
bool is_one_of(const ClauseWord& word, const std::u32string_view (&list)[N]) {
  return std::find(std::begin(list), std::end(list), word.folded) != std::end(list);
}

template <class Is>
bool any_word(std::u32string_view text, Is is) {
  const Words words = clauses_of(text).words;
  for (size_t k = 0; k < words.size(); ++k) {
    if (is(words, k)) return true;
  }
  return false;
}

/// What the quotation says, as far as it bears on what may be a condition on it.
struct Said {
  bool to_come = false;  ///< it has not happened yet: it can wait for a "when"
  bool denied = false;   ///< it can wait for an "until" or a "before"
};

bool is_to_come(const Words& words, size_t k) {
  static constexpr std::u32string_view kAre[] = {U"is", U"are", U"was", U"were", U"not"};
  const bool are_to_be =
      k > 1 && words[k].folded == U"be" && words[k - 1].folded == U"to" && is_one_of(words[k - 2], kAre);
  return are_to_be || is_future(words[k].folded);
}

Said said_by(const Surroundings& around) {
  return {any_word(around.quoted, is_to_come) || any_word(around.paper_before, is_to_come),
          has_negation(around.quoted)};
}

/// An Arabic verb of the present at the quotation's head («يرسل الباقي حين تصل الدفعة») may tell what is or what is to come; of a past it cannot.
bool may_be_to_come(const Surroundings& around) {
  constexpr size_t kShortestVerb = 4;  // يوم is none
  static constexpr std::u32string_view kOfThePast[] = {U"لم", U"ولم", U"كان", U"كانت", U"كانوا", U"وكان", U"وكانت"};
  const Words quoted = clauses_of(around.quoted).words, before = clauses_of(around.paper_before).words;
  if (quoted.empty() || quoted.front().folded.size() < kShortestVerb || quoted.front().folded[0] != U'ي') return false;
  return before.empty() || !is_one_of(before.back(), kOfThePast);
}

bool ends_a_denial(const Words& words, size_t k) {
  static constexpr std::u32string_view kEnds[] = {U"until", U"till", U"before", U"حتي", U"قبل"};
  static constexpr std::u32string_view kNotBefore[] = {U"من", U"as", U"ever"};  // من قبل: by
  return is_one_of(words[k], kEnds) && !(k > 0 && is_one_of(words[k - 1], kNotBefore));
}

bool conditions(const Words& words, size_t k, Said said) {
  return sets_condition(words, k) || (said.to_come && is_time_condition(words[k].folded)) ||
         (said.denied && ends_a_denial(words, k));
}

bool condition_behind(const Surroundings& around, Said said) {
  const Words words = clauses_of(around.paper_after).words;
  size_t clause_start = 0, clauses = 0;
  for (size_t k = 0; k < words.size(); ++k) {
    if (k > 0 && words[k].opens_clause) {
      clause_start = k;
      if (++clauses > 1) return false;
    }
    if (coordinates(words, k) && !sets_condition(words, k)) return false;
    if (conditions(words, k, said) && (clauses == 0 || k < clause_start + kConditionReach)) return true;
  }
  return false;
}

bool condition_before(const Surroundings& around, Said said) {
  const Words words = clauses_of(around.paper_before).words;
  size_t clause_start = 0, last_clause = 0;
  for (size_t k = 0; k < words.size(); ++k) last_clause = words[k].opens_clause ? k : last_clause;
  for (size_t k = 0; k < words.size(); ++k) {
    if (words[k].opens_clause) clause_start = k;
    if (conditions(words, k, said) && (k < clause_start + kConditionReach || clause_start == last_clause)) return true;
  }
  return false;
}

bool opens_relative(const ClauseWord& word) {
  static constexpr std::u32string_view kWords[] = {U"which", U"who",  U"whose", U"whom", U"where",
                                                   U"الذي",  U"التي", U"الذين", U"كما",  U"as"};
  return is_one_of(word, kWords);
}

/// Indexes of the words that lead up to the quotation, nearest first, at most `reach`.
std::vector<size_t> leading_up(const Clauses& before, size_t reach) {
  const Words& words = before.words;
  size_t last_clause = 0;
  for (size_t k = 0; k < words.size(); ++k) last_clause = words[k].opens_clause ? k : last_clause;
  const bool aside = before.closed && words.size() - last_clause <= kAside;
  const bool relative = before.closed && last_clause > 0 && opens_relative(words[last_clause]);
  if (before.closed && !aside && !relative) return {};
  std::vector<size_t> out;
  bool crosses = aside && !relative;
  for (size_t k = relative ? last_clause : words.size(); k-- > 0 && out.size() < reach;) {
    out.push_back(k);
    if (coordinates(words, k) || (words[k].opens_clause && !crosses)) break;
    crosses = crosses && !words[k].opens_clause;
  }
  return out;
}

template <class Is>
bool governs(const Surroundings& around, size_t reach, Is is) {
  Clauses before = clauses_of(around.paper_before);
  const std::vector<size_t> leading = leading_up(before, reach);
  const Words quoted = clauses_of(around.quoted).words;
  if (!quoted.empty()) before.words.push_back(quoted.front());
  return std::any_of(leading.begin(), leading.end(), [&](size_t k) { return is(before.words, k); });
}

/// The beginning of a word that its endings leave alone; empty for short words, which stand everywhere.
std::u32string_view stem(const ClauseWord& word) {
  constexpr size_t kLeast = 4, kStem = 5;
  return word.folded.size() < kLeast ? std::u32string_view() : std::u32string_view(word.folded).substr(0, kStem);
}

bool shares_a_word(const Words& story, std::u32string_view paper) {
  const Words words = clauses_of(paper).words;
  return std::any_of(story.begin(), story.end(), [&](const ClauseWord& one) {
    if (stem(one).empty() || is_time_condition(one.folded)) return false;
    return std::any_of(words.begin(), words.end(), [&](const ClauseWord& other) { return stem(other) == stem(one); });
  });
}

/// Whether the story's own sentence tells a condition too. An "if" does; a "when" may be another one unless it speaks of the same things.
Drop told_of_condition(const Surroundings& around) {
  Drop drop = Drop::surely;
  for (const std::u32string_view text : {around.story_before, around.story_after}) {
    const Words words = clauses_of(text).words;
    for (size_t k = 0; k < words.size(); ++k) {
      if (sets_condition(words, k)) return Drop::nothing;
      if (!is_time_condition(words[k].folded)) continue;
      if (shares_a_word(words, around.paper_before) || shares_a_word(words, around.paper_after)) return Drop::nothing;
      drop = Drop::perhaps;
    }
  }
  return drop;
}

bool tells_a_question(const Words& words, size_t k) {
  static constexpr std::u32string_view kWords[] = {U"whether",  U"if",     U"ask",     U"asks",     U"asked", U"asking",
                                                   U"question", U"wonder", U"wonders", U"wondered", U"هل",    U"سال",
                                                   U"يسال",     U"تسال",   U"تساءل",   U"يتساءل",   U"سوال",  U"اذا"};
  return is_one_of(words[k], kWords);
}

/// Whether a limit or "about" ends with word k: "about", "up to", "more than", حوالي, أكثر من, لا يقل عن.
bool is_limit(const Words& words, size_t k) {
  static constexpr std::u32string_view kAlone[] = {
      U"about", U"around", U"approximately", U"roughly", U"nearly", U"almost", U"over",
      U"under", U"than",   U"least",         U"most",    U"some",   U"حوالي",  U"نحو",
      U"قرابه", U"زهاء",   U"يقارب",         U"يتجاوز",  U"تتجاوز", U"حتي",    U"بحدود"};
  static constexpr std::u32string_view kBeforeLast[] = {U"up",  U"اكثر", U"اقل",  U"ازيد",
                                                        U"يقل", U"تقل",  U"يزيد", U"تزيد"};
  static constexpr std::u32string_view kLast[] = {U"to", U"من", U"عن"};
  return is_one_of(words[k], kAlone) || (k > 0 && is_one_of(words[k], kLast) && is_one_of(words[k - 1], kBeforeLast));
}

/// Whether one of the last `reach` words of a text ends a limit, with no mark that parts clauses behind the text.
bool ends_with_limit(std::u32string_view text, size_t reach) {
  const Clauses clauses = clauses_of(text);
  const size_t count = clauses.words.size();
  for (size_t back = 1; !clauses.closed && back <= std::min(reach, count); ++back) {
    if (is_limit(clauses.words, count - back)) return true;
  }
  return false;
}

}  // namespace

bool has_negation(std::u32string_view text) { return any_word(text, denies); }
bool has_number(std::u32string_view text) {
  return any_word(text, [](const Words& words, size_t k) { return words[k].number; });
}
bool has_condition(std::u32string_view text) {
  return any_word(text, [](const Words& words, size_t k) {
    return sets_condition(words, k) || is_time_condition(words[k].folded) || hedges(words, k);
  });
}

Drop drops_condition(const Surroundings& around) {
  const auto conditioned = [&](const Said& said) {
    return condition_behind(around, said) || condition_before(around, said);
  };
  Said said = said_by(around);
  if (conditioned(said)) return told_of_condition(around);
  const bool told = has_condition(around.story_before) || has_condition(around.story_after);
  if (governs(around, kHedgeReach, hedges)) return told ? Drop::nothing : Drop::surely;
  if (said.to_come || !may_be_to_come(around)) return Drop::nothing;
  said.to_come = true;
  return conditioned(said) && told_of_condition(around) != Drop::nothing ? Drop::perhaps : Drop::nothing;
}

bool drops_negation(const Surroundings& around) {
  if (has_negation(around.story_before) || has_negation(around.story_after)) return false;
  return governs(around, kNegationReach, denies);
}

bool drops_question(const Surroundings& around) {
  constexpr std::u32string_view kMarks = U"?؟";
  const auto asks = [&](std::u32string_view text) { return text.find_first_of(kMarks) != text.npos; };
  if (!asks(around.paper_after) || asks(around.story_before) || asks(around.story_after)) return false;
  return !any_word(around.story_before, tells_a_question) && !any_word(around.story_after, tells_a_question);
}

bool drops_limit(const Surroundings& around) {
  const Words quoted = clauses_of(around.quoted).words;
  return !quoted.empty() && quoted.front().number && ends_with_limit(around.paper_before, 1) &&
         !ends_with_limit(around.story_before, kLimitReach);
}

}  // namespace recto::judging
