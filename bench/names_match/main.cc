// bench_names_match: two lists of invented persons joined and compared.
//
//   bench_names_match write DIR LEFT RIGHT [SEED]    DIR/left.csv and DIR/right.csv, for `recto names match`
//   bench_names_match measure LEFT RIGHT SAMPLE [THRESHOLD [SEED]]
//       the join of LEFT against RIGHT names in this process on one core; then SAMPLE names of the right list against all of the left by
//       comparing all pairs, with names::score and with Jaro-Winkler similarity; one JSON object on standard output, times in seconds of the processor

#include <fmt/format.h>
#include <time.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <set>
#include <string>

#include "bench/names_match/jaro_winkler.h"
#include "bench/names_match/lists.h"
#include "names/join.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace recto::bench {
namespace {

using Pair = std::pair<uint32_t, uint32_t>;

/// Processor time of this process: what other loads take does not count.
double processor_seconds() {
  timespec time{};
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}
double seconds_since(double start) { return processor_seconds() - start; }

int write_lists(const std::string& folder, size_t left, size_t right, uint64_t seed) {
  const Lists lists = make_lists(left, right, seed);
  std::ofstream(folder + "/left.csv") << to_csv(lists.left);
  std::ofstream(folder + "/right.csv") << to_csv(lists.right);
  return 0;
}

std::vector<names::Prepared> prepared(const std::vector<ListRow>& rows, const names::Tables& tables) {
  std::vector<names::Prepared> out;
  names::Preparer preparer(tables);
  for (const ListRow& row : rows)
    out.push_back(preparer.prepare(names::parse(text::decode_utf8_lossy(row.name), tables)));
  return out;
}

/// Every pair of the left list and the sample, by `score`.
template <class Score>
std::set<Pair> all_pairs(size_t left, const std::vector<uint32_t>& sample, Score score, double threshold) {
  std::set<Pair> out;
  for (uint32_t i = 0; i < left; ++i) {
    for (const uint32_t j : sample) {
      if (score(i, j) >= threshold) out.insert({i, j});
    }
  }
  return out;
}

struct Measured {
  double prepare = 0, index = 0, learn = 0, join = 0, exhaustive = 0, jaro_winkler = 0;
  uint64_t scored = 0;
  std::set<Pair> joined, exact, by_letters;
};

Measured measure(const Lists& lists, const std::vector<uint32_t>& sample, float threshold) {
  const names::Tables& tables = names::Tables::built_in();
  Measured out;
  auto start = processor_seconds();
  std::vector<names::Prepared> left = prepared(lists.left, tables);
  const std::vector<names::Prepared> right = prepared(lists.right, tables);
  out.prepare = seconds_since(start);
  start = processor_seconds();
  const names::NameIndex index(left, threshold, tables);
  out.index = seconds_since(start);
  start = processor_seconds();
  names::NameIndex::Finder finder(index);
  constexpr size_t kAtOnce = 16'384;  // as names match does
  for (uint32_t j = 0; j < right.size(); ++j) {
    if (j % kAtOnce == 0) {
      const double before = processor_seconds();
      finder.learn(std::span(right).subspan(j, std::min(kAtOnce, right.size() - j)));
      out.learn += seconds_since(before);
    }
    for (const auto& found : finder.find(right[j])) out.joined.insert({found.name, j});
  }
  out.join = seconds_since(start);
  out.scored = finder.scored();
  start = processor_seconds();
  out.exact = all_pairs(
      left.size(), sample, [&](uint32_t i, uint32_t j) { return names::score(left[i], right[j], tables); }, threshold);
  out.exhaustive = seconds_since(start);
  std::vector<std::u32string> left_text, right_text;
  const auto letters = [](const ListRow& row) {
    return text::folded(text::decode_utf8_lossy(row.name), text::Folding::spelling);
  };
  for (const ListRow& row : lists.left) left_text.push_back(letters(row));
  for (const ListRow& row : lists.right) right_text.push_back(letters(row));
  start = processor_seconds();
  out.by_letters = all_pairs(
      left.size(), sample, [&](uint32_t i, uint32_t j) { return jaro_winkler(left_text[i], right_text[j]); }, 0.9);
  out.jaro_winkler = seconds_since(start);
  return out;
}

/// The part of the persons that stand in both lists, within the sample, whose pair is among `pairs`.
double found_of_truth(const Lists& lists, const std::vector<uint32_t>& sample, const std::set<Pair>& pairs) {
  const std::set<uint32_t> sampled(sample.begin(), sample.end());
  size_t all = 0, found = 0;
  for (uint32_t i = 0; i < lists.truth.size(); ++i) {
    if (!sampled.contains(lists.truth[i])) continue;
    ++all;
    found += pairs.contains({i, lists.truth[i]});
  }
  return all == 0 ? 0 : static_cast<double>(found) / static_cast<double>(all);
}

int run_measure(size_t left, size_t right, size_t sampled, float threshold, uint64_t seed) {
  const Lists lists = make_lists(left, right, seed);
  std::vector<uint32_t> sample;
  // Half of the sample are persons of both lists.
  for (size_t i = 0; i < left && sample.size() < sampled / 2; i += 2) sample.push_back(lists.truth[i]);
  Random random(seed, 2);
  while (sample.size() < sampled) sample.push_back(static_cast<uint32_t>(random.below(right)));
  const Measured seen = measure(lists, sample, threshold);
  size_t kept = 0;
  for (const Pair& pair : seen.exact) kept += seen.joined.contains(pair);
  const double pairs = static_cast<double>(left) * static_cast<double>(sample.size());
  const double all = static_cast<double>(left) * static_cast<double>(right);
  fmt::print(
      "{{\"left\": {}, \"right\": {}, \"sample\": {}, \"threshold\": {:.2f}, \"seed\": {}, \"prepare_s\": {:.2f}, "
      "\"index_s\": {:.2f}, \"learn_s\": {:.2f}, \"join_s\": {:.2f}, \"scored\": {}, \"matches\": {}, "
      "\"exhaustive_matches_of_sample\": {}, "
      "\"recall_of_exhaustive\": {:.6f}, \"persons_found\": {:.4f}, \"persons_found_jaro_winkler\": {:.4f}, "
      "\"scores_per_s\": {:.0f}, \"jaro_winkler_per_s\": {:.0f}, \"exhaustive_h\": {:.2f}, \"jaro_winkler_h\": "
      "{:.2f}}}\n",
      left, right, sample.size(), threshold, seed, seen.prepare, seen.index, seen.learn, seen.join, seen.scored,
      seen.joined.size(), seen.exact.size(),
      seen.exact.empty() ? 1.0 : static_cast<double>(kept) / static_cast<double>(seen.exact.size()),
      found_of_truth(lists, sample, seen.joined), found_of_truth(lists, sample, seen.by_letters),
      pairs / seen.exhaustive, pairs / seen.jaro_winkler, seen.exhaustive * all / pairs / 3600,
      seen.jaro_winkler * all / pairs / 3600);
  return 0;
}

}  // namespace
}  // namespace recto::bench

int main(int argc, char** argv) {
  using namespace recto::bench;
  const std::string what = argc > 1 ? argv[1] : "";
  const auto number = [&](int at, uint64_t otherwise) {
    return argc > at ? std::strtoull(argv[at], nullptr, 10) : otherwise;
  };
  if (what == "write" && argc >= 5) return write_lists(argv[2], number(3, 0), number(4, 0), number(5, 1));
  if (what == "measure" && argc >= 5) {
    const float threshold = argc > 5 ? std::strtof(argv[5], nullptr) : 0.8F;
    return run_measure(number(2, 0), number(3, 0), number(4, 0), threshold, number(6, 1));
  }
  std::fputs("bench_names_match write DIR LEFT RIGHT [SEED] | measure LEFT RIGHT SAMPLE [THRESHOLD [SEED]]\n", stderr);
  return 2;
}
