// Word alignment: the classical dynamic programming over (given words, source words), semi-global in the source, within a band around
// the diagonals that the lengths allow. Costs are in twentieths of a word.
//
// Likeness of two words is their edit distance over the longer length, so that a misread word is paired with the word it was, and a
// word of quite another shape costs nearly as much as one omitted and one added; that keeps a replaced name in its place.
#include "tracing/word_alignment.h"

#include <algorithm>
#include <array>
#include <limits>

namespace recto::tracing {
namespace {

using Cost = uint32_t;
constexpr Cost kAdded = 20, kOmitted = 15, kReplaced = 8, kUnlike = 20, kJoined = 1, kBesideOwn = 5;
constexpr Cost kNever = std::numeric_limits<Cost>::max() / 4;
constexpr size_t kMostJoined = 3, kLongestCompared = 24;

Cost unlikeness(std::u32string_view a, std::u32string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (a.size() * 2 < b.size() || b.size() > kLongestCompared) return kUnlike;
  std::array<uint8_t, kLongestCompared + 1> column;
  for (size_t row = 0; row <= a.size(); ++row) column[row] = static_cast<uint8_t>(row);
  for (size_t at = 0; at < b.size(); ++at) {
    uint8_t diagonal = column[0]++;
    for (size_t row = 1; row <= a.size(); ++row) {
      const auto replaced = static_cast<uint8_t>(diagonal + (a[row - 1] != b[at]));
      diagonal = column[row];
      column[row] =
          std::min({replaced, static_cast<uint8_t>(column[row] + 1), static_cast<uint8_t>(column[row - 1] + 1)});
    }
  }
  return static_cast<Cost>(kUnlike * column[a.size()] / b.size());
}

class Aligner {
 public:
  Aligner(const WordSequence& given, const std::vector<bool>& own, const WordSequence& source, size_t band)
      : given_(given), own_(own), source_(source) {
    const size_t spread = source.size() > given.size() ? source.size() - given.size() : given.size() - source.size();
    below_ = band + (given.size() > source.size() ? spread : 0);
    width_ = below_ + band + (source.size() > given.size() ? spread : 0) + 1;
    cost_.assign((given.size() + 1) * width_, kNever);
    from_.assign(cost_.size(), Move{});
  }

  std::vector<Step> align() {
    for (size_t i = 0; i <= given_.size(); ++i) {
      for (size_t j = first_column(i); j < end_column(i); ++j) fill(i, j);
    }
    return trace_back(best_end());
  }

 private:
  struct Move {
    uint8_t given = 0, source = 0;  // words taken; both 0: the start
  };

  size_t first_column(size_t i) const { return i > below_ ? i - below_ : 0; }
  size_t end_column(size_t i) const { return std::min(source_.size() + 1, i + width_ - below_); }
  bool inside(size_t i, size_t j) const { return j >= first_column(i) && j < end_column(i); }
  size_t at(size_t i, size_t j) const { return i * width_ + (j + below_ - i); }
  bool is_own(size_t i) const { return own_[given_.range.first + i]; }

  void offer(size_t i, size_t j, Move move, Cost cost) {
    if (!inside(i - move.given, j - move.source)) return;
    const Cost total = cost_[at(i - move.given, j - move.source)] + cost;
    if (total >= cost_[at(i, j)]) return;
    cost_[at(i, j)] = total;
    from_[at(i, j)] = move;
  }

  void fill(size_t i, size_t j) {
    if (i == 0) cost_[at(i, j)] = 0;
    if (i > 0 && j > 0) offer(i, j, {1, 1}, pair_cost(i - 1, j - 1));
    if (i > 0) offer(i, j, {1, 0}, is_own(i - 1) ? 0 : kAdded);
    if (i > 0 && j > 0) offer(i, j, {0, 1}, beside_own(i) ? kBesideOwn : kOmitted);
    for (uint8_t many = 2; many <= kMostJoined; ++many) {
      if (i >= many && j >= 1 && joins(i - many, many, j - 1, 1)) offer(i, j, {many, 1}, kJoined);
      if (i >= 1 && j >= many && joins(i - 1, 1, j - many, many)) offer(i, j, {1, many}, kJoined);
    }
  }

  bool beside_own(size_t i) const { return is_own(i - 1) || (i < given_.size() && is_own(i)); }

  Cost pair_cost(size_t i, size_t j) const {
    const std::u32string_view a = given_.folded(i), b = source_.folded(j);
    if (a == b) return 0;
    return is_own(i) ? kNever : kReplaced + unlikeness(a, b);
  }

  bool joins(size_t i, size_t many_given, size_t j, size_t many_source) const {
    size_t letters_given = 0, letters_source = 0;
    for (size_t k = 0; k < many_given; ++k) letters_given += given_.folded(i + k).size();
    for (size_t k = 0; k < many_source; ++k) letters_source += source_.folded(j + k).size();
    if (letters_given != letters_source) return false;
    std::u32string a, b;
    for (size_t k = 0; k < many_given; ++k) a += given_.folded(i + k);
    for (size_t k = 0; k < many_source; ++k) b += source_.folded(j + k);
    return a == b;
  }

  size_t best_end() const {
    const size_t last = given_.size();
    size_t best = first_column(last);
    for (size_t j = best; j < end_column(last); ++j) {
      if (cost_[at(last, j)] < cost_[at(last, best)]) best = j;
    }
    return best;
  }

  std::vector<Step> trace_back(size_t j) const {
    std::vector<Step> steps;
    for (size_t i = given_.size(); i > 0;) {
      const Move move = from_[at(i, j)];
      i -= move.given;
      j -= move.source;
      push(steps, step(i, j, move));
    }
    std::reverse(steps.begin(), steps.end());
    return steps;
  }

  Step step(size_t i, size_t j, Move move) const {
    const size_t g = given_.range.first + i, s = source_.range.first + j;
    const WordStream::Tokens given{g, g + move.given}, source{s, s + move.source};
    if (move.given == 0) return {Step::Kind::omitted, given, source};
    if (move.source == 0) return {Step::Kind::added, given, source};
    if (move.given != move.source) return {Step::Kind::joined, given, source};
    return {given_.folded(i) == source_.folded(j) ? Step::Kind::same : Step::Kind::replaced, given, source};
  }

  /// Steps come last first; a run of omitted or of added words becomes one, the story's own words apart from others.
  void push(std::vector<Step>& steps, Step step) const {
    const bool run = !steps.empty() && steps.back().kind == step.kind &&
                     (step.kind == Step::Kind::omitted || step.kind == Step::Kind::added);
    const bool alike =
        run && (step.kind == Step::Kind::omitted || own_[step.given.first] == own_[steps.back().given.first]);
    if (!alike) {
      steps.push_back(step);
    } else {
      steps.back().given.first = step.given.first;
      steps.back().source.first = step.source.first;
    }
  }

  const WordSequence& given_;
  const std::vector<bool>& own_;
  const WordSequence& source_;
  size_t below_, width_;
  std::vector<Cost> cost_;
  std::vector<Move> from_;
};

}  // namespace

std::vector<Step> align_words(const WordSequence& given, const std::vector<bool>& own, const WordSequence& source,
                              size_t band) {
  return Aligner(given, own, source, std::max<size_t>(band, 4)).align();
}

}  // namespace recto::tracing
