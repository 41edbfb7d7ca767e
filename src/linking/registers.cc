#include "linking/registers.h"

#include <algorithm>
#include <map>
#include <numeric>

#include "text/fold.h"

namespace recto::linking {
namespace {

/// Disjoint sets with halved paths; the smallest member stands for its set.
class Sets {
 public:
  explicit Sets(size_t count) : parents_(count) { std::iota(parents_.begin(), parents_.end(), size_t{0}); }
  size_t of(size_t k) {
    while (parents_[k] != k) k = parents_[k] = parents_[parents_[k]];
    return k;
  }
  void join(size_t a, size_t b) {
    a = of(a);
    b = of(b);
    parents_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<size_t> parents_;
};

}  // namespace

std::vector<Register> registers_of(size_t facts, const std::vector<SameThing>& links) {
  Sets sets(facts);
  for (const SameThing& link : links) sets.join(link.a, link.b);
  std::map<size_t, Register> by_first;
  for (size_t k = 0; k < facts; ++k) by_first[sets.of(k)].statements.push_back(k);
  for (const SameThing& link : links) {
    if (!link.agree) by_first[sets.of(link.a)].conflict = true;
  }
  std::vector<Register> out;
  for (auto& [first, entry] : by_first) {
    if (entry.statements.size() > 1) out.push_back(std::move(entry));
  }
  return out;
}

std::vector<size_t> without_copies(std::vector<StatedFact>& facts, const std::vector<size_t>& statements) {
  std::map<std::u32string, size_t> first_of;
  std::vector<size_t> out;
  for (const size_t k : statements) {
    std::u32string sentence = text::folded(facts[k].sentence, text::Folding::spelling);
    std::replace(sentence.begin(), sentence.end(), U'\n', U' ');
    const auto [at, is_first] = first_of.emplace(std::move(sentence), k);
    if (is_first) {
      out.push_back(k);
    } else if (facts[at->second].passage.cite.document != facts[k].passage.cite.document) {
      facts[at->second].copies.push_back(facts[k].passage);
    }
  }
  return out;
}

std::string type_of(const Fact& fact) {
  constexpr size_t kCurrencyLetters = 3;
  if (fact.type == FactType::date) return "date";
  if (fact.value.form == "ordinal") return "sequence";
  const std::string& unit = fact.value.unit;
  const bool money = unit.size() == kCurrencyLetters &&
                     std::all_of(unit.begin(), unit.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  return money ? "amount" : "count";
}

}  // namespace recto::linking
