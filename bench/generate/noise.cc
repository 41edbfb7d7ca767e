#include "bench/generate/noise.h"

#include <cmath>
#include <numeric>
#include <vector>

namespace recto::bench {
namespace {

// Characters of one string are taken for each other.
constexpr std::u32string_view kAlike[] = {U"بتثنيئ", U"جحخ",  U"دذ",   U"رز", U"سش", U"صض", U"طظ", U"عغ", U"فق",
                                          U"هةم",    U"اأإآ", U"وؤ",   U"ىي", U"كل", U"٠.", U"١ا", U"٢٣", U"٦٩",
                                          U"ce",     U"o0a",  U"lI1i", U"hb", U"nu", U"tf", U"rv", U"s5", U"gq",
                                          U"mw",     U"B8",   U"S5",   U"G6", U"Z2", U".,", U"DO"};

char32_t look_alike(char32_t c, Random& random) {
  for (const std::u32string_view group : kAlike) {
    const size_t at = group.find(c);
    if (at == std::u32string_view::npos) continue;
    const size_t other = random.below(group.size() - 1);
    return group[other < at ? other : other + 1];
  }
  return c;
}

/// Another character of the text, no space; one that differs from `c` unless there is hardly any.
char32_t other_letter(std::u32string_view text, char32_t c, Random& random) {
  for (int tries = 0; tries < 64; ++tries) {
    const char32_t other = random.pick(text);
    if (other != c && other != U' ' && other != U'\n') return other;
  }
  return U'x';
}

/// Appends what becomes of `c`.
void change(char32_t c, std::u32string_view text, Random& random, std::u32string& out) {
  const double at = random.unit();
  if (at < 0.4) {
    const char32_t alike = look_alike(c, random);
    out += alike != c ? alike : other_letter(text, c, random);
  } else if (at < 0.6) {
    out += other_letter(text, c, random);
  } else if (at >= 0.8) {
    out += c;
    out += other_letter(text, c, random);
  }
}

}  // namespace

std::u32string with_noise(std::u32string_view text, double rate, Random& random) {
  const auto changes = static_cast<size_t>(std::lround(rate * static_cast<double>(text.size())));
  std::vector<bool> hit(text.size(), false);
  std::fill_n(hit.begin(), static_cast<std::ptrdiff_t>(changes), true);
  for (size_t k = text.size(); k > 1; --k) {
    const size_t other = random.below(k);
    std::vector<bool>::swap(hit[k - 1], hit[other]);
  }
  std::u32string out;
  out.reserve(text.size() + changes);
  for (size_t k = 0; k < text.size(); ++k) {
    if (hit[k]) {
      change(text[k], text, random, out);
    } else {
      out += text[k];
    }
  }
  return out;
}

}  // namespace recto::bench
