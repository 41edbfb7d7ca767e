#include "bench/digits/numbers.h"

#include <fmt/core.h>

#include <string_view>

namespace recto::bench {
namespace {

std::string digits(Random& random, size_t count) {
  std::string text(1, static_cast<char>('1' + random.below(9)));
  while (text.size() < count) text += static_cast<char>('0' + random.below(10));
  return text;
}

std::string year(Random& random) { return std::to_string(random.between(1948, 2019)); }
std::string day(Random& random) { return std::to_string(random.between(1, 31)); }
std::string month(Random& random) { return std::to_string(random.between(1, 12)); }

using Form = std::string (*)(Random&);

/// How numbers are written, often ones more than once.
constexpr Form kForms[] = {
    [](Random& r) { return digits(r, r.between(1, 4)); },
    [](Random& r) { return digits(r, r.between(2, 3)); },
    year,
    [](Random& r) { return day(r) + "/" + month(r) + "/" + year(r); },
    [](Random& r) { return year(r) + "/" + month(r) + "/" + day(r); },
    [](Random& r) { return day(r) + "-" + month(r) + "-" + year(r); },
    [](Random& r) { return digits(r, r.between(2, 4)) + "/" + digits(r, r.between(1, 2)); },
    [](Random& r) { return digits(r, r.between(1, 3)) + "." + digits(r, r.between(1, 2)); },
    [](Random& r) { return digits(r, r.between(1, 3)) + "," + std::to_string(r.between(100, 999)); },
    [](Random& r) { return "0" + digits(r, 9); },
    [](Random& r) { return "0" + digits(r, 10); },
};

/// {n}: any number; {d}: a whole one; {y}: a year.
constexpr std::string_view kLines[] = {
    "إشارة إلى كتابكم ذي الرقم {n} المؤرخ في {n} نعلمكم بما يلي",
    "بلغ عدد المستفيدين {d} مستفيدا في {d} قرية خلال عام {y}",
    "يرجى تزويدنا بالقائمة رقم {d}/ق/{d} قبل تاريخ {n}",
    "وصلت الدفعة الأولى وقيمتها {n} ليرة والثانية {n} ليرة",
    "الرقم: {n} التاريخ: {n}",
    "السيد مدير المستودع المولود عام {y} ورقمه {n} في السجل",
    "اجتمعت اللجنة يوم {n} وحضرها ({d}) عضوا من أصل {d}",
    "هاتف {n} وفاكس {n} وصندوق البريد {d}",
    "خصص للمشروع {n} طنا من الوقود وصرف منها {n} فقط",
    "المادة {d} من القانون رقم {d} لعام {y}",
    "نقل {d} صندوقا من المخزن {d} إلى المخزن {d} على الطريق العام",
    "لم يرد الجواب على كتابنا رقم {n} تاريخ {n} حتى الآن",
};

std::string filled(std::string_view pattern, DigitSet set, Random& random) {
  std::string out;
  for (size_t k = 0; k < pattern.size(); ++k) {
    if (pattern[k] != '{') {
      out += pattern[k];
      continue;
    }
    const char slot = pattern[k + 1];
    if (slot == 'n') out += any_number(set, random);
    if (slot == 'd') out += in_digits(digits(random, random.between(1, 4)), set);
    if (slot == 'y') out += in_digits(year(random), set);
    k += 2;
  }
  return out;
}

}  // namespace

std::string_view to_string(DigitSet set) { return set == DigitSet::eastern ? "eastern" : "western"; }

std::string in_digits(std::string_view western, DigitSet set) {
  std::string out;
  for (char c : western) {
    if (set == DigitSet::western || c < '0' || c > '9') {
      out += c;
    } else {
      out += '\xD9';  // U+0660 … U+0669 are D9 A0 … D9 A9
      out += static_cast<char>(0xA0 + (c - '0'));
    }
  }
  return out;
}

std::string any_number(DigitSet set, Random& random) { return in_digits(random.pick(kForms)(random), set); }

std::vector<std::string> lines_with_numbers(DigitSet set, size_t lines, uint64_t seed) {
  Random random(seed);
  std::vector<std::string> out;
  for (size_t k = 0; k < lines; ++k) out.push_back(filled(random.pick(kLines), set, random));
  return out;
}

}  // namespace recto::bench
