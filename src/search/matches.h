#pragma once
// Where the words of a query stand in a run of words, whether they satisfy it, and where they stand closest together.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "search/expansion.h"
#include "search/pieces.h"
#include "search/query.h"

namespace recto::search {

/// The word at `position` of a run answers word `word` of the query.
struct WordMatch {
  uint32_t position = 0;
  uint32_t word = 0;
  float weight = 1;
  Why level = Why::folded;
};

/// Looks words up among the forms of all words of a query, by their print or by their term.
class MatchTable {
 public:
  /// `forms` by the number of the query's word.
  explicit MatchTable(std::span<const WordForms> forms);
  /// The matches in a run of prints, by position.
  std::vector<WordMatch> in_prints(std::span<const Print> prints) const;
  /// True if in_prints would find any.
  bool any_in(std::span<const Print> prints) const;
  std::vector<WordMatch> in_terms(std::span<const std::string_view> terms) const;

 private:
  struct Entry {
    uint32_t word;
    float weight;
    Why level;
  };
  struct Hash {
    using is_transparent = void;
    size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  std::vector<uint64_t> marked_;  ///< a bit for each print that may match
  std::unordered_map<Print, std::vector<Entry>> by_print_;
  std::unordered_map<std::string, std::vector<Entry>, Hash, std::equal_to<>> by_term_;
};

/// The matches that make a query's tree true, by position; nothing if they do not. `most_of` lets a bare sequence
/// do with some of its parts.
enum class Strictness { all_of, most_of };
std::optional<std::vector<WordMatch>> witnesses(const QueryNode& node, std::span<const WordMatch> matches,
                                                Strictness strictness);

/// How well a bare sequence stands in a run, judged in passing (a fifth of what best_window costs): the worth of its words by the length of the
/// shortest stretch that has them all. `importance` as for best_window.
double worth_in_passing(std::span<const WordMatch> matches, std::span<const double> importance);

/// The stretch of a run where the words of a query stand best: many, well matched, close together, in order.
struct Window {
  uint32_t first = 0, last = 0;    ///< positions
  double score = 0;                ///< 0–1
  double anywhere = 0;             ///< 0–1: how much of what is wanted stands anywhere in the run
  bool tight = false;              ///< all words wanted, close together
  std::vector<WordMatch> matches;  ///< one for each word that is in it, by position
};
/// `importance` by the number of the query's word: shares that add up to 1; 0 for a word that is not wanted.
/// `anywhere` is what is known already of the whole, where the run is a part of it.
Window best_window(std::span<const WordMatch> matches, std::span<const double> importance, double anywhere = 0);

}  // namespace recto::search
