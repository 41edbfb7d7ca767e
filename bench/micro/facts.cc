// Facts of text: megabytes of UTF-8 a second, English and Arabic.
#include <benchmark/benchmark.h>

#include "reading/facts.h"
#include "text/utf8.h"

namespace recto {
namespace {

constexpr std::string_view kEnglish =
    "The depot of Marj Alwan held 2,500 blankets on 3 March 2011, of which about 30 per cent were sent to the three "
    "villages "
    "in the valley before the end of the month. The head of the office asked for US$ 3.5 million and expects 40 trucks "
    "when the road "
    "is open again; no answer to letter No. 214/Q/3 had come by late 2013, and the families waited for another "
    "winter.\n";
constexpr std::string_view kArabic =
    "استلم مستودع مرج علوان ٢٥٠٠ بطانية بتاريخ ٣ آذار ٢٠١١ وأرسل نحو ثلاثين بالمئة منها إلى القرى الثلاث في الوادي قبل "
    "نهاية "
    "الشهر. طلب رئيس المكتب ثلاثمائة وخمسين ألف ليرة، ومن المتوقع أن تصل أربعون شاحنة عند فتح الطريق، ولم يرد جواب على "
    "كتابنا رقم "
    "214/ق/3 حتى أواخر عام 2013 وانتظرت العائلات شتاء آخر.\n";

void BM_FindFacts(benchmark::State& state, std::string_view paragraph) {
  std::string bytes;
  while (bytes.size() < 200'000) bytes += paragraph;
  const std::u32string text = *text::decode_utf8(bytes);
  for (auto _ : state) benchmark::DoNotOptimize(reading::find_facts(text));
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations() * bytes.size()));
}
BENCHMARK_CAPTURE(BM_FindFacts, english, kEnglish);
BENCHMARK_CAPTURE(BM_FindFacts, arabic, kArabic);

}  // namespace
}  // namespace recto
