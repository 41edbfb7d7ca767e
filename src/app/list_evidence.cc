#include "app/list_evidence.h"

#include <algorithm>

#include "names/prepared.h"
#include "text/fold.h"

namespace recto::app {
namespace {

constexpr float kSamePlace = 0.8F;

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

/// Islamic year 1400 began in November 1979. A lunar year has 354.367 days.
unsigned common_era(unsigned islamic) { return static_cast<unsigned>(621.57 + islamic * 354.367 / 365.2425); }

std::string missing(std::string_view what, bool left_is_empty) {
  return std::string(what) + " missing on the " + (left_is_empty ? "left" : "right");
}

}  // namespace

std::u32string plain_cell(std::u32string_view text) {
  std::u32string out = text::folded(text, text::Folding::spelling);
  const size_t first = out.find_first_not_of(U" \t\n"), last = out.find_last_not_of(U" \t\n");
  return first == out.npos ? U"" : out.substr(first, last - first + 1);
}

std::vector<unsigned> years_in(std::u32string_view text) {
  const std::u32string digits = text::folded(text, text::Folding::spelling);
  std::vector<unsigned> out;
  for (size_t start = 0; start < digits.size();) {
    size_t end = start;
    unsigned year = 0;
    for (; end < digits.size() && is_digit(digits[end]); ++end) {
      if (end - start < 4) year = year * 10 + static_cast<unsigned>(digits[end] - U'0');
    }
    const bool islamic = year >= 1300 && year < 1500;
    if (end - start == 4 && year >= 1000 && year < 3000) out.push_back(islamic ? common_era(year) : year);
    if (end - start == 4 && islamic) out.push_back(common_era(year) + 1);
    start = end + 1;
  }
  return out;
}

std::string year_evidence(std::u32string_view left, std::u32string_view right) {
  const std::vector<unsigned> ours = years_in(left), theirs = years_in(right);
  if (ours.empty() && theirs.empty()) return {};
  if (ours.empty() || theirs.empty()) return missing("year of birth", ours.empty());
  unsigned apart = 3000;
  for (const unsigned a : ours) {
    for (const unsigned b : theirs) apart = std::min(apart, std::max(a, b) - std::min(a, b));
  }
  if (apart == 0) return "year of birth the same";
  return apart == 1 ? "year of birth a year apart" : "year of birth differs";
}

std::string place_evidence(std::u32string_view left, std::u32string_view right, const names::Tables& tables) {
  const std::u32string ours = plain_cell(left), theirs = plain_cell(right);
  if (ours.empty() && theirs.empty()) return {};
  if (ours.empty() || theirs.empty()) return missing("place", ours.empty());
  if (ours == theirs) return "place the same";
  const auto prepared = [&](std::u32string_view text) { return names::prepare(names::parse(text, tables), tables); };
  const bool same = names::score(prepared(left), prepared(right), tables) >= kSamePlace;
  return same ? "place the same in another spelling" : "place differs";
}

}  // namespace recto::app
