#include "reading/letters/misreading.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

namespace recto::reading::letters {
namespace {

/// Letters that are taken for each other, in groups.
constexpr std::u32string_view kLookAlikes[] = {
    U"o0dqe", U"l1i|tj", U"s5", U"b8h", U"g69q", U"ceo", U"nhmru", U"vyu", U"fpr", U"z2",   U"بتثني", U"جحخ",
    U"دذر",   U"رزو",    U"سش", U"صض",  U"طظ",   U"عغ",  U"فقو",   U"هة",  U"كل",  U"ال1|", U"مه"};

constexpr char32_t kLatinEnd = 0x80, kArabicStart = 0x620, kArabicEnd = 0x660;

/// The groups of each letter as bits: a word is held against every month and label, so a change must cost next to nothing.
class Groups {
 public:
  constexpr Groups() {
    for (size_t group = 0; group < std::size(kLookAlikes); ++group)
      for (const char32_t letter : kLookAlikes[group]) of_[place(letter)] |= 1U << group;
  }
  constexpr uint32_t of(char32_t letter) const { return of_[place(letter)]; }

 private:
  /// Letters of no group share the last place.
  static constexpr size_t place(char32_t letter) {
    if (letter < kLatinEnd) return letter;
    return letter >= kArabicStart && letter < kArabicEnd ? kLatinEnd + (letter - kArabicStart) : kOther;
  }
  static constexpr size_t kOther = kLatinEnd + kArabicEnd - kArabicStart;
  static_assert(std::size(kLookAlikes) <= 32);
  std::array<uint32_t, kOther + 1> of_{};
};
constexpr Groups kGroups;

float change(char32_t a, char32_t b) {
  if (a == b) return 0;
  return (kGroups.of(a) & kGroups.of(b)) != 0 ? 0.5F : 1;
}

}  // namespace

float misreading_cost(std::u32string_view read, std::u32string_view word, float limit) {
  constexpr size_t kMostOnStack = 64;
  const size_t longer = std::max(read.size(), word.size()), shorter = std::min(read.size(), word.size());
  if (static_cast<float>(longer - shorter) > limit) return limit + 1;
  std::array<float, kMostOnStack> stack;
  std::vector<float> heap(word.size() < kMostOnStack ? 0 : word.size() + 1);
  float* const row = heap.empty() ? stack.data() : heap.data();  // the row above until it is written over
  for (size_t j = 0; j <= word.size(); ++j) row[j] = static_cast<float>(j);
  for (size_t i = 1; i <= read.size(); ++i) {
    float before = row[0], least = row[0] = static_cast<float>(i);
    for (size_t j = 1; j <= word.size(); ++j) {
      const float kept = before + change(read[i - 1], word[j - 1]);
      before = row[j];
      row[j] = std::min({before + 1, row[j - 1] + 1, kept});
      least = std::min(least, row[j]);
    }
    if (least > limit) return limit + 1;  // no row below can have less
  }
  return std::min(row[word.size()], limit + 1);
}

}  // namespace recto::reading::letters
