// Folding and words: run over every page that is indexed and every query.

#include <benchmark/benchmark.h>

#include "bench/generate/prose.h"
#include "text/arabic.h"
#include "text/fold.h"
#include "text/language.h"
#include "text/utf8.h"
#include "text/words.h"

namespace recto::bench {
namespace {

/// Some 100 KB of pages of both languages.
const std::u32string& sample() {
  static const std::u32string text = [] {
    const Prose prose(1);
    std::u32string pages;
    for (uint64_t k = 0; k < 100; ++k) pages += prose.page(k);
    return pages;
  }();
  return text;
}

void count_bytes(benchmark::State& state) {
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations()) *
                          static_cast<int64_t>(text::encode_utf8(sample()).size()));
}

void decode_utf8(benchmark::State& state) {
  const std::string utf8 = text::encode_utf8(sample());
  for (auto _ : state) benchmark::DoNotOptimize(text::decode_utf8(utf8));
  count_bytes(state);
}
BENCHMARK(decode_utf8);

void fold_with_map(benchmark::State& state) {
  const auto folding = static_cast<text::Folding>(state.range(0));
  for (auto _ : state) benchmark::DoNotOptimize(text::fold(sample(), folding));
  count_bytes(state);
}
BENCHMARK(fold_with_map)->DenseRange(0, 2);

void fold_without_map(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(text::folded(sample(), text::Folding::spelling));
  count_bytes(state);
}
BENCHMARK(fold_without_map);

void find_words(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(text::words(sample()));
  count_bytes(state);
}
BENCHMARK(find_words);

void light_stems(benchmark::State& state) {
  const std::u32string folded = text::folded(sample(), text::Folding::spelling);
  const std::vector<text::WordSpan> words = text::words(folded);
  for (auto _ : state) {
    for (const text::WordSpan& word : words) {
      benchmark::DoNotOptimize(
          text::light_stem(std::u32string_view(folded).substr(word.range.start.value, word.range.length())));
    }
  }
  count_bytes(state);
}
BENCHMARK(light_stems);

void detect_language(benchmark::State& state) {
  const std::u32string page = sample().substr(0, 2000);
  for (auto _ : state) benchmark::DoNotOptimize(text::detect_language(page));
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations()) *
                          static_cast<int64_t>(text::encode_utf8(page).size()));
}
BENCHMARK(detect_language);

}  // namespace
}  // namespace recto::bench
