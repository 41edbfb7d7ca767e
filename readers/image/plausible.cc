// Dust reads as a string of full stops, single letters and digits, few of them with confidence; a line of text has words. A short line
// (a page number, an initial, a tick) has no words to show: it must be sure instead, and must not stand among noise.

#include "readers/image/plausible.h"

namespace recto::image {
namespace {

constexpr float kLeast = 0.3f, kSureWord = 0.4f, kSureLine = 0.6f;

bool is_letter_or_digit(char32_t c) {
  bool ascii = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return ascii || (c >= 0xC0 && c <= 0x24F) || (c >= 0x620 && c <= 0x64A) || (c >= 0x660 && c <= 0x669);
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

bool is_text(const ReadLine& line, bool among_noise) {
  constexpr size_t kShort = 3, kSomeWords = 8;
  Tally tally = tally_of(line);
  if (line.confidence < kLeast || tally.letters == 0) return false;
  if (among_noise) return has_words(tally) && tally.in_words >= kSomeWords && line.confidence >= kSureLine;
  return has_words(tally) || (line.words.size() <= kShort && line.confidence >= kSureLine);
}

}  // namespace

void drop_noise(std::vector<LineResult>& lines) {
  Tally page;
  for (const LineResult& line : lines) {
    Tally tally = tally_of(line.read);
    page.all += tally.all;
    page.in_words += tally.in_words;
  }
  bool noisy = !has_words(page);
  std::erase_if(lines, [&](const LineResult& line) { return !is_text(line.read, noisy); });
}

}  // namespace recto::image
