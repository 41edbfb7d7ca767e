#include "search/expansion.h"

#include <algorithm>

#include "text/arabic.h"
#include "text/fold.h"

namespace recto::search {
namespace {

constexpr size_t kMostForms = 80;
/// One-letter proclitics that light stemming leaves on.
constexpr std::u32string_view kProclitics = U"بلكفس";
/// A stem must be left with so many letters for a letter at its head to be taken for a clitic.
constexpr size_t kLeastBelowClitic = 4;
constexpr size_t kLeastStem = 3;

bool is_number(std::string_view term) { return !term.empty() && term[0] >= '0' && term[0] <= '9'; }

void sort_and_cut(WordForms& out, size_t most) {
  std::sort(out.forms.begin(), out.forms.end(), [](const Form& a, const Form& b) {
    if (a.weight != b.weight) return a.weight > b.weight;
    return a.count != b.count ? a.count > b.count : a.term < b.term;
  });
  const auto same = [](const Form& a, const Form& b) { return a.term == b.term; };
  out.forms.erase(std::unique(out.forms.begin(), out.forms.end(), same), out.forms.end());
  if (out.forms.size() <= most) return;
  out.forms.resize(most);
  out.cut = true;
}

}  // namespace

uint64_t WordForms::count() const {
  uint64_t sum = 0;
  for (const Form& form : forms) sum += form.count;
  return sum;
}

float weight_of(Why level) {
  constexpr float kWeights[] = {1.0F, 0.97F, 0.8F, 0.6F, 0.9F};
  return kWeights[static_cast<size_t>(level)];
}

Result<void> Expansion::add_key(const std::string& key, const std::string& term, const std::string& stem,
                                bool any_level, WordForms& out) {
  for (const WordEntry& entry : TRY(vocabulary_.with_key(key))) {
    const Why level = entry.term == term ? Why::folded : keys_.stem_of(entry.term) == stem ? Why::stem : Why::skeleton;
    if (level == Why::skeleton && !any_level) continue;
    out.forms.push_back({entry.term, level, weight_of(level), entry.count});
  }
  return {};
}

Result<WordForms> Expansion::close(const std::string& term) {
  WordForms out;
  const std::string stem = keys_.stem_of(term);
  TRY(add_key(keys_.key_of(term), term, stem, /*any_level=*/true, out));
  const std::u32string letters = letters_of(stem);
  if (letters.size() >= kLeastStem && text::is_arabic_letter(letters[0])) {
    const auto key_of_stem = [](const std::u32string& s) { return term_of(text::skeleton_of(s)); };
    for (const char32_t clitic : kProclitics) {
      const std::u32string longer = clitic + letters;
      TRY(add_key(key_of_stem(longer), term, term_of(longer), /*any_level=*/false, out));
    }
    const bool has_clitic = kProclitics.find(letters[0]) != kProclitics.npos;
    if (has_clitic && letters.size() > kLeastBelowClitic) {
      const std::u32string shorter = letters.substr(1);
      TRY(add_key(key_of_stem(shorter), term, term_of(shorter), /*any_level=*/false, out));
    }
  }
  sort_and_cut(out, kMostForms);
  return out;
}

Result<void> Expansion::add_near(const std::string& term, size_t limit, WordForms& forms) {
  const std::string key = keys_.key_of(term);
  if (is_number(term) || key.size() < 3) return {};
  const unsigned edits = key.size() <= 5 ? 1 : 2;
  const uint64_t commonest = std::max<uint64_t>(8, forms.count());
  for (const NearWord& near : TRY(vocabulary_.near(key, edits, limit))) {
    if (near.word.count > commonest || is_number(near.word.term)) continue;
    const float closeness =
        1.0F - static_cast<float>(near.edits) / static_cast<float>(std::max(key.size(), near.word.key.size()));
    forms.forms.push_back({near.word.term, Why::skeleton, weight_of(Why::skeleton) * closeness, near.word.count});
  }
  sort_and_cut(forms, kMostForms + limit);
  return {};
}

}  // namespace recto::search
