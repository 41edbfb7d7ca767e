#include "reading/facts/numbers.h"

namespace recto::reading {

std::optional<Number> year_in_words(const Tokens& tokens, size_t i) {
  constexpr int64_t kFirst = 1000, kLast = 2199, kFirstPair = 10, kLastPair = 20, kHundred = 100;
  if (tokens[i].kind != TokenKind::word) return std::nullopt;
  auto number = number_at(tokens, i);
  if (!number || number->form != NumberForm::cardinal || !number->value.whole()) return std::nullopt;
  const int64_t first = *number->value.whole();
  if (first >= kFirst && first <= kLast) return number;
  if (first < kFirstPair || first > kLastPair) return std::nullopt;
  size_t rest = number->end;
  if (as(tokens[rest], Role::digit) && as(tokens[rest], Role::digit)->value == 0) ++rest;  // nineteen zero one
  const auto second = tokens[rest].kind == TokenKind::word ? number_at(tokens, rest) : std::nullopt;
  const auto below = second ? second->value.whole() : std::nullopt;
  if (!below || second->form != NumberForm::cardinal || *below < 1 || *below >= kHundred) return std::nullopt;
  number->value = Exact(first * kHundred + *below);
  number->end = second->end;
  number->range.end = second->range.end;
  return number;
}

}  // namespace recto::reading
