#include "reading/letters/misreading.h"

#include <algorithm>
#include <vector>

namespace recto::reading::letters {
namespace {

/// Letters that are taken for each other, in groups.
constexpr std::u32string_view kLookAlikes[] = {
    U"o0dqe", U"l1i|tj", U"s5", U"b8h", U"g69q", U"ceo", U"nhmru", U"vyu", U"fpr", U"z2",   U"بتثني", U"جحخ",
    U"دذر",   U"رزو",    U"سش", U"صض",  U"طظ",   U"عغ",  U"فقو",   U"هة",  U"كل",  U"ال1|", U"مه"};

float change(char32_t a, char32_t b) {
  if (a == b) return 0;
  const bool alike = std::any_of(std::begin(kLookAlikes), std::end(kLookAlikes), [&](std::u32string_view group) {
    return group.find(a) != group.npos && group.find(b) != group.npos;
  });
  return alike ? 0.5F : 1;
}

}  // namespace

float misreading_cost(std::u32string_view read, std::u32string_view word, float limit) {
  const size_t longer = std::max(read.size(), word.size()), shorter = std::min(read.size(), word.size());
  if (static_cast<float>(longer - shorter) > limit) return limit + 1;
  std::vector<float> row(word.size() + 1), above(word.size() + 1);
  for (size_t j = 0; j <= word.size(); ++j) row[j] = static_cast<float>(j);
  for (size_t i = 1; i <= read.size(); ++i) {
    row.swap(above);
    row[0] = static_cast<float>(i);
    for (size_t j = 1; j <= word.size(); ++j) {
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + change(read[i - 1], word[j - 1])});
    }
  }
  return std::min(row.back(), limit + 1);
}

}  // namespace recto::reading::letters
