#include "linking/dictionary.h"

#include <algorithm>
#include <array>

#include "text/fold.h"
#include "text/stem.h"
#include "text/utf8.h"

namespace recto::linking {
namespace tables {
extern const std::string_view dictionary;
extern const std::string_view official_words;
}  // namespace tables

namespace {

std::string_view cut(std::string_view& rest, char at) {
  const size_t end = std::min(rest.find(at), rest.size());
  const std::string_view out = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return out;
}

StemKey key_of(std::string_view word) {
  return stem_key(text::folded(text::decode_utf8_lossy(word), text::Folding::spelling));
}

}  // namespace

StemKey stem_key(std::u32string_view folded_word) {
  constexpr StemKey kBasis = 14695981039346656037U, kPrime = 1099511628211U;  // FNV-1a
  StemKey key = kBasis;
  for (const char32_t c : text::stem(folded_word)) key = (key ^ c) * kPrime;
  return key;
}

Dictionary::Dictionary(std::span<const std::string_view> tables) {
  for (const std::string_view table : tables) add_rows(table);
  sort_entries();
}

void Dictionary::add_rows(std::string_view table) {
  while (!table.empty()) {
    std::string_view row = cut(table, '\n');
    if (row.starts_with('#')) continue;
    const std::string_view english = cut(row, '\t');
    if (english.empty()) continue;
    const StemKey from = key_of(english);
    while (!row.empty()) {
      const std::string_view arabic = cut(row, ' ');
      if (arabic.empty()) continue;
      const StemKey to = key_of(arabic);
      entries_.push_back({from, to, arabic});
      entries_.push_back({to, from, english});
    }
  }
}

/// One entry a pair of stems: the shortest word, the others are its forms.
void Dictionary::sort_entries() {
  std::sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) {
    if (a.from != b.from) return a.from < b.from;
    if (a.to != b.to) return a.to < b.to;
    return a.word.size() != b.word.size() ? a.word.size() < b.word.size() : a.word < b.word;
  });
  const auto last = std::unique(entries_.begin(), entries_.end(),
                                [](const Entry& a, const Entry& b) { return a.from == b.from && a.to == b.to; });
  entries_.erase(last, entries_.end());
  entries_.shrink_to_fit();
}

std::span<const Dictionary::Entry> Dictionary::of(StemKey stem) const {
  const auto [first, last] = std::equal_range(entries_.begin(), entries_.end(), Entry{stem, 0, {}},
                                              [](const Entry& a, const Entry& b) { return a.from < b.from; });
  return {first, last};
}

const Dictionary& Dictionary::built_in() {
  static const Dictionary built = [] {
    const std::array tables = {tables::official_words, tables::dictionary};
    return Dictionary(tables);
  }();
  return built;
}

}  // namespace recto::linking
