// How long `name:` looks for the words of a name in the vocabulary of an index.
//
//   bench_name_words FOLDER [WORDS]    FOLDER is filled with a vocabulary of so many words (1,600,000: that of a million pages), if it has none:
//                                      invented words, and these with a tenth of their letters misread. Prints seconds on the clock and of the processors for each name,
//                                      and how many words stand for it.

#include <fmt/format.h>
#include <time.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <unordered_set>

#include "app/case_names.h"
#include "bench/generate/lexicon.h"
#include "bench/generate/noise.h"
#include "search/tokens.h"
#include "search/vocabulary.h"
#include "text/fold.h"

namespace recto::bench {
namespace {

constexpr std::array<std::u32string_view, 10> kNames = {
    U"Haydar Sarhan", U"حيدر سرحان", U"Abd al-Rahman Darwish", U"قاسم الحداد",  U"Mahmoud Ali Najjar",
    U"خالد يوسف",     U"Omar Said",  U"مصطفى عبد الله درويش",  U"Zaynab Karim", U"Ibrahim Qasim Haddad"};

double processor_seconds() {
  timespec time{};
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

Result<void> fill(const std::string& folder, size_t count) {
  std::filesystem::create_directories(folder);
  std::vector<std::u32string> words;
  for (const Language language : {Language::arabic, Language::english}) {
    const Lexicon lexicon = make_lexicon(language, 1);
    for (const auto* list :
         {&lexicon.nouns, &lexicon.verbs, &lexicon.adjectives, &lexicon.given_names, &lexicon.family_names})
      words.insert(words.end(), list->begin(), list->end());
  }
  Random random(1);
  std::unordered_set<std::string> known;
  search::VocabularyWriter writer(folder);
  for (size_t k = 0; known.size() < count; ++k) {
    const std::u32string word = k < words.size() ? words[k] : with_noise(random.pick(words), 0.2, random);
    for (const search::Token& token : search::tokens(word)) {
      if (known.insert(token.term).second) writer.add(token.term);
    }
  }
  return writer.flush();
}

Result<void> measure(const std::string& folder, size_t count) {
  if (!std::filesystem::exists(folder)) TRY(fill(folder, count));
  const auto vocabulary = TRY(search::Vocabulary::open(folder));
  const app::CaseNames names(names::Tables::built_in());
  fmt::print("{} words\n", vocabulary.entries());
  for (const std::u32string_view name : kNames) {
    const auto begun = std::chrono::steady_clock::now();
    const double start = processor_seconds();
    const auto parts = names.parts(name);
    const auto found = TRY(
        names.forms(parts, [&](search::Share share, const auto& each) { return vocabulary.for_each(each, share); }));
    const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - begun;
    fmt::print("{:.3f} s, {:.3f} s of the processors, {} parts:", passed.count(), processor_seconds() - start,
               parts.size());
    for (const auto& forms : found) fmt::print(" {}", forms.size());
    fmt::print("\n");
  }
  return {};
}

}  // namespace
}  // namespace recto::bench

int main(int argc, char** argv) {
  if (argc < 2) {
    fmt::print(stderr, "usage: bench_name_words FOLDER [WORDS]\n");
    return 2;
  }
  const auto done = recto::bench::measure(argv[1], argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 1'600'000);
  if (!done) fmt::print(stderr, "{}\n", done.error().sentence());
  return done ? 0 : 1;
}
