#include "reading/letters/chains.h"

#include <algorithm>
#include <utility>

#include "reading/letters/references.h"
#include "text/fold.h"
#include "text/utf8.h"
#include "text/words.h"

namespace recto::reading::letters {
namespace {

constexpr float kNumberSame = 3, kNumberLoose = 2.5F, kNumberMisread = 1.5F;
constexpr float kDateSame = 2, kDateDiffers = -2, kSenderFits = 1, kSenderDiffers = -1, kWrittenLater = -3;
constexpr float kEnough = 2.5F;

/// The letters of Arabic numbers as translations write them: 288/م/2 is 288/M/2.
constexpr std::u32string_view kArabicLetters = U"ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
                              kLatinLetters = U"abttjhkddrzsssdtzagfqklmnhwy";
static_assert(kArabicLetters.size() == kLatinLetters.size());

/// A key without its signs, in Latin letters.
std::u32string bare(std::u32string_view key) {
  std::u32string out;
  for (const char32_t c : key) {
    const size_t at = kArabicLetters.find(c);
    if (c != U'/') out += at == std::u32string_view::npos ? c : kLatinLetters[at];
  }
  return out;
}

/// True when half of the shorter side's words are on the other.
bool alike(const std::vector<uint32_t>& a, const std::vector<uint32_t>& b) {
  const auto& shorter = a.size() <= b.size() ? a : b;
  const auto& longer = a.size() <= b.size() ? b : a;
  const auto common = std::count_if(shorter.begin(), shorter.end(), [&](uint32_t word) {
    return std::find(longer.begin(), longer.end(), word) != longer.end();
  });
  return !shorter.empty() && static_cast<size_t>(common) * 2 >= shorter.size();
}

/// One character changed, dropped or added.
bool nearly_same(std::u32string_view a, std::u32string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (a.empty() || b.size() - a.size() > 1) return false;
  size_t front = 0;
  while (front < a.size() && a[front] == b[front]) ++front;
  const size_t skip = a.size() == b.size() ? 1 : 0;
  return a.substr(std::min(front + skip, a.size())) == b.substr(std::min(front + 1, b.size()));
}

}  // namespace

std::u32string bare_number(std::u32string_view number) { return bare(number_key(number)); }

void Chains::add_words(const Party& party, std::vector<uint32_t>& words) {
  constexpr uint32_t kShortest = 3;
  const std::u32string spelled = text::folded(party.text, text::Folding::spelling);
  for (const text::WordSpan& word : text::words(spelled)) {
    if (word.range.length() < kShortest) continue;
    std::u32string one = spelled.substr(word.range.start.value, word.range.length());
    if (one.starts_with(U"ال") && one.size() > 4) one.erase(0, 2);
    words.push_back(words_.emplace(std::move(one), static_cast<uint32_t>(words_.size())).first->second);
  }
}

void Chains::add(const Letter& letter) {
  Known known;
  if (letter.number) known.number = number_key(letter.number->text);
  if (letter.date) known.date = text::encode_utf8(letter.date->value);
  if (letter.from) add_words(*letter.from, known.from);
  if (letter.signature) add_words(*letter.signature, known.from);
  for (const Party& party : letter.to) add_words(party, known.to);
  const auto index = static_cast<uint32_t>(letters_.size());
  if (!known.number.empty()) by_number_[bare(known.number)].push_back(index);
  if (!known.date.empty()) by_date_[known.date].push_back(index);
  letters_.push_back(std::move(known));
}

void Chains::remove(size_t letter) {
  const Known known = std::exchange(letters_[letter], {});
  const auto index = static_cast<uint32_t>(letter);
  if (!known.number.empty()) std::erase(by_number_[bare(known.number)], index);
  if (!known.date.empty()) std::erase(by_date_[known.date], index);
}

/// Letters with the number; those of another day cannot be meant (fit() would never suffice) and are many where numbers begin anew every year.
std::vector<uint32_t> Chains::candidates(const Cited& cited) const {
  const std::string& day = cited.reference.date;
  std::vector<uint32_t> out;
  if (const auto at = by_number_.find(cited.bare); at != by_number_.end() && !at->second.empty()) {
    std::ranges::copy_if(at->second, std::back_inserter(out), [&](uint32_t index) {
      return day.empty() || letters_[index].date.empty() || letters_[index].date == day;
    });
    return out;
  }
  const auto same_day = by_date_.find(day);
  if (day.empty() || same_day == by_date_.end()) return out;
  std::ranges::copy_if(same_day->second, std::back_inserter(out),
                       [&](uint32_t index) { return nearly_same(bare(letters_[index].number), cited.bare); });
  return out;
}

float Chains::fit(const Known& citing, const Cited& cited, const Known& candidate) const {
  const Reference& reference = cited.reference;
  float sum = candidate.number == cited.key          ? kNumberSame
              : bare(candidate.number) == cited.bare ? kNumberLoose
                                                     : kNumberMisread;
  if (!reference.date.empty() && !candidate.date.empty())
    sum += reference.date == candidate.date ? kDateSame : kDateDiffers;
  if (reference.date.empty() && !candidate.date.empty() && !citing.date.empty() && candidate.date > citing.date)
    sum += kWrittenLater;
  const auto* expected = reference.own ? &citing.from : reference.answers ? &citing.to : nullptr;
  if (expected && !expected->empty() && !candidate.from.empty()) {
    sum += alike(*expected, candidate.from) ? kSenderFits : kSenderDiffers;
  }
  return sum;
}

std::optional<Chains::Meant> Chains::meant_by(size_t citing, const Reference& reference) const {
  if (reference.number.empty()) return std::nullopt;
  std::optional<Meant> best;
  float best_fit = 0;
  bool tie = false;
  Cited cited{reference, number_key(reference.number), {}};
  cited.bare = bare(cited.key);
  for (const uint32_t index : candidates(cited)) {
    if (index == citing) continue;
    const float one = fit(letters_[citing], cited, letters_[index]);
    if (one < kEnough || one < best_fit) continue;
    tie = best && one == best_fit;
    best = Meant{index, bare(letters_[index].number) != cited.bare};
    best_fit = one;
  }
  return tie ? std::nullopt : best;
}

}  // namespace recto::reading::letters
