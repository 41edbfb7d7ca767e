#include "search/matches.h"

#include <algorithm>
#include <map>
#include <set>

namespace recto::search {
namespace {

using Kind = QueryNode::Kind;
using Matches = std::vector<WordMatch>;

bool by_position(const WordMatch& a, const WordMatch& b) {
  return a.position != b.position ? a.position < b.position : a.word < b.word;
}

void sort_unique(Matches& matches) {
  std::sort(matches.begin(), matches.end(), by_position);
  const auto same = [](const WordMatch& a, const WordMatch& b) { return a.position == b.position && a.word == b.word; };
  matches.erase(std::unique(matches.begin(), matches.end(), same), matches.end());
}

Matches of_word(std::span<const WordMatch> matches, size_t word) {
  Matches out;
  for (const WordMatch& match : matches) {
    if (match.word == word) out.push_back(match);
  }
  return out;
}

const WordMatch* at_position(const Matches& matches, uint32_t position) {
  const auto found = std::lower_bound(matches.begin(), matches.end(), position,
                                      [](const WordMatch& match, uint32_t p) { return match.position < p; });
  return found != matches.end() && found->position == position ? &*found : nullptr;
}

/// All occurrences of a run of words, one after the other.
std::vector<Matches> occurrences(const QueryNode& phrase, std::span<const WordMatch> matches) {
  std::vector<Matches> columns, out;
  for (const size_t word : phrase.words) columns.push_back(of_word(matches, word));
  for (const WordMatch& first : columns.front()) {
    Matches run = {first};
    for (size_t k = 1; k < columns.size(); ++k) {
      const WordMatch* next = at_position(columns[k], first.position + static_cast<uint32_t>(k));
      if (next == nullptr) break;
      run.push_back(*next);
    }
    if (run.size() == columns.size()) out.push_back(std::move(run));
  }
  return out;
}

std::optional<Matches> phrase_witnesses(const QueryNode& node, std::span<const WordMatch> matches) {
  Matches out;
  for (const Matches& run : occurrences(node, matches)) out.insert(out.end(), run.begin(), run.end());
  if (out.empty()) return std::nullopt;
  sort_unique(out);
  return out;
}

/// Each part (word or phrase) somewhere such that from the first position to the last no more than `distance` words lie
/// beside those of the parts.
std::optional<Matches> near_witnesses(const QueryNode& node, std::span<const WordMatch> matches) {
  struct Occurrence {
    uint32_t first, last;
    size_t part;
    Matches run;
  };
  std::vector<Occurrence> all;
  size_t parts = 0;
  uint32_t own = 0;
  for (const QueryNode& child : node.children) {
    own += static_cast<uint32_t>(child.words.size());
    for (Matches& run : occurrences(child, matches)) {
      all.push_back({run.front().position, run.back().position, parts, std::move(run)});
    }
    ++parts;
  }
  std::sort(all.begin(), all.end(), [](const Occurrence& a, const Occurrence& b) { return a.first < b.first; });
  Matches out;
  for (size_t i = 0; i < all.size(); ++i) {
    const uint32_t limit = all[i].first + own + node.distance;
    std::set<size_t> seen;
    size_t end = i;
    for (; end < all.size() && all[end].first < limit; ++end) {
      if (all[end].last < limit) seen.insert(all[end].part);
    }
    if (seen.size() < parts) continue;
    for (size_t k = i; k < end; ++k) {
      if (all[k].last < limit) out.insert(out.end(), all[k].run.begin(), all[k].run.end());
    }
  }
  if (out.empty()) return std::nullopt;
  sort_unique(out);
  return out;
}

/// Joins the children: all of them, or at least `least`.
std::optional<Matches> joined(const QueryNode& node, std::span<const WordMatch> matches, Strictness strictness,
                              size_t least) {
  Matches out;
  size_t satisfied = 0;
  for (const QueryNode& child : node.children) {
    const std::optional<Matches> found = witnesses(child, matches, strictness);
    if (!found) continue;
    ++satisfied;
    out.insert(out.end(), found->begin(), found->end());
  }
  if (satisfied < least) return std::nullopt;
  sort_unique(out);
  return out;
}

/// What a word counts for that stands elsewhere in the run.
constexpr double kElsewhere = 0.45;

double closeness(size_t words, uint32_t length) {
  return static_cast<double>(words) / static_cast<double>(std::max<size_t>(length, words));
}

}  // namespace

MatchTable::MatchTable(std::span<const WordForms> forms) : marked_(65536 / 64) {
  for (uint32_t word = 0; word < forms.size(); ++word) {
    for (const Form& form : forms[word].forms) {
      const Entry entry{word, form.weight, form.level};
      const Print print = print_of(form.term);
      marked_[print / 64] |= uint64_t{1} << (print % 64);
      // Forms come best first: of two with one print the better stays.
      std::vector<Entry>& same = by_print_[print];
      if (same.empty() || same.back().word != word) same.push_back(entry);
      by_term_[form.term].push_back(entry);
    }
  }
}

std::vector<WordMatch> MatchTable::in_prints(std::span<const Print> prints) const {
  std::vector<WordMatch> out;
  for (uint32_t k = 0; k < prints.size(); ++k) {
    const Print print = prints[k];
    if ((marked_[print / 64] >> (print % 64) & 1) == 0) continue;
    for (const Entry& entry : by_print_.at(print)) out.push_back({k, entry.word, entry.weight, entry.level});
  }
  return out;
}

bool MatchTable::any_in(std::span<const Print> prints) const {
  return std::any_of(prints.begin(), prints.end(),
                     [&](Print print) { return (marked_[print / 64] >> (print % 64) & 1) != 0; });
}

std::vector<WordMatch> MatchTable::in_terms(std::span<const std::string_view> terms) const {
  std::vector<WordMatch> out;
  for (uint32_t k = 0; k < terms.size(); ++k) {
    const auto found = by_term_.find(terms[k]);
    if (found == by_term_.end()) continue;
    for (const Entry& entry : found->second) out.push_back({k, entry.word, entry.weight, entry.level});
  }
  return out;
}

std::optional<Matches> witnesses(const QueryNode& node, std::span<const WordMatch> matches, Strictness strictness) {
  switch (node.kind) {
    case Kind::word: {
      Matches found = of_word(matches, node.words.front());
      return found.empty() ? std::nullopt : std::optional(std::move(found));
    }
    case Kind::phrase:
      return phrase_witnesses(node, matches);
    case Kind::near:
      return near_witnesses(node, matches);
    case Kind::plain:
      return joined(node, matches, strictness, strictness == Strictness::all_of ? node.children.size() : 1);
    case Kind::all:
      return joined(node, matches, strictness, node.children.size());
    case Kind::any:
      return joined(node, matches, strictness, 1);
    case Kind::except:
      if (witnesses(node.children[1], matches, Strictness::all_of)) return std::nullopt;
      return witnesses(node.children[0], matches, strictness);
    case Kind::nothing_but:
      if (witnesses(node.children[0], matches, Strictness::all_of)) return std::nullopt;
      return Matches();
  }
  return std::nullopt;
}

double worth_in_passing(std::span<const WordMatch> matches, std::span<const double> importance) {
  struct Seen {
    uint32_t latest = 0;
    float best = 0;
  };
  std::vector<Seen> seen(importance.size());
  size_t wanted = 0, met = 0;
  for (const double share : importance) wanted += share > 0;
  uint32_t shortest = UINT32_MAX;
  for (const WordMatch& match : matches) {
    if (importance[match.word] <= 0) continue;
    met += seen[match.word].best == 0;
    seen[match.word] = {match.position, std::max(seen[match.word].best, match.weight)};
    if (met < wanted) continue;
    uint32_t first = match.position;
    for (size_t w = 0; w < seen.size(); ++w) {
      if (importance[w] > 0) first = std::min(first, seen[w].latest);
    }
    shortest = std::min(shortest, match.position - first + 1);
  }
  double worth = 0;
  for (size_t w = 0; w < seen.size(); ++w) worth += importance[w] * seen[w].best;
  return worth * (kElsewhere + (1 - kElsewhere) * closeness(wanted, shortest));
}

Window best_window(std::span<const WordMatch> matches, std::span<const double> importance, double anywhere) {
  // Ends at each match in turn and reaches back to the latest match of one more word each time. What a stretch is worth: the importance of its
  // words by how well they match, times how close they stand; a word that stands elsewhere in the run counts for a part.
  constexpr double kOrdered = 0.1, kTight = 0.6;
  std::vector<double> best_anywhere(importance.size(), 0);
  for (const WordMatch& match : matches) {
    best_anywhere[match.word] = std::max(best_anywhere[match.word], static_cast<double>(match.weight));
  }
  double here = 0;
  size_t wanted = 0;
  for (size_t w = 0; w < importance.size(); ++w) {
    here += importance[w] * best_anywhere[w];
    wanted += importance[w] > 0;
  }
  anywhere = std::max(anywhere, here);
  Window best;
  best.anywhere = anywhere;
  std::vector<const WordMatch*> latest(importance.size(), nullptr), recent;
  for (const WordMatch& end : matches) {
    if (importance[end.word] <= 0) continue;
    latest[end.word] = &end;
    recent.clear();
    for (const WordMatch* match : latest) {
      if (match != nullptr) recent.push_back(match);
    }
    std::sort(recent.begin(), recent.end(), [](const WordMatch* a, const WordMatch* b) { return by_position(*b, *a); });
    double inside = 0;
    size_t ordered = 0;
    for (size_t k = 0; k < recent.size(); ++k) {
      inside += importance[recent[k]->word] * recent[k]->weight;
      ordered += k > 0 && recent[k]->word < recent[k - 1]->word;
      const uint32_t length = end.position - recent[k]->position + 1;
      const double close = closeness(k + 1, length);
      const double order = k == 0 ? 1 : static_cast<double>(ordered) / static_cast<double>(k);
      const double score =
          kElsewhere * anywhere + (1 - kElsewhere) * inside * ((1 - kOrdered) * close + kOrdered * order);
      if (score <= best.score + 1e-12) continue;
      best = {recent[k]->position, end.position, score, anywhere, k + 1 == wanted && close >= kTight, {}};
      for (size_t j = k + 1; j > 0; --j) best.matches.push_back(*recent[j - 1]);
    }
  }
  return best;
}

}  // namespace recto::search
