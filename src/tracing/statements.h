#pragma once
// A text as statements: its sentences as what they speak of, with the facts in them. What a story's figure is looked up by and held
// against.

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/finding.h"
#include "reading/dates.h"

namespace recto::tracing {

/// A word that says what a sentence is about: no word of grammar, no "said", no "letter", no part of a fact.
struct Term {
  std::u32string stem;
  CharRange range;
  bool name = false;  ///< written with a capital that no sentence's beginning explains
};

/// What a word does to the sense of its sentence.
enum class Sense : uint8_t {
  quantifier,  ///< all, only, most
  turning,     ///< not, failed, refused
  hedging,     ///< may, if, expected; and whose word it is: said, according
  relation,    ///< to, from, against, or, their: who stands where to what; not articles and auxiliaries
};
struct SenseWord {
  std::u32string stem;
  CharRange range;
  Sense sense = Sense::hedging;
  bool saying = false;  ///< "said", "according": of a story its own
};

/// A sentence, or a stretch of at most some 600 scalars of what has no sentence marks.
struct Statement {
  CharRange range;
  std::vector<Term> terms;               ///< ascending
  std::vector<Fact> facts;               ///< ascending; their words are no terms
  std::vector<SenseWord> sense;          ///< as they come
  std::vector<CharOffset> clause_marks;  ///< where , ; : ( ) and dashes stand, ascending
  bool question = false;                 ///< it ends with a question mark
  bool arabic = false;                   ///< most of its letters are
};

/// What a word says whatever its sentence, by what it is folded to.
struct WordMeaning {
  std::u32string stem;
  std::optional<Sense> sense;
  bool saying = false;  ///< "said"
  bool empty = false;   ///< a word of grammar, or what a story calls a paper: no term
};

/// Meanings that were worked out before: pages of one case repeat their words, and each is looked for in a dozen lists. At most so many are kept.
class WordMeanings {
 public:
  /// Valid until the next call. O(length).
  const WordMeaning& of(const std::u32string& folded);

 private:
  static constexpr size_t kMost = 50'000;
  std::unordered_map<std::u32string, WordMeaning> known_;
};

/// All words are in some statement; ranges ascend and do not overlap. `meanings` may be kept from text to text; null: of this text alone. O(n).
std::vector<Statement> statements_of(std::u32string_view text, const reading::DateContext& context = {},
                                     WordMeanings* meanings = nullptr);

/// How many of some statements have a stem: what is in few of them says more. Copies of a page count as often as they are there.
class Rarity {
 public:
  void add(const Statement& statement);
  /// log(1 + statements / (1 + those with the stem)), at least a little.
  double of(const std::u32string& stem) const;

 private:
  std::unordered_map<std::u32string, unsigned> counts_;
  unsigned statements_ = 0;
};

}  // namespace recto::tracing
