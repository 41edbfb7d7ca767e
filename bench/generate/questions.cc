#include "bench/generate/questions.h"

#include <algorithm>

#include "bench/generate/noise.h"

namespace recto::bench {
namespace {

struct Span {
  size_t start, end;
};

/// The words of a text: what stands between spaces and line breaks.
std::vector<Span> spans_between_spaces(std::u32string_view text) {
  std::vector<Span> spans;
  size_t start = 0;
  for (size_t k = 0; k <= text.size(); ++k) {
    const bool space = k == text.size() || text[k] == U' ' || text[k] == U'\n';
    if (space && k > start) spans.push_back({start, k});
    if (space) start = k + 1;
  }
  return spans;
}

std::u32string on_one_line(std::u32string_view text) {
  std::u32string line(text);
  std::replace(line.begin(), line.end(), U'\n', U' ');
  const auto twice = [](char32_t a, char32_t b) { return a == U' ' && b == U' '; };
  line.erase(std::unique(line.begin(), line.end(), twice), line.end());
  return line;
}

bool is_letter(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || (c >= 0x620 && c <= 0x64A);
}

/// Words of letters alone, at least `least` long.
std::vector<std::u32string> plain_words(std::u32string_view text, size_t least) {
  std::vector<std::u32string> words;
  for (const Span& span : spans_between_spaces(text)) {
    std::u32string_view word = text.substr(span.start, span.end - span.start);
    while (!word.empty() && !is_letter(word.back())) word.remove_suffix(1);
    if (word.size() >= least && std::all_of(word.begin(), word.end(), is_letter)) words.emplace_back(word);
  }
  return words;
}

std::u32string phrase(std::u32string_view text, Random& random) {
  const std::vector<Span> spans = spans_between_spaces(text);
  const size_t length = std::min(spans.size(), random.between(2, 4));
  const size_t first = random.below(spans.size() - length + 1);
  std::u32string words =
      on_one_line(text.substr(spans[first].start, spans[first + length - 1].end - spans[first].start));
  std::erase_if(words, [](char32_t c) { return c == U'"'; });
  return U"\"" + words + U"\"";
}

constexpr std::u32string_view kCommon[] = {U"رقم",       U"كتابكم",    U"العميد", U"letter",
                                           U"reference", U"Committee", U"لجنة",   U"بتاريخ"};

Query make_query(size_t kind, std::u32string_view text, Random& random) {
  std::vector<std::u32string> words = plain_words(text, 3);
  if (words.size() < 3) words = {U"letter", U"number", U"date"};
  const auto longest =
      std::max_element(words.begin(), words.end(), [](const auto& a, const auto& b) { return a.size() < b.size(); });
  const size_t at = random.below(words.size() - 2);
  switch (kind) {
    case 0:
      return {"rare", *longest};
    case 1:
      return {"word", words[at]};
    case 2:
      return {"two", words[at] + U" " + words[at + 1]};
    case 3:
      return {"three", words[at] + U" " + words[at + 1] + U" " + words[at + 2]};
    case 4:
      return {"phrase", phrase(text, random)};
    default:
      return {"common", std::u32string(random.pick(kCommon))};
  }
}

}  // namespace

std::vector<GoldPassage> make_passages(const Prose& prose, uint64_t pages, size_t count, double noise, uint64_t seed) {
  std::vector<GoldPassage> passages;
  Random random(seed, 11), noise_random(seed, 13);
  while (passages.size() < count) {
    GoldPassage made;
    made.page = random.below(pages);
    const std::u32string text = prose.page(made.page);
    const std::vector<Span> spans = spans_between_spaces(text);
    const size_t length = random.between(10, 30);
    if (spans.size() < length) continue;
    const size_t first = random.below(spans.size() - length + 1);
    made.start = spans[first].start;
    made.end = spans[first + length - 1].end;
    made.text = with_noise(on_one_line(std::u32string_view(text).substr(made.start, made.end - made.start)), noise,
                           noise_random);
    passages.push_back(std::move(made));
  }
  return passages;
}

std::vector<Query> make_queries(const Prose& prose, uint64_t pages, size_t count, uint64_t seed) {
  std::vector<Query> queries;
  Random random(seed, 12);
  while (queries.size() < count) {
    const std::u32string text = prose.page(random.below(pages));
    queries.push_back(make_query(queries.size() % 6, text, random));
  }
  return queries;
}

}  // namespace recto::bench
