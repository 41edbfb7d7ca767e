// A page of words from a reader to the host: paid once for every page that is taken in.

#include <benchmark/benchmark.h>

#include "bench/micro/page.h"
#include "wire/codec.h"

namespace recto::bench {
namespace {

wire::Message page_message() {
  wire::PageRead read;
  read.page = page_of_words();
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
