// A page of words from a reader to the host: paid once for every page that is taken in.

#include <benchmark/benchmark.h>

#include "bench/generate/prose.h"
#include "text/words.h"
#include "wire/codec.h"

namespace recto::bench {
namespace {

/// A page of about 2.5 KB with a box for every word.
wire::Message page_message() {
  const Prose prose(1);
  wire::PageRead read;
  read.page.width = 595;
  read.page.height = 842;
  read.page.text = prose.page_in(Language::arabic, 5, 2500);
  float at = 0;
  for (const text::WordSpan& word : text::words(read.page.text)) {
    read.page.words.push_back({.start = word.range.start,
                               .length = CharOffset(word.range.length()),
                               .box = {at, 10, at + 20, 22},
                               .confidence = 1});
    at = at > 500 ? 0 : at + 24;
  }
  return read;
}

void encode_page(benchmark::State& state) {
  const wire::Message message = page_message();
  size_t bytes = 0;
  for (auto _ : state) bytes += wire::encode(message).size();
  state.SetBytesProcessed(static_cast<int64_t>(bytes));
}
BENCHMARK(encode_page);

void decode_page(benchmark::State& state) {
  const std::string frame = wire::encode(page_message());
  for (auto _ : state) {
    wire::Decoder decoder;
    decoder.feed(frame);
    const auto message = decoder.next();
    if (!message || !*message) state.SkipWithError("the frame does not decode");
    benchmark::DoNotOptimize(message);
  }
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations()) * static_cast<int64_t>(frame.size()));
}
BENCHMARK(decode_page);

}  // namespace
}  // namespace recto::bench
