// bench_letters [PAGES [LETTERS]]
//
// Two figures on invented letters: milliseconds a page of reading::letters::read_letters (pages with a box for each word, Arabic and
// English letters and prose that is none, in turn), and seconds in which the references of so many letters are resolved. Each letter
// cites one before it, one in ten a letter that is not there, one in ten with a number one character off.

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include "reading/letters/chains.h"
#include "reading/letters/letters.h"
#include "text/utf8.h"

namespace {

using namespace recto;
using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

constexpr const char* kArabicHead =
    "جمهورية قلمارة\nمحافظة سرحمات\nلجنة التموين\n\nالرقم: {}/ت/5\nالتاريخ: 18 آذار 2006\n\nالسيد رئيس المكتب "
    "الوطني\n\nالموضوع: قوافل الحبوب\n\n"
    "تحية طيبة،\nإشارة إلى كتابكم رقم {}/م/2 تاريخ 2 آذار 2006\n";
constexpr const char* kEnglishHead =
    "Convoy Liaison Desk\n\nMEMORANDUM FOR: Odran Fellweather\nFROM: Tessa Marrowby\nDATE: 3 April 2006\nSUBJECT: "
    "Grain convoys {}\n\n"
    "Your letter number {} of 2 March 2006 asks for figures.\n";

/// A page of some 45 lines of text in a column, each word with its box.
Page page_of(const std::string& head, bool arabic) {
  const std::string line =
      arabic ? "يرجى من اللجنة تزويدنا بأعداد القوافل التي عبرت الجسر خلال الأسبوع الماضي\n"
             : "The sacks were counted twice in the depot at the ford, and twice there were too few.\n";
  std::string utf8 = head;
  for (int n = 0; n < 35; ++n) utf8 += line;
  Page page;
  page.text = text::decode_utf8_lossy(utf8);
  page.width = 595;
  page.height = 842;
  float x = 60, y = 60;
  for (uint32_t i = 0; i < page.text.size(); ++i) {
    if (page.text[i] == U'\n') {
      x = 60;
      y += 14;
      continue;
    }
    if (page.text[i] == U' ') continue;
    uint32_t end = i;
    while (end < page.text.size() && page.text[end] != U' ' && page.text[end] != U'\n') ++end;
    const float width = 5.5F * static_cast<float>(end - i), left = arabic ? 595 - x - width : x;
    page.words.push_back({CharOffset(i), CharOffset(end - i), {left, y, left + width, y + 11}, 0.9F});
    x += width + 5;
    i = end - 1;
  }
  return page;
}

void measure_reading(unsigned count) {
  std::vector<Page> pages;
  for (unsigned n = 0; n < 60; ++n) {
    const std::string head = n % 3 == 0   ? fmt::format(fmt::runtime(kArabicHead), n + 1, n + 100)
                             : n % 3 == 1 ? fmt::format(fmt::runtime(kEnglishHead), n, n + 7)
                                          : std::string();
    pages.push_back(page_of(head, n % 3 == 0));
  }
  size_t letters = 0;
  const auto start = Clock::now();
  for (unsigned n = 0; n < count; ++n) {
    const std::vector<const Page*> one = {&pages[n % pages.size()]};
    letters += reading::letters::read_letters(one).size();
  }
  const double seconds = seconds_since(start);
  fmt::print("{{\"measure\":\"letter_reading\",\"pages\":{},\"letters\":{},\"ms_a_page\":{:.3f}}}\n", count, letters,
             1000 * seconds / count);
}

std::u32string number_of(unsigned n) { return text::decode_utf8_lossy(fmt::format("{}/{}/{}", n % 997, "م", n / 997)); }
std::string day_of(unsigned n) { return fmt::format("{}-{:02}-{:02}", 1980 + n % 40, 1 + n % 12, 1 + n / 12 % 28); }

void measure_chains(unsigned count) {
  std::mt19937 random(7);
  const auto start = Clock::now();
  reading::letters::Chains chains;
  for (unsigned n = 0; n < count; ++n) {
    Letter letter;
    letter.number.emplace().text = number_of(n);
    letter.date.emplace().value = text::decode_utf8_lossy(day_of(n));
    letter.from.emplace().text = text::decode_utf8_lossy(fmt::format("office {}", n % 211));
    letter.to.emplace_back().text = text::decode_utf8_lossy(fmt::format("office {}", n % 197));
    chains.add(letter);
  }
  size_t sure = 0, doubtful = 0;
  for (unsigned n = 1; n < count; ++n) {
    const unsigned cited = std::uniform_int_distribution<unsigned>(0, n - 1)(random);
    Reference reference;
    reference.number = cited % 10 == 0 ? U"99999/ك/1" : number_of(cited);
    if (cited % 10 == 1) reference.number += U"8";
    reference.date = day_of(cited);
    const auto meant = chains.meant_by(n, reference);
    sure += meant && !meant->doubtful ? 1 : 0;
    doubtful += meant && meant->doubtful ? 1 : 0;
  }
  fmt::print("{{\"measure\":\"chains\",\"letters\":{},\"sure\":{},\"doubtful\":{},\"seconds\":{:.2f}}}\n", count, sure,
             doubtful, seconds_since(start));
}

}  // namespace

int main(int argc, char** argv) {
  const auto argument = [&](int n, unsigned otherwise) {
    return argc > n ? std::max(1U, static_cast<unsigned>(std::strtoul(argv[n], nullptr, 10))) : otherwise;
  };
  measure_reading(argument(1, 3'000));
  measure_chains(argument(2, 100'000));
  return 0;
}
