#include "linking/common_words.h"

#include <algorithm>
#include <set>
#include <unordered_set>

namespace recto::linking {
namespace {

constexpr float kSameSound = 0.75F;
constexpr double kValue = 2;  // words

}  // namespace

double CommonGround::share() const {
  const double all = kValue * values + words;
  return all > 0 ? (kValue * values_found + words_found) / all : 0;
}

bool same_sound(const BilingualWord& a, const BilingualWord& b) {
  if (!a.sounds || !b.sounds || a.capital == b.capital) return false;
  return names::may_be_alike(*a.sounds, *b.sounds) &&
         names::similarity(*a.sounds, *b.sounds, names::Tables::built_in()) >= kSameSound;
}

CommonGround common_ground(Stretch one, Stretch other, const Dictionary& dictionary) {
  std::unordered_set<StemKey> stems;
  std::multiset<std::string_view> keys;
  std::vector<const BilingualWord*> sounding;
  for (const BilingualSentence& sentence : other) {
    for (const BilingualWord& word : sentence.words) {
      stems.insert(word.stem);
      if (word.sounds) sounding.push_back(&word);
    }
    for (const StatedValue& value : sentence.values) keys.insert(value.key);
  }
  CommonGround out;
  std::unordered_set<StemKey> seen;
  for (const BilingualSentence& sentence : one) {
    for (const StatedValue& value : sentence.values) {
      ++out.values;
      const auto at = keys.find(value.key);
      if (at == keys.end()) continue;
      ++out.values_found;
      keys.erase(at);
    }
    for (const BilingualWord& word : sentence.words) {
      if (!seen.insert(word.stem).second) continue;
      const auto translations = dictionary.of(word.stem);
      const bool found = std::any_of(translations.begin(), translations.end(),
                                     [&](const Dictionary::Entry& entry) { return stems.contains(entry.to); }) ||
                         std::any_of(sounding.begin(), sounding.end(),
                                     [&](const BilingualWord* theirs) { return same_sound(word, *theirs); });
      if (translations.empty() && !word.capital && !found) continue;
      ++out.words;
      out.words_found += found;
    }
  }
  return out;
}

double likeness(Stretch one, Stretch other, const Dictionary& dictionary) {
  return (common_ground(one, other, dictionary).share() + common_ground(other, one, dictionary).share()) / 2;
}

}  // namespace recto::linking
