#include "tracing/common_ground.h"

#include <algorithm>
#include <optional>
#include <set>

#include "text/fold.h"
#include "text/stem.h"
#include "text/words.h"

namespace recto::tracing {
namespace {

using judging::Likeness;
using judging::ValueRelation;

constexpr uint32_t kClause = 1000;    // what a mark that parts clauses adds to a distance
constexpr double kBeside = 0.5;       // a word in the sentence before or after
constexpr double kOtherFacts = 0.35;  // a word that another fact stands nearer to
constexpr double kFactWeight = 2;     // of another figure or date of the story's sentence, as a rare word's

bool within(const CharRange& range, std::span<const Fact> facts) {
  return std::any_of(facts.begin(), facts.end(),
                     [&](const Fact& fact) { return fact.range.start <= range.start && range.end <= fact.range.end; });
}

/// How far a word is from a fact of its sentence: scalars, and many more for every mark that parts clauses between them.
uint32_t distance(const Statement& statement, const CharRange& word, const CharRange& fact) {
  const auto [from, to] = word.end <= fact.start ? std::pair(word.end, fact.start) : std::pair(fact.end, word.start);
  if (from > to) return 0;
  const auto marks = std::count_if(statement.clause_marks.begin(), statement.clause_marks.end(),
                                   [&](CharOffset mark) { return mark >= from && mark < to; });
  return to.value - from.value + kClause * static_cast<uint32_t>(marks);
}

bool has(const Statement* statement, const std::u32string& stem) {
  return statement && std::any_of(statement->terms.begin(), statement->terms.end(),
                                  [&](const Term& term) { return term.stem == stem; });
}

bool same_value(const Fact& story, const Fact& paper) {
  const ValueRelation relation = judging::relate(story.type, story.value, paper.value);
  return relation == ValueRelation::same || relation == ValueRelation::covered;
}

/// The paper's facts of the same type that the story's sentence does not have: words near them speak of them.
std::vector<const Fact*> rivals(const FactPlace& story, const FactPlace& paper) {
  std::vector<const Fact*> out;
  for (const Fact& other : paper.statement->facts) {
    if (&other == paper.fact || other.type != paper.fact->type || same_value(*story.fact, other)) continue;
    const bool told = std::any_of(story.statement->facts.begin(), story.statement->facts.end(), [&](const Fact& said) {
      return said.type == other.type && &said != story.fact && same_value(said, other);
    });
    if (!told) out.push_back(&other);
  }
  return out;
}

/// Whether a word of the story's sentence is said of the claim, and not of another fact of its type that it stands nearer to.
bool is_said_of(const FactPlace& story, const Term& term) {
  const uint32_t own = distance(*story.statement, term.range, story.fact->range);
  return std::none_of(story.statement->facts.begin(), story.statement->facts.end(), [&](const Fact& other) {
    return other.type == story.fact->type && other.range != story.fact->range &&
           distance(*story.statement, term.range, other.range) < own;
  });
}

/// "more than 640", "up to 640": a number with one end open.
bool is_bounded(const FactValue& value) { return value.low.empty() != value.high.empty(); }

bool same_words(const Fact& story, const Fact& paper) {
  return text::folded(story.text, text::Folding::spelling) == text::folded(paper.text, text::Folding::spelling);
}

std::set<std::u32string> stems_of(std::u32string_view text) {
  std::set<std::u32string> out;
  for (const text::WordSpan& word : text::words(text)) {
    out.insert(
        text::stem(text::folded(text.substr(word.range.start.value, word.range.length()), text::Folding::spelling)));
  }
  return out;
}

/// Where a stem next stands in the paper's sentence; nothing if it does not from there on.
std::optional<CharOffset> next_place(const Statement& statement, const std::u32string& stem, CharOffset from) {
  const auto found = std::find_if(statement.terms.begin(), statement.terms.end(),
                                  [&](const Term& term) { return term.stem == stem && term.range.start >= from; });
  if (found == statement.terms.end()) return std::nullopt;
  return found->range.end;
}

/// Whether the story's words that the paper's sentence has, the fact among them, stand in another order there. Where the thing counted
/// stands is grammar's choice ("640 volunteers", "of the volunteers 640").
bool is_reordered(const FactPlace& story, std::span<const Fact> quoted, const FactPlace& paper) {
  const std::set<std::u32string> counted = stems_of(story.fact->value.counted);
  CharOffset at = paper.statement->range.start;
  bool fact_passed = false;
  for (const Term& term : story.statement->terms) {
    if (within(term.range, quoted) || !is_said_of(story, term) || !has(paper.statement, term.stem)) continue;
    if (counted.contains(term.stem)) continue;
    if (!fact_passed && term.range.start > story.fact->range.start) {
      fact_passed = true;
      if (at > paper.fact->range.start) return true;
      at = paper.fact->range.end;
    }
    const std::optional<CharOffset> next = next_place(*paper.statement, term.stem, at);
    if (!next) return true;
    at = *next;
  }
  return !fact_passed && at > paper.fact->range.start;
}

bool stands_in(const Statement& statement, const Fact& said) {
  return std::any_of(statement.facts.begin(), statement.facts.end(),
                     [&](const Fact& written) { return written.type == said.type && same_value(said, written); });
}

/// Whether a statement has a word of this sense that the other has not; a story's own "said" does not count.
bool has_alone(const Statement& one, const Statement& other, Sense sense) {
  return std::any_of(one.sense.begin(), one.sense.end(), [&](const SenseWord& word) {
    return word.sense == sense && std::none_of(other.sense.begin(), other.sense.end(),
                                               [&](const SenseWord& theirs) { return theirs.stem == word.stem; });
  });
}
bool differ_in(Sense sense, const Statement& a, const Statement& b) {
  return has_alone(a, b, sense) || has_alone(b, a, sense);
}

/// Whether the story's sentence relates things by a word that the paper's has not, or the clause of the paper's fact by one that the story's has not.
bool is_related_otherwise(const FactPlace& story, const FactPlace& paper) {
  if (has_alone(*story.statement, *paper.statement, Sense::relation)) return true;
  Statement clause;
  for (const SenseWord& word : paper.statement->sense) {
    if (distance(*paper.statement, word.range, paper.fact->range) < kClause) clause.sense.push_back(word);
  }
  return has_alone(clause, *story.statement, Sense::relation);
}

/// Whether the clause of the paper's fact has a word, or a fact of another type, that the story's sentence has not.
bool says_more(const FactPlace& story, const FactPlace& paper) {
  const auto in_clause = [&](const CharRange& range) {
    return distance(*paper.statement, range, paper.fact->range) < kClause;
  };
  const bool word = std::any_of(paper.statement->terms.begin(), paper.statement->terms.end(), [&](const Term& term) {
    return in_clause(term.range) && !has(story.statement, term.stem);
  });
  return word || std::any_of(paper.statement->facts.begin(), paper.statement->facts.end(), [&](const Fact& fact) {
           return fact.type != paper.fact->type && in_clause(fact.range) && !stands_in(*story.statement, fact);
         });
}

/// How much the paper has of a stem.
double presence(const std::u32string& stem, const FactPlace& paper, const std::vector<const Fact*>& rivals) {
  double most = 0;
  for (const Term& term : paper.statement->terms) {
    if (term.stem != stem) continue;
    const uint32_t own = distance(*paper.statement, term.range, paper.fact->range);
    const bool taken = std::any_of(rivals.begin(), rivals.end(), [&](const Fact* rival) {
      return distance(*paper.statement, term.range, rival->range) < own;
    });
    most = std::max(most, taken ? kOtherFacts : 1.0);
  }
  if (most > 0) return most;
  return has(paper.before, stem) || has(paper.after, stem) ? kBeside : 0;
}

/// "Rumours have it: …": what stands before a colon, which ends a statement, speaks of what stands behind it.
bool is_introduced_with_doubt(const FactPlace& story, const FactPlace& paper) {
  const Statement* before = paper.before;
  if (!before || before->clause_marks.empty()) return false;
  if (before->clause_marks.back().value + 1 != before->range.end.value) return false;
  return has_alone(*before, *story.statement, Sense::hedging) || has_alone(*before, *story.statement, Sense::turning);
}

/// Names are held against each other by other rules (name_check.h).
bool is_value(FactType type) {
  return type == FactType::figure || type == FactType::date || type == FactType::reference ||
         type == FactType::identifier;
}

Likeness likeness_of_counted(const Fact& story, const Fact& paper) {
  if (story.value.counted.empty() || paper.value.counted.empty()) return Likeness::unknown;
  const std::set<std::u32string> said = stems_of(story.value.counted), written = stems_of(paper.value.counted);
  const bool common =
      std::any_of(said.begin(), said.end(), [&](const std::u32string& stem) { return written.contains(stem); });
  return common ? Likeness::same : Likeness::other;
}

Likeness likeness_of_units(const Fact& story, const Fact& paper) {
  if (story.value.unit.empty() && paper.value.unit.empty()) return Likeness::unknown;
  return story.value.unit == paper.value.unit ? Likeness::same : Likeness::other;
}

}  // namespace

judging::FactEvidence common_ground(const FactPlace& story, std::span<const Fact> quoted, const FactPlace& paper,
                                    const Rarity& rarity) {
  judging::FactEvidence out;
  out.type = story.fact->type;
  out.relation = judging::relate(out.type, story.fact->value, paper.fact->value);
  if (out.relation == ValueRelation::same && is_bounded(story.fact->value) && !same_words(*story.fact, *paper.fact))
    out.relation = ValueRelation::finer;
  out.unit = likeness_of_units(*story.fact, *paper.fact);
  out.counted = likeness_of_counted(*story.fact, *paper.fact);
  out.story = story.fact->modality;
  out.paper = paper.fact->modality;
  out.bounded = paper.fact->value.approximate || !paper.fact->value.low.empty() || !paper.fact->value.high.empty();
  out.malformed = story.fact->value.doubt == "malformed" || story.fact->value.doubt == "no_such_day" ||
                  story.fact->value.doubt == "no_such_year";
  out.other_language = story.statement->arabic != paper.statement->arabic;
  const std::vector<const Fact*> others = rivals(story, paper);
  double all = 0, found = 0;
  std::set<std::u32string_view> seen;
  for (const Term& term : story.statement->terms) {
    if (within(term.range, quoted) || !is_said_of(story, term) || !seen.insert(term.stem).second) continue;
    const double weight = rarity.of(term.stem);
    ++out.words;
    all += weight;
    const double share = presence(term.stem, paper, others);
    found += weight * share;
    out.word_missing = out.word_missing || share == 0;
    out.of_another = out.of_another || share == kOtherFacts;
    out.name_missing = out.name_missing || (term.name && !has(paper.statement, term.stem));
  }
  for (const Fact& said : story.statement->facts) {
    if (said.type == story.fact->type || within(said.range, quoted)) continue;
    all += kFactWeight;
    const bool stands = stands_in(*paper.statement, said);
    found += stands ? kFactWeight : 0;
    out.word_missing = out.word_missing || !stands;
  }
  out.shared = all > 0 ? found / all : 0;
  const bool is_other = out.relation == ValueRelation::other || out.relation == ValueRelation::unknown;
  if (is_value(out.type) && is_other && out.shared < judging::kMuchShared) return out;  // no rule of facts asks further
  out.quantifier = differ_in(Sense::quantifier, *story.statement, *paper.statement);
  out.turned = differ_in(Sense::turning, *story.statement, *paper.statement);
  out.hedged = has_alone(*paper.statement, *story.statement, Sense::hedging) ||
               (paper.statement->question && !story.statement->question) || is_introduced_with_doubt(story, paper);
  out.related_otherwise = is_related_otherwise(story, paper);
  out.says_more = says_more(story, paper);
  out.reordered = is_reordered(story, quoted, paper);
  return out;
}

}  // namespace recto::tracing
