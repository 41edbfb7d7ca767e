#include "bench/generate/prose.h"

#include <string_view>

namespace recto::bench {
namespace {

using Words = Prose::Words;

constexpr std::u32string_view kArabicFormulas[] = {U"إشارة إلى كتابكم رقم", U"بالإشارة إلى كتابكم المرقم",
                                                   U"نرفق لكم ربطا",        U"للتفضل بالاطلاع وإجراء ما يلزم",
                                                   U"يرجى العلم بأنه تم",   U"نحيطكم علما بأن",
                                                   U"بناء على ما تقدم",     U"استنادا إلى توجيهاتكم",
                                                   U"وفقا لما ورد في",      U"مع التقدير",
                                                   U"حسب الأصول",           U"لاتخاذ ما ترونه مناسبا"};
constexpr std::u32string_view kArabicPrepositions[] = {U"في",  U"من",  U"على",  U"إلى", U"عن",  U"مع",
                                                       U"بعد", U"قبل", U"خلال", U"بين", U"لدى", U"ضمن"};
constexpr std::u32string_view kArabicLinks[] = {U"كما",  U"حيث",  U"وقد",  U"ثم",  U"أن", U"إلا أن", U"وذلك",
                                                U"التي", U"الذي", U"بسبب", U"ولم", U"لا", U"وكان",   U"وكذلك"};
constexpr std::u32string_view kArabicMonths[] = {U"كانون الثاني", U"شباط",        U"آذار",         U"نيسان",
                                                 U"أيار",         U"حزيران",      U"تموز",         U"آب",
                                                 U"أيلول",        U"تشرين الأول", U"تشرين الثاني", U"كانون الأول"};
constexpr std::u32string_view kArabicRanks[] = {U"العميد", U"العقيد",  U"المقدم", U"الرائد",
                                                U"النقيب", U"الدكتور", U"السيد",  U"المهندس"};
constexpr std::u32string_view kArabicUnits[] = {U"شخصا", U"سيارة", U"طنا", U"يوما", U"ليرة", U"عائلة", U"كتابا"};

constexpr std::u32string_view kEnglishFormulas[] = {U"With reference to your letter",
                                                    U"Please find enclosed",
                                                    U"I am directed to inform you that",
                                                    U"For your information and necessary action",
                                                    U"In accordance with the instructions of",
                                                    U"It is requested that",
                                                    U"As previously reported",
                                                    U"Further to our telegram",
                                                    U"You are hereby informed that",
                                                    U"On the basis of the above"};
constexpr std::u32string_view kEnglishPrepositions[] = {U"of",      U"in",    U"to",     U"for",    U"with",
                                                        U"on",      U"by",    U"from",   U"at",     U"under",
                                                        U"between", U"after", U"before", U"against"};
constexpr std::u32string_view kEnglishArticles[] = {U"the",  U"the", U"the",  U"a",     U"this",
                                                    U"that", U"any", U"each", U"their", U"our"};
constexpr std::u32string_view kEnglishLinks[] = {U"and", U"and",     U"which", U"that",    U"but",
                                                 U"as",  U"however", U"while", U"because", U"although"};
constexpr std::u32string_view kEnglishAuxiliaries[] = {U"was",       U"is",      U"will be", U"has been", U"were",
                                                       U"should be", U"was not", U"may be",  U"had been"};
constexpr std::u32string_view kEnglishMonths[] = {U"January",   U"February", U"March",    U"April",
                                                  U"May",       U"June",     U"July",     U"August",
                                                  U"September", U"October",  U"November", U"December"};
constexpr std::u32string_view kEnglishRanks[] = {U"Brigadier", U"Colonel", U"Major", U"Captain",
                                                 U"Dr.",       U"Mr.",     U"Mrs.",  U"Director"};
constexpr std::u32string_view kEnglishUnits[] = {U"persons", U"vehicles", U"tons",   U"days",
                                                 U"pounds",  U"families", U"letters"};

/// Puts words after each other with single spaces.
class Line {
 public:
  void word(std::u32string_view text) {
    if (!text_.empty()) text_ += U' ';
    text_ += text;
  }
  /// Joined to what stands there.
  void join(std::u32string_view text) { text_ += text; }
  std::u32string take() { return std::move(text_); }

