// Comparing names: millions a second on one core, against a plain Jaro-Winkler on the same names in Latin letters.
//
// Names of two to four parts are drawn from the common names of the tables, one list in Arabic and one in Latin letters. `any` takes
// every name against another one, as a join does; `same` takes each against itself in the other script, the dearest case. A screening has a
// threshold (names match: 0.75), below which a score need not be known.

#include <benchmark/benchmark.h>

#include <random>
#include <sstream>

#include "bench/names/jaro_winkler.h"
#include "names/list_comparer.h"
#include "names/prepared.h"
#include "names/table_rows.h"
#include "text/utf8.h"

namespace recto::bench {
namespace {

constexpr size_t kNames = 4096;

struct Lists {
  std::vector<std::string> arabic_text, latin_text;
  std::vector<names::Prepared> arabic, latin;
};

std::vector<std::vector<std::string>> common_names() {
  std::vector<std::vector<std::string>> out;
  for (const names::TableFile& file : names::Tables::sources()) {
    if (file.name != "common.tsv") continue;
    const auto rows = names::read_rows(file, 2);
    for (const names::TableRow& row : *rows) out.push_back(names::pieces(row.columns[1], '|'));
  }
  return out;
}

const Lists& lists() {
  static const Lists made = [] {
    Lists out;
    const names::Tables& tables = names::Tables::built_in();
    const auto common = common_names();
    std::mt19937 random(1);
    for (size_t k = 0; k < kNames; ++k) {
      std::string arabic, latin;
      for (size_t part = 0, parts = 2 + random() % 3; part < parts; ++part) {
        const auto& name = common[random() % common.size()];
        arabic += (part > 0 ? " " : "") + name.front();
        latin += (part > 0 ? " " : "") + name.back();
      }
      out.arabic.push_back(names::prepare(names::parse(text::decode_utf8_lossy(arabic), tables), tables));
      out.latin.push_back(names::prepare(names::parse(text::decode_utf8_lossy(latin), tables), tables));
      out.arabic_text.push_back(arabic);
      out.latin_text.push_back(latin);
    }
    return out;
  }();
  return made;
}

/// The name to compare the k-th with: itself, or one that is far away in the list.
size_t other(size_t k, bool same) { return same ? k : (k * 31 + 17) % kNames; }

void names_score(benchmark::State& state) {
  const names::Tables& tables = names::Tables::built_in();
  size_t k = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(names::score(lists().arabic[k], lists().latin[other(k, state.range(0) != 0)], tables));
    k = (k + 1) % kNames;
  }
  state.SetItemsProcessed(static_cast<int64_t>(state.iterations()));
}
BENCHMARK(names_score)->ArgName("same")->Arg(0)->Arg(1);

void names_score_at_least(benchmark::State& state) {
  const names::Tables& tables = names::Tables::built_in();
  size_t k = 0;
  for (auto _ : state) {
    const size_t right = other(k, state.range(0) != 0);
    benchmark::DoNotOptimize(names::score_at_least(lists().arabic[k], lists().latin[right], 0.75F, tables));
    k = (k + 1) % kNames;
  }
  state.SetItemsProcessed(static_cast<int64_t>(state.iterations()));
}
BENCHMARK(names_score_at_least)->ArgName("same")->Arg(0)->Arg(1);

/// One name against all of a list, then the next, as a join or a screening does: every pair once, each part's likeness once a name.
template <class Compare>
void against_list(benchmark::State& state, Compare compare) {
  static const names::NameList list(lists().latin);
  names::ListComparer comparer(list, names::Tables::built_in());
  uint32_t left = 0, right = 0;
  for (auto _ : state) {
    if (right == 0) comparer.begin(lists().arabic[left]);
    benchmark::DoNotOptimize(compare(comparer, right));
    if (++right < kNames) continue;
    right = 0;
    left = (left + 1) % kNames;
  }
  state.SetItemsProcessed(static_cast<int64_t>(state.iterations()));
}

void names_against_list(benchmark::State& state) {
  against_list(state, [](names::ListComparer& comparer, uint32_t name) { return comparer.score(name); });
}
BENCHMARK(names_against_list);

void names_against_list_at_least(benchmark::State& state) {
  against_list(state,
               [](names::ListComparer& comparer, uint32_t name) { return comparer.score_at_least(name, 0.75F); });
}
BENCHMARK(names_against_list_at_least);

/// The peer in the same order of pairs, with the letters' places of the one name kept for all of the list, as its libraries can.
void peer_jaro_winkler_against_list(benchmark::State& state) {
  JaroWinkler jaro_winkler;
  size_t left = 0, right = 0;
  for (auto _ : state) {
    if (right == 0) jaro_winkler.begin(lists().latin_text[left]);
    benchmark::DoNotOptimize(jaro_winkler.compare(lists().latin_text[right]));
    if (++right < kNames) continue;
    right = 0;
    left = (left + 1) % kNames;
  }
  state.SetItemsProcessed(static_cast<int64_t>(state.iterations()));
}
BENCHMARK(peer_jaro_winkler_against_list);

void peer_jaro_winkler(benchmark::State& state) {
  size_t k = 0;
  JaroWinkler jaro_winkler;
  for (auto _ : state) {
    const size_t right = other(k, state.range(0) != 0);
    benchmark::DoNotOptimize(jaro_winkler(lists().latin_text[k], lists().latin_text[right]));
    k = (k + 1) % kNames;
  }
  state.SetItemsProcessed(static_cast<int64_t>(state.iterations()));
}
BENCHMARK(peer_jaro_winkler)->ArgName("same")->Arg(0)->Arg(1);

void names_parse_and_prepare(benchmark::State& state) {
  const names::Tables& tables = names::Tables::built_in();
  size_t k = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(
        names::prepare(names::parse(text::decode_utf8_lossy(lists().latin_text[k]), tables), tables));
    k = (k + 1) % kNames;
  }
  state.SetItemsProcessed(static_cast<int64_t>(state.iterations()));
}
BENCHMARK(names_parse_and_prepare);

}  // namespace
}  // namespace recto::bench
