// Approximate matching: run over every candidate of every passage.

#include <benchmark/benchmark.h>

#include "bench/generate/noise.h"
#include "bench/generate/prose.h"
#include "tracing/approximate.h"

namespace recto::bench {
namespace {

/// A passage of `range(0)` scalars with a tenth changed against the page it is from.
void find_in_its_page(benchmark::State& state) {
  const Prose prose(1);
  Random random(1);
  const std::u32string page = prose.page_in(Language::arabic, 5, 2000);
  const auto length = static_cast<size_t>(state.range(0));
  const tracing::ApproximatePattern pattern(with_noise(std::u32string_view(page).substr(200, length), 0.1, random));
  const auto most = static_cast<uint32_t>(length / 2);
  for (auto _ : state) benchmark::DoNotOptimize(pattern.best(page, most, 3));
}
BENCHMARK(find_in_its_page)->Arg(60)->Arg(150)->Arg(400);

void reject_another_page(benchmark::State& state) {
  const Prose prose(1);
  const std::u32string page = prose.page_in(Language::arabic, 5, 2000),
                       other = prose.page_in(Language::arabic, 6, 2000);
  const auto length = static_cast<size_t>(state.range(0));
  const tracing::ApproximatePattern pattern(std::u32string_view(other).substr(200, length));
  const auto most = static_cast<uint32_t>(length / 3);
  for (auto _ : state) benchmark::DoNotOptimize(pattern.distance(page, most));
}
BENCHMARK(reject_another_page)->Arg(60)->Arg(150)->Arg(400);

}  // namespace
}  // namespace recto::bench