 private:
  std::u32string text_;
};

enum class Digits { ascii, arabic_indic };

std::u32string digits(uint64_t number, Digits form) {
  const char32_t zero = form == Digits::ascii ? U'0' : U'\u0660';
  std::u32string text;
  do {
    text.insert(text.begin(), zero + static_cast<char32_t>(number % 10));
    number /= 10;
  } while (number > 0);
  return text;
}

void prefix(std::u32string& word, std::u32string_view with) {
  std::u32string both(with);
  both.append(word);
  word = std::move(both);
}

/// Small numbers more often than large ones.
uint64_t amount(Random& random) {
  const uint64_t most[] = {9, 99, 999, 9'999, 250'000};
  return 1 + random.below(most[random.below(5)]);
}

// ---- Arabic

std::u32string with_proclitics(std::u32string noun, bool definite, Random& random) {
  const double at = random.unit();
  if (definite) {
    if (at < 0.08) {
      prefix(noun, U"لل");
      return noun;
    }
    prefix(noun, at < 0.16 ? U"بال" : U"ال");
  } else if (at < 0.11) {
    prefix(noun, at < 0.07 ? U"ب" : U"ل");
  }
  if (at >= 0.16 && random.chance(0.12)) prefix(noun, U"و");
  return noun;
}

std::u32string with_noun_ending(std::u32string noun, bool definite, Random& random) {
  constexpr std::u32string_view plurals[] = {U"ات", U"ين", U"ون", U"ان"};
  constexpr std::u32string_view possessives[] = {U"ه", U"ها", U"هم", U"نا", U"كم"};
  if (random.chance(0.16)) {
    if (noun.back() == U'ة') noun.pop_back();
    return noun.append(random.pick(plurals));
  }
  if (!definite && random.chance(0.15)) {
    if (noun.back() == U'ة') noun.back() = U'ت';
    return noun.append(random.pick(possessives));
  }
  return noun;
}

void arabic_noun_phrase(Line& line, const Words& words, Random& random) {
  const bool definite = random.chance(0.55);
  std::u32string noun = words.lexicon.nouns[words.nouns.draw(random)];
  line.word(with_proclitics(with_noun_ending(std::move(noun), definite, random), definite, random));
  if (random.chance(0.3)) line.word(U"ال" + words.lexicon.nouns[words.nouns.draw(random)]);
  if (random.chance(0.35)) {
    std::u32string adjective = words.lexicon.adjectives[words.adjectives.draw(random)];
    if (random.chance(0.4)) adjective += U"ة";
    line.word(definite ? U"ال" + adjective : adjective);
  }
}

std::u32string arabic_verb(const Words& words, Random& random) {
  constexpr std::u32string_view perfect[] = {U"", U"", U"ت", U"وا", U"نا"};
  constexpr std::u32string_view imperfect[] = {U"ي", U"ي", U"ت", U"ن", U"سي"};
  constexpr std::u32string_view objects[] = {U"ه", U"ها", U"هم"};
  std::u32string verb = words.lexicon.verbs[words.verbs.draw(random)];
  if (random.chance(0.5)) {
    if (verb[0] == U'ا' || verb[0] == U'أ') verb.erase(0, 1);
    prefix(verb, random.pick(imperfect));
    if (random.chance(0.25)) verb += U"ون";
  } else {
    verb.append(random.pick(perfect));
  }
  if (random.chance(0.12)) verb.append(random.pick(objects));
  if (random.chance(0.15)) prefix(verb, U"و");
  return verb;
}

void arabic_name(Line& line, const Words& words, Random& random) {
  if (random.chance(0.6)) line.word(random.pick(kArabicRanks));
  line.word(words.lexicon.given_names[words.names.draw(random)]);
  if (random.chance(0.4)) line.word(words.lexicon.given_names[words.names.draw(random)]);
  line.word(random.pick(words.lexicon.family_names));
}

void arabic_detail(Line& line, const Words& words, Random& random, Digits form) {
  switch (random.below(5)) {
    case 0:
      arabic_name(line, words, random);
      break;
    case 1:
      line.word(digits(amount(random), form)), line.word(random.pick(kArabicUnits));
      break;
    case 2:
      line.word(U"بتاريخ"), line.word(digits(random.between(1, 28), form));
      line.join(U"/"), line.join(digits(random.between(1, 12), form));
      line.join(U"/"), line.join(digits(random.between(1978, 2018), form));
      break;
    case 3:
      line.word(U"في"), line.word(random.pick(kArabicMonths)), line.word(digits(random.between(1978, 2018), form));
      break;
    default:
      line.word(random.pick(words.lexicon.offices)), line.word(U"في"), line.word(random.pick(words.lexicon.places));
  }
}

void arabic_clause(Line& line, const Words& words, Random& random, Digits form) {
  line.word(arabic_verb(words, random));
  arabic_noun_phrase(line, words, random);
  for (size_t k = random.between(0, 2); k > 0; --k) {
    line.word(random.pick(kArabicPrepositions));
    arabic_noun_phrase(line, words, random);
  }
  if (random.chance(0.35)) arabic_detail(line, words, random, form);
}

std::u32string arabic_sentence(const Words& words, Random& random) {
  const Digits form = random.chance(0.4) ? Digits::arabic_indic : Digits::ascii;
  Line line;
  if (random.chance(0.25)) line.word(random.pick(kArabicFormulas));
  for (size_t clauses = random.between(1, 3); clauses > 0; --clauses) {
    arabic_clause(line, words, random, form);
    if (clauses > 1) line.join(random.chance(0.4) ? U"،" : U""), line.word(random.pick(kArabicLinks));
  }
  line.join(U".");
  return line.take();
}

// ---- English

void english_noun_phrase(Line& line, const Words& words, Random& random) {
  if (random.chance(0.75)) line.word(random.pick(kEnglishArticles));
  if (random.chance(0.4)) line.word(words.lexicon.adjectives[words.adjectives.draw(random)]);
  std::u32string noun = words.lexicon.nouns[words.nouns.draw(random)];
  const double at = random.unit();
  if (at < 0.3) noun += U"s";
  if (at > 0.97) noun += U"'s";
  line.word(noun);
}

std::u32string english_verb(const Words& words, Random& random) {
  constexpr std::u32string_view endings[] = {U"ed", U"ed", U"ing", U"s", U""};
  return words.lexicon.verbs[words.verbs.draw(random)] + std::u32string(random.pick(endings));
}

void english_detail(Line& line, const Words& words, Random& random) {
  switch (random.below(4)) {
    case 0:
      line.word(random.pick(kEnglishRanks)), line.word(words.lexicon.given_names[words.names.draw(random)]);
      line.word(random.pick(words.lexicon.family_names));
      break;
    case 1:
      line.word(digits(amount(random), Digits::ascii)), line.word(random.pick(kEnglishUnits));
      break;
    case 2:
      line.word(U"on"), line.word(digits(random.between(1, 28), Digits::ascii)), line.word(random.pick(kEnglishMonths));
      line.word(digits(random.between(1938, 2018), Digits::ascii));
      break;
    default:
      line.word(U"the"), line.word(random.pick(words.lexicon.offices)), line.word(U"in"),
          line.word(random.pick(words.lexicon.places));
  }
}

void english_clause(Line& line, const Words& words, Random& random) {
  english_noun_phrase(line, words, random);
  if (random.chance(0.4)) line.word(random.pick(kEnglishAuxiliaries));
  line.word(english_verb(words, random));
  english_noun_phrase(line, words, random);
  for (size_t k = random.between(0, 2); k > 0; --k) {
    line.word(random.pick(kEnglishPrepositions));
    english_noun_phrase(line, words, random);
  }
  if (random.chance(0.35)) line.word(random.pick(kEnglishPrepositions)), english_detail(line, words, random);
}

std::u32string english_sentence(const Words& words, Random& random) {
  Line line;
  if (random.chance(0.25)) line.word(random.pick(kEnglishFormulas));
  for (size_t clauses = random.between(1, 3); clauses > 0; --clauses) {
    english_clause(line, words, random);
    if (clauses > 1) line.join(random.chance(0.4) ? U"," : U""), line.word(random.pick(kEnglishLinks));
  }
  line.join(U".");
  std::u32string text = line.take();
  if (text[0] >= U'a' && text[0] <= U'z') text[0] -= U'a' - U'A';
  return text;
}

// ---- pages

std::u32string letterhead(Language language, const Words& words, Random& random) {
  const std::u32string number = digits(random.between(1, 9'999), Digits::ascii);
  const std::u32string date = digits(random.between(1, 28), Digits::ascii) + U"/" +
                              digits(random.between(1, 12), Digits::ascii) + U"/" +
                              digits(random.between(1978, 2018), Digits::ascii);
  const std::u32string& office = random.pick(words.lexicon.offices);
  const std::u32string& subject = words.lexicon.nouns[words.nouns.draw(random)];
  if (language == Language::arabic) {
    return U"العدد: " + number + U"/ق/" + digits(random.between(1, 30), Digits::ascii) + U"\nالتاريخ: " + date +
           U"\nإلى/ " + office + U"\nالموضوع/ " + subject + U"\n\n";
  }
  return U"No. " + number + U"/S." + digits(random.between(1, 30), Digits::ascii) + U"\nDate: " + date + U"\nTo: The " +
         office + U"\nSubject: " + subject + U"\n\n";
}

size_t bytes_of(std::u32string_view text) {
  size_t bytes = 0;
  for (const char32_t c : text) bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
  return bytes;
}

/// Breaks lines at spaces, after about `width` scalars.
void break_lines(std::u32string& text, size_t from, size_t width) {
  size_t line_start = from;
  for (size_t k = from; k < text.size(); ++k) {
    if (text[k] != U' ' || k - line_start < width) continue;
    text[k] = U'\n';
    line_start = k + 1;
  }
}

}  // namespace

Prose::Words::Words(Lexicon made)
    : lexicon(std::move(made)),
      nouns(lexicon.nouns.size(), 12),
      verbs(lexicon.verbs.size(), 8),
      adjectives(lexicon.adjectives.size(), 12),
      names(lexicon.given_names.size(), 5) {}

Prose::Prose(uint64_t seed)
    : seed_(seed), words_{Words(make_lexicon(Language::arabic, seed)), Words(make_lexicon(Language::english, seed))} {}

Language Prose::language_of(uint64_t k) const {
  return Random(seed_ + 1, k).chance(0.6) ? Language::arabic : Language::english;
}

std::u32string Prose::page(uint64_t k, size_t bytes) const { return page_in(language_of(k), k, bytes); }

std::u32string Prose::sentence(Language language, Random& random) const {
  return language == Language::arabic ? arabic_sentence(words_[0], random) : english_sentence(words_[1], random);
}

std::u32string Prose::page_in(Language language, uint64_t k, size_t bytes) const {
  Random random(seed_, k);
  const size_t most = bytes * 8 / 10 + random.below(bytes * 3 / 10 + 1);
  std::u32string text;
  if (random.chance(0.25)) text = letterhead(language, words_[language == Language::english], random);
  size_t length = bytes_of(text);
  while (length < most) {
    std::u32string paragraph;
    for (size_t sentences = random.between(2, 5); sentences > 0 && length + bytes_of(paragraph) < most; --sentences) {
      if (!paragraph.empty()) paragraph += U' ';
      paragraph += sentence(language, random);
    }
    break_lines(paragraph, 0, random.between(60, 80));
    text += paragraph + U"\n";
    length += bytes_of(paragraph) + 1;
  }
  return text;
}

}  // namespace recto::bench
