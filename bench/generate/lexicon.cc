#include "bench/generate/lexicon.h"

#include <functional>
#include <unordered_set>

namespace recto::bench {
namespace {

// Letters in rough order of their frequency as root consonants; the weights are the order itself (Zipf).
constexpr std::u32string_view kConsonants = U"رمنلبعدقسفحكجشهتخصزطضغثذظ";

// Patterns (awzān): 1, 2, 3 stand for the root's consonants.
constexpr std::u32string_view kNounPatterns[] = {U"123",    U"12ا3",    U"12و3",   U"12ي3",  U"م12و3", U"م123",
                                                 U"م123ة",  U"1ا23",    U"ت12ي3",  U"12ا3ة", U"إ12ا3", U"ا1ت2ا3",
                                                 U"ان12ا3", U"است12ا3", U"م1ا23ة", U"12و3ة", U"123ان", U"أ12ا3"};
constexpr std::u32string_view kVerbPatterns[] = {U"123",   U"أ123",  U"1ا23",  U"ت123",
                                                 U"ت1ا23", U"ا1ت23", U"ان123", U"است123"};
constexpr std::u32string_view kAdjectivePatterns[] = {U"12ي3", U"123ي",  U"م12و3", U"1ا23",
                                                      U"م123", U"12ا3ي", U"م1ت23", U"123اني"};
constexpr std::u32string_view kNamePatterns[] = {U"12ي3",  U"1ا23", U"12ا3", U"م12و3",
                                                 U"123ان", U"أ123", U"1و23", U"123ة"};

std::u32string apply_pattern(std::u32string_view pattern, std::u32string_view root) {
  std::u32string word;
  for (const char32_t c : pattern) {
    word += c >= U'1' && c <= U'3' ? root[c - U'1'] : c;
  }
  return word;
}

std::u32string arabic_root(Random& random, const Zipf& frequency) {
  std::u32string root;
  while (root.size() < 3) {
    const char32_t c = kConsonants[frequency.draw(random)];
    if (root.empty() || root.back() != c) root += c;
  }
  return root;
}

constexpr std::u32string_view kOnsets[] = {U"b",  U"c",  U"d",  U"f",  U"g",  U"h",  U"l",  U"m",  U"n",  U"p",
                                           U"r",  U"s",  U"t",  U"v",  U"w",  U"br", U"cl", U"dr", U"fl", U"gr",
                                           U"pl", U"pr", U"sc", U"st", U"tr", U"th", U"sh", U"qu"};
constexpr std::u32string_view kVowels[] = {U"a", U"e", U"i",  U"o",  U"u",  U"a", U"e",
                                           U"i", U"o", U"ea", U"ou", U"ai", U"oo"};
constexpr std::u32string_view kCodas[] = {U"",  U"",   U"",   U"n",  U"r",  U"l",  U"t", U"s",
                                          U"m", U"nd", U"st", U"rk", U"ct", U"ld", U"ng"};
constexpr std::u32string_view kNounEndings[] = {U"",     U"",    U"",     U"er",  U"ment",
                                                U"tion", U"ity", U"ance", U"ure", U"age"};
constexpr std::u32string_view kAdjectiveEndings[] = {U"", U"al", U"ive", U"ous", U"ic", U"ary", U"able", U"ed"};

std::u32string english_stem(Random& random, size_t least, size_t most) {
  std::u32string stem;
  const size_t syllables = random.between(least, most);
  for (size_t k = 0; k < syllables; ++k) {
    stem += random.pick(kOnsets);
    stem += random.pick(kVowels);
    if (k + 1 == syllables) stem += random.pick(kCodas);
  }
  return stem;
}

/// `size` different words as `make` proposes them.
std::vector<std::u32string> collect(size_t size, const std::function<std::u32string()>& make) {
  std::unordered_set<std::u32string> seen;
  std::vector<std::u32string> words;
  words.reserve(size);
  while (words.size() < size) {
    std::u32string word = make();
    if (seen.insert(word).second) words.push_back(std::move(word));
  }
  return words;
}

std::u32string capitalised(std::u32string word) {
  word[0] -= U'a' - U'A';
  return word;
}

Lexicon arabic_lexicon(Random& random) {
  const Zipf letters(kConsonants.size(), 6);
  const auto from = [&](const auto& patterns) {
    return [&] { return apply_pattern(random.pick(patterns), arabic_root(random, letters)); };
  };
  const auto nisba = [&] {
    return U"ال" + apply_pattern(random.pick(kNamePatterns), arabic_root(random, letters)) + U"ي";
  };
  Lexicon lexicon;
  lexicon.nouns = collect(24'000, from(kNounPatterns));
  lexicon.verbs = collect(9'000, from(kVerbPatterns));
  lexicon.adjectives = collect(12'000, from(kAdjectivePatterns));
  lexicon.given_names = collect(2'000, from(kNamePatterns));
  lexicon.family_names = collect(6'000, nisba);
  lexicon.places = collect(3'000, from(kNamePatterns));
  constexpr std::u32string_view kinds[] = {U"مديرية", U"لجنة", U"دائرة", U"هيئة", U"قسم", U"شعبة", U"مكتب", U"فرع"};
  lexicon.offices =
      collect(1'000, [&] { return std::u32string(random.pick(kinds)) + U" ال" + random.pick(lexicon.nouns); });
  return lexicon;
}

Lexicon english_lexicon(Random& random) {
  const auto with_ending = [&](size_t least, size_t most, const auto& endings) {
    return [&random, least, most, &endings] {
      return english_stem(random, least, most) + std::u32string(random.pick(endings));
    };
  };
  Lexicon lexicon;
  lexicon.nouns = collect(24'000, with_ending(1, 3, kNounEndings));
  lexicon.verbs = collect(9'000, [&] { return english_stem(random, 1, 2); });
  lexicon.adjectives = collect(12'000, with_ending(1, 3, kAdjectiveEndings));
  lexicon.given_names = collect(2'000, [&] { return capitalised(english_stem(random, 2, 3)); });
  lexicon.family_names = collect(6'000, [&] { return capitalised(english_stem(random, 2, 3)); });
  lexicon.places = collect(3'000, [&] { return capitalised(english_stem(random, 2, 3)); });
  constexpr std::u32string_view kinds[] = {U"Directorate of ", U"Committee for ", U"Office of ", U"Department of ",
                                           U"Section for "};
  lexicon.offices =
      collect(1'000, [&] { return std::u32string(random.pick(kinds)) + capitalised(random.pick(lexicon.nouns)); });
  return lexicon;
}

}  // namespace

Lexicon make_lexicon(Language language, uint64_t seed) {
  Random random(seed, language == Language::arabic ? 1 : 2);
  return language == Language::arabic ? arabic_lexicon(random) : english_lexicon(random);
}

}  // namespace recto::bench
