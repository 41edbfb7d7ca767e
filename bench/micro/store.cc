// A page into its row and back: once when it is taken in, and for every page that a search or a tracing looks at.

#include <benchmark/benchmark.h>

#include "bench/micro/page.h"
#include "store/packed_words.h"

namespace recto::bench {
namespace {

void pack_page(benchmark::State& state) {
  const Page page = page_of_words();
  for (auto _ : state) benchmark::DoNotOptimize(store::pack_page(page));
  state.counters["bytes"] = static_cast<double>(store::pack_page(page).bytes.size());
}
BENCHMARK(pack_page);

void unpack_page(benchmark::State& state) {
  const std::string bytes = store::pack_page(page_of_words()).bytes;
  for (auto _ : state) {
    const auto page = store::unpack_page(bytes);
    if (!page) state.SkipWithError("the page does not unpack");
    benchmark::DoNotOptimize(page);
  }
}
BENCHMARK(unpack_page);

}  // namespace
}  // namespace recto::bench
