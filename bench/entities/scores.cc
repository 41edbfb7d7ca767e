#include "scores.h"

#include <fmt/core.h>

#include <algorithm>
#include <set>
#include <string_view>

namespace recto::bench {
namespace {

uint32_t shared(const CharRange& a, const CharRange& b) {
  const uint32_t first = std::max(a.start.value, b.start.value), end = std::min(a.end.value, b.end.value);
  return end > first ? end - first : 0;
}

bool half(const std::u32string&, const CharRange& a, const CharRange& b) {
  return 2 * shared(a, b) >= std::max(a.length(), b.length());
}

bool exact(const std::u32string& text, const CharRange& a, const CharRange& b) {
  static const std::set<std::u32string_view> kBefore = {U"و", U"ف", U"ب", U"ل", U"ك", U"س"};
  static const std::set<std::u32string_view> kAfter = {U"ه", U"ها", U"هم", U"هما", U"هن", U"كم", U"نا", U"ني", U"ي"};
  const std::u32string_view all = text;
  const auto between = [&](CharOffset x, CharOffset y) {
    return all.substr(std::min(x.value, y.value), std::max(x.value, y.value) - std::min(x.value, y.value));
  };
  return shared(a, b) > 0 && (a.start == b.start || kBefore.contains(between(a.start, b.start))) &&
         (a.end == b.end || kAfter.contains(between(a.end, b.end)));
}

using Rule = bool (*)(const std::u32string&, const CharRange&, const CharRange&);
unsigned paired(const std::u32string& text, const std::vector<CharRange>& gold, std::vector<CharRange> found,
                Rule rule) {
  unsigned pairs = 0;
  for (const CharRange& right : gold) {
    const auto at =
        std::find_if(found.begin(), found.end(), [&](const CharRange& mine) { return rule(text, right, mine); });
    if (at == found.end()) continue;
    found.erase(at);
    ++pairs;
  }
  return pairs;
}

double f1(unsigned right, unsigned gold, unsigned found) {
  return gold + found == 0 ? 0 : 2.0 * right / (gold + found);
}

}  // namespace

void Scores::add(const LabelledText& text, const std::vector<Fact>& found) {
  for (const FactType type : {FactType::person, FactType::body, FactType::place, FactType::title}) {
    if (type == FactType::title && !text.has_titles) continue;
    std::vector<CharRange> gold, mine;
    for (const GoldSpan& span : text.gold) {
      if (span.type == type) gold.push_back(span.range);
    }
    for (const Fact& fact : found) {
      if (fact.type == type) mine.push_back(fact.range);
    }
    Count& count = counts_[text.set][type];
    count.gold += static_cast<unsigned>(gold.size());
    count.found += static_cast<unsigned>(mine.size());
    count.exact += paired(text.text, gold, mine, exact);
    count.half += paired(text.text, gold, mine, half);
  }
}

void Scores::print(const std::string& title) const {
  fmt::print("{}\n{:<14} {:<7} {:>6} {:>8} {:>9} {:>7} {:>5}\n", title, "set", "type", "exact", "overlap", "precision",
             "recall", "gold");
  for (const auto& [set, types] : counts_) {
    for (const auto& [type, count] : types) {
      fmt::print("{:<14} {:<7} {:>6.3f} {:>8.3f} {:>9.3f} {:>7.3f} {:>5}\n", set, to_string(type),
                 f1(count.exact, count.gold, count.found), f1(count.half, count.gold, count.found),
                 count.found ? 1.0 * count.half / count.found : 0, count.gold ? 1.0 * count.half / count.gold : 0,
                 count.gold);
    }
  }
}

}  // namespace recto::bench
