#include "app/case_names.h"

#include <algorithm>
#include <iterator>
#include <thread>
#include <utility>

#include "names/letter_costs.h"
#include "names/name.h"
#include "names/pronounce.h"
#include "search/tokens.h"
#include "text/arabic.h"

namespace recto::app {
namespace {

constexpr float kAlike = 0.72F;       ///< from which a word may stand for a part
constexpr float kShortAlike = 0.85F;  ///< the same of a part of at most kShort sounds
constexpr size_t kShort = 3;
constexpr float kCliticAlike = 0.78F;  ///< the same of what is left of a word without و ف ب ل ك
constexpr float kClitic = 0.97F;       ///< what is left of a likeness where و ف ب ل ك is taken off
constexpr float kSameName = 0.6F;      ///< score from which a stretch of a page is the name
constexpr size_t kLeastBelowClitic = 3;
constexpr std::u32string_view kProclitics = U"وفبلك", kFor = U"لل";
/// By how much the bags of a word's letters and of a part's sounds may differ: one letter misread, or a digraph and a clitic; more in long words.
constexpr unsigned kMostApart = 2;

/// The word without a letter that is written together with it; empty if it has none.
std::u32string without_clitic(std::u32string_view word) {
  if (word.size() < kLeastBelowClitic + 1 || kProclitics.find(word[0]) == kProclitics.npos) return {};
  if (word.starts_with(kFor)) return U"ال" + std::u32string(word.substr(kFor.size()));
  return std::u32string(word.substr(1));
}

bool may_be_alike(uint64_t bag, uint8_t consonants, const names::Sounds& wanted) {
  const unsigned most = std::max(kMostApart, (unsigned{consonants} + wanted.consonants) / 4 + 1);
  return names::byte_differences(bag, wanted.bag) <= most;
}

}  // namespace

CaseNames::CaseNames(const names::Tables& tables) : tables_(tables) {
  size_t letters = 1;
  for (unsigned byte = 0; byte < bags_.size(); ++byte) {
    const std::string term(1, static_cast<char>(byte));
    const std::u32string letter = search::letters_of(term);
    if (letter.size() != 1 || search::term_of(letter) != term || letters == kLetters) continue;
    bags_[byte] = sounds_of(letter).bag;
    numbers_[byte] = static_cast<uint8_t>(letters++);
    letters_[numbers_[byte]] = letter.front();
  }
}

names::Sounds CaseNames::sounds_of(std::u32string_view word, bool article) const {
  return names::pronounce(word, article, tables_);
}

std::vector<std::u32string> CaseNames::parts(std::u32string_view untrusted_name) const {
  std::vector<std::u32string> out;
  for (const names::Part& part : names::parse(untrusted_name, tables_).parts) {
    if (part.kind != names::PartKind::initial && part.kind != names::PartKind::number) out.push_back(part.core);
  }
  return out;
}

uint64_t CaseNames::letters_bag(std::string_view term, uint8_t& consonants) const {
  uint64_t bag = 0;
  consonants = 0;
  char before = 0;
  for (const char c : term) {
    const uint64_t its = c == before ? 0 : bags_[static_cast<unsigned char>(c)];
    before = c;
    bag += its;
    consonants = static_cast<uint8_t>(consonants + (its != 0));
  }
  return bag;
}

/// A part looked for, and what letters cost beside it (names/letter_costs.h) by their numbers.
struct CaseNames::Wanted {
  names::Sounds sounds;
  float least = 0;    ///< likeness from which a word stands for it
  float most = 0;     ///< what the letters of a word may add up to
  float article = 0;  ///< what an article takes off that, at most
  std::array<float, kLetters> letters{};
  std::array<std::array<float, kLetters>, kLetters> pairs{};
};

CaseNames::Wanted CaseNames::wanted(std::u32string_view word, bool article) const {
  Wanted out;
  out.sounds = sounds_of(word, article);
  out.least = out.sounds.length <= kShort ? kShortAlike : kAlike;
  const names::LetterCosts costs(out.sounds, out.least, tables_);
  out.most = costs.most();
  out.article = std::min(0.0F, costs.of(U'ا')) + std::min(0.0F, costs.of(U'ل')) + costs.of_two(U'ا', U'ل');
  for (size_t i = 0; i < letters_.size(); ++i) {
    out.letters[i] = costs.of(letters_[i]);
    for (size_t j = 0; j < letters_.size(); ++j) out.pairs[i][j] = costs.of_two(letters_[i], letters_[j]);
  }
  return out;
}

/// False if a word cannot be as alike as is asked for, by its letters; also without a letter that is written together with it.
bool CaseNames::letters_may_be_alike(std::string_view term, const Wanted& one) const {
  if (term.size() > names::Sounds::kLongest) return true;
  float sum = 0;
  size_t before = 0;
  for (const char c : term) {
    const size_t letter = numbers_[static_cast<unsigned char>(c)];
    const float its = one.letters[letter];
    sum += one.pairs[before][letter] + (before == letter ? std::min(0.0F, its) : its);
    before = letter;
  }
  if (sum <= one.most) return true;
  const auto number = [&](size_t i) { return numbers_[static_cast<unsigned char>(term[i])]; };
  if (term.size() < kLeastBelowClitic + 1 || kProclitics.find(letters_[number(0)]) == kProclitics.npos) return false;
  sum -= std::max(0.0F, one.letters[number(0)]);
  if (letters_[number(0)] == kFor[0] && letters_[number(1)] == kFor[1])
    sum += one.article - std::max(0.0F, one.letters[number(1)]);
  return sum <= one.most;
}

/// How alike a word of the index is to the best of some sounds; 0 if it is not alike enough to any.
float CaseNames::alike(std::string_view term, std::span<const Wanted> wanted) const {
  const std::u32string word = search::letters_of(term);
  const names::Sounds whole = sounds_of(word);
  const std::u32string bare = text::is_arabic_letter(word.front()) ? without_clitic(word) : std::u32string();
  float best = 0;
  for (const Wanted& one : wanted) {
    const float same = names::similarity(one.sounds, whole, tables_);
    if (same >= one.least) best = std::max(best, same);
    if (bare.empty()) continue;
    const float below = kClitic * names::similarity(one.sounds, sounds_of(bare), tables_);
    if (below >= std::max(one.least, kCliticAlike)) best = std::max(best, below);
  }
  return best;
}

/// Adds a word of the index to the forms of each part that it may stand for.
void CaseNames::take(std::string_view term, uint64_t count, std::span<const std::vector<Wanted>> wanted,
                     Forms& out) const {
  uint8_t consonants = 0;
  const uint64_t bag = letters_bag(term, consonants);
  const auto near = [&](const Wanted& one) {
    return may_be_alike(bag, consonants, one.sounds) && letters_may_be_alike(term, one);
  };
  for (size_t k = 0; k < wanted.size(); ++k) {
    if (std::ranges::none_of(wanted[k], near)) continue;
    const float weight = alike(term, wanted[k]);
    if (weight > 0) out[k].push_back({std::string(term), weight, count});
  }
}

Result<std::vector<std::vector<search::NameForm>>> CaseNames::forms(const std::vector<std::u32string>& parts,
                                                                    const Vocabulary& vocabulary) const {
  std::vector<std::vector<Wanted>> all(parts.size());
  for (size_t k = 0; k < parts.size(); ++k) {
    all[k].push_back(wanted(parts[k]));
    // Of a name of two words (Abd al-Rahman) the last may stand by itself.
    const size_t space = parts[k].rfind(U' ');
    if (space == std::u32string::npos) continue;
    for (const bool article : {false, true}) all[k].push_back(wanted(parts[k].substr(space + 1), article));
  }
  std::vector<Forms> shares(std::max(1U, std::thread::hardware_concurrency()), Forms(parts.size()));
  std::vector<Result<void>> walked(shares.size());
  {
    std::vector<std::jthread> threads;
    for (size_t n = 0; n < shares.size(); ++n) {
      const auto walk = [&, n] {
        const auto each = [&](std::string_view term, uint64_t count) { take(term, count, all, shares[n]); };
        walked[n] = vocabulary({n, shares.size()}, each);
      };
      n + 1 < shares.size() ? static_cast<void>(threads.emplace_back(walk)) : walk();
    }
  }
  for (Result<void>& one : walked) TRY(std::move(one));
  Forms out(parts.size());
  for (Forms& share : shares) {
    for (size_t k = 0; k < parts.size(); ++k) std::ranges::move(share[k], std::back_inserter(out[k]));
  }
  for (auto& forms : out) {
    std::ranges::sort(forms, [](const search::NameForm& a, const search::NameForm& b) {
      return a.weight != b.weight ? a.weight > b.weight : a.term < b.term;
    });
    const auto again = std::ranges::unique(forms, {}, &search::NameForm::term);
    forms.erase(again.begin(), again.end());
  }
  return out;
}

bool CaseNames::agrees(std::u32string_view untrusted_name, std::u32string_view untrusted_text) const {
  const names::Prepared name = names::prepare(names::parse(untrusted_name, tables_), tables_);
  const auto is_name = [&](std::u32string_view text) {
    return names::score(name, names::prepare(names::parse(text, tables_), tables_), tables_) >= kSameName;
  };
  if (is_name(untrusted_text)) return true;
  const std::u32string bare = without_clitic(untrusted_text);
  return !bare.empty() && is_name(bare);
}

}  // namespace recto::app
