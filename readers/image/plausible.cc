// Dust reads as a string of full stops, single letters and digits, few of them with confidence; a line of text has words. A short line
// (a page number, an initial, a tick) has no words to show: it must be sure instead, and must not stand among noise.

#include "readers/image/plausible.h"

namespace recto::image {
namespace {

constexpr float kLeast = 0.3f, kSureWord = 0.4f, kSureLine = 0.6f, kLeastNumber = 0.05f, kLeastCell = 0.05f;

/// Signs of vowels count with the letters they stand on.
bool is_letter_or_digit(char32_t c) {
  bool ascii = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return ascii || (c >= 0xC0 && c <= 0x24F) || (c >= 0x620 && c <= 0x652) || (c >= 0x660 && c <= 0x669);
}

/// Characters of a line.
struct Tally {
  size_t all = 0, letters = 0;
  size_t in_words = 0;  ///< letters and digits of words of two and more that the recogniser was sure of
};

Tally tally_of(const ReadLine& line) {
  Tally tally;
  for (const ReadWord& word : line.words) {
    auto count = static_cast<size_t>(std::count_if(word.text.begin(), word.text.end(), is_letter_or_digit));
    tally.all += word.text.size();
    tally.letters += count;
    if (count >= 2 && word.confidence >= kSureWord) tally.in_words += count;
  }
  return tally;
}

bool has_words(const Tally& tally) { return tally.in_words * 5 >= tally.all * 2; }

/// Faint or broken print is read with little confidence, but its ink stands in a row, about as many pieces of a letter's size as letters
/// were read, and what was read has the look of words.
bool looks_printed(const ReadLine& line, const Tally& tally, const LetterRow& ink) {
  constexpr float kLeastPrinted = 0.08f;
  constexpr size_t kWord = 3;
  size_t in_long_words = 0;
  for (const ReadWord& word : line.words)
    if (word.text.size() >= kWord) in_long_words += word.text.size();
  const bool words = tally.letters * 10 >= tally.all * 7 && in_long_words * 10 >= tally.all * 6;
  const bool as_many = ink.letters * 2 >= tally.letters && tally.letters * 2 >= ink.letters;
  return line.confidence >= kLeastPrinted && words && as_many && stands_in_row(ink);
}

/// Typescript drowned in dust is read with little confidence in every word, and its ink stands in no row; but dust reads as short words. Three
/// words of four letters, which make up most of the line, are words.
bool looks_worded(const ReadLine& line, const Tally& tally) {
  constexpr size_t kWord = 4, kFewest = 3;
  size_t words = 0, in_words = 0;
  for (const ReadWord& word : line.words) {
    const auto letters = static_cast<size_t>(std::count_if(word.text.begin(), word.text.end(), is_letter_or_digit));
    if (letters < kWord || letters * 4 < word.text.size() * 3) continue;
    ++words;
    in_words += word.text.size();
  }
  return words >= kFewest && in_words * 10 >= tally.all * 6 && tally.letters * 10 >= tally.all * 8;
}

/// Half of it was read surely: a word or two of a faint footer. Dust gives single letters and signs.
bool half_sure(const ReadLine& line, const Tally& tally) {
  constexpr float kHalfSure = 0.5f;
  constexpr size_t kFewest = 6;
  return line.confidence >= kHalfSure && tally.in_words >= kFewest && tally.letters * 10 >= tally.all * 7;
}

/// The words that letters label their heads with stand alone with a short value, and are known however faint that is.
bool begins_with_label(const ReadLine& line) {
  constexpr std::u32string_view kLabels[] = {U"FROM",       U"DATE",      U"SUBJECT", U"SUBJ",    U"INFO",    U"ACTION",
                                             U"MEMORANDUM", U"REFERENCE", U"From",    U"Date",    U"Subject", U"الرقم",
                                             U"العدد",      U"التاريخ",   U"الموضوع", U"الإشارة", U"المرفقات"};
  if (line.words.size() < 2) return false;
  std::u32string_view first = line.words.front().text;
  while (!first.empty() && !is_letter_or_digit(first.back())) first.remove_suffix(1);
  return std::find(std::begin(kLabels), std::end(kLabels), first) != std::end(kLabels);
}

bool is_figure(char32_t c) { return (c >= '0' && c <= '9') || (c >= 0x660 && c <= 0x669); }

/// A number of at most an identity number's length and nothing else.
bool is_number(const ReadLine& read) {
  constexpr size_t kLongest = 16;
  if (read.words.size() != 1 || read.words.front().text.size() > kLongest) return false;
  const std::u32string& text = read.words.front().text;
  const auto digits = static_cast<size_t>(std::count_if(text.begin(), text.end(), is_figure));
  return is_figure(text.front()) && is_figure(text.back()) && digits * 3 >= text.size() * 2;
}

/// A word or two of letters, but for a sign or two at their ends, whose ink is as tall and as wide as a word's.
bool may_be_cell(const LineResult& line) {
  constexpr size_t kMostWords = 2, kFewLetters = 3;
  const Tally tally = tally_of(line.read);
  const PixelBox& box = line.line.box;
  const bool inked = box.height() * 5 >= line.line.letter_height * 3 && box.width() >= line.line.letter_height;
  const bool letters =
      tally.letters == tally.all || (tally.letters >= kFewLetters && tally.letters * 3 >= tally.all * 2);
  return line.read.words.size() <= kMostWords && tally.letters >= 2 && letters && inked;
}

/// True where the middle of one line's ink lies at the height of the other's.
bool is_level(const PixelBox& one, const PixelBox& other) {
  const int middle = (one.y0 + one.y1) / 2;
  return middle > other.y0 && middle < other.y1;
}

bool is_text(const LineResult& line, const Sheet& sheet, bool among_noise) {
  constexpr size_t kShort = 3, kSomeWords = 8;
  const ReadLine& read = line.read;
  Tally tally = tally_of(read);
  if (tally.letters == 0) return false;
  if (among_noise) return has_words(tally) && tally.in_words >= kSomeWords && read.confidence >= kSureLine;
  if (looks_printed(read, tally, letters_in(sheet.pieces, line.line))) return true;
  if (begins_with_label(read)) return true;
  if (read.confidence < kLeast) return false;
  return has_words(tally) || looks_worded(read, tally) || half_sure(read, tally) ||
         (read.words.size() <= kShort && read.confidence >= kSureLine);
}

}  // namespace

void drop_noise(const Sheet& sheet, std::vector<LineResult>& lines) {
  Tally page;
  for (const LineResult& line : lines) {
    Tally tally = tally_of(line.read);
    page.all += tally.all;
    page.in_words += tally.in_words;
  }
  const bool printed = std::any_of(lines.begin(), lines.end(), [&](const LineResult& line) {
    return stands_in_row(letters_in(sheet.pieces, line.line));
  });
  const bool noisy = !printed && !has_words(page);
  std::vector<PixelBox> text;
  for (const LineResult& line : lines)
    if (is_text(line, sheet, noisy)) text.push_back(line.line.box);
  // What stands level with text, in a column of serial numbers, years or names, has nothing but itself to show: unsure, it is still a cell.
  const auto beside_text = [&](const LineResult& line) {
    const float confidence = line.read.confidence;
    const bool cell =
        (confidence >= kLeastNumber && is_number(line.read)) || (confidence >= kLeastCell && may_be_cell(line));
    return !noisy && cell &&
           std::any_of(text.begin(), text.end(), [&](const PixelBox& box) { return is_level(line.line.box, box); });
  };
  std::erase_if(lines, [&](const LineResult& line) { return !is_text(line, sheet, noisy) && !beside_text(line); });
}

}  // namespace recto::image
