#include "names/letter_costs.h"

#include <gtest/gtest.h>

#include <random>

#include "names/pronounce.h"

namespace recto::names {
namespace {

Sounds sounds_of(std::u32string word) {
  Part part;
  part.core = std::move(word);
  return pronounce(part, Tables::built_in());
}

/// Made of one script's letters, with digraphs, endings and doubled letters among them.
std::u32string random_word(bool arabic, std::mt19937& random) {
  constexpr std::u32string_view kArabic = U"ابتثجحخدذرزسشصضطظعغفقكلمنهويةىءئؤ",
                                kLatin = U"aabcdeefghiijklmnoopqrstuuvwxyyz";
  const std::u32string_view letters = arabic ? kArabic : kLatin;
  std::u32string word;
  for (size_t count = 2 + random() % 9; word.size() < count;) {
    word += letters[random() % letters.size()];
    if (random() % 8 == 0) word += word.back();
    if (random() % 6 == 0) word += arabic ? U"ال" : U"sh";
  }
  return word.substr(0, Sounds::kLongest);
}

/// The word with a letter more or less, so that some are alike.
std::u32string changed(std::u32string word, std::mt19937& random) {
  if (random() % 2 == 0) word.erase(random() % word.size(), 1);
  if (random() % 2 == 0 && !word.empty()) word += word[random() % word.size()];
  return word.substr(0, Sounds::kLongest);
}

TEST(LetterCosts, NoWordThatIsAlikeIsLeftOut) {
  const uint32_t seed = std::random_device{}();
  SCOPED_TRACE(seed);
  std::mt19937 random(seed);
  const Tables& tables = Tables::built_in();
  size_t alike = 0, left_out = 0;
  for (int k = 0; k < 300; ++k) {
    const std::u32string wanted = random_word(k % 2 == 0, random);
    const Sounds part = sounds_of(wanted);
    const float least = 0.5F + 0.4F * static_cast<float>(k % 5) / 4;
    const LetterCosts costs(part, least, tables);
    for (int n = 0; n < 100; ++n) {
      const std::u32string word = n % 2 == 0 ? random_word(n % 4 == 0, random) : changed(wanted, random);
      if (word.empty()) continue;
      float sum = 0;
      char32_t before = 0;
      for (const char32_t c : word) {
        sum += costs.of_two(before, c) + (before == c ? std::min(0.0F, costs.of(c)) : costs.of(c));
        before = c;
      }
      const bool is_alike = similarity(part, sounds_of(word), tables) >= least;
      alike += is_alike;
      left_out += sum > costs.most();
      EXPECT_FALSE(is_alike && sum > costs.most());
    }
  }
  EXPECT_GT(alike, 1000U);
  EXPECT_GT(left_out, 4'000U);
}

}  // namespace
}  // namespace recto::names
