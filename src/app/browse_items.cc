#include "app/browse_items.h"

#include <algorithm>
#include <charconv>
#include <numeric>
#include <unordered_map>

namespace recto::app {
namespace {

constexpr size_t kYearDigits = 4;

using Sort = BrowseQuery::Sort;

/// What an item is sorted by; empty where it has none. Stays as long as the row.
std::string_view key_of(Sort sort, const BrowseItem& item, const RowView& row) {
  if (sort == Sort::file) return row.file;
  const auto letters = BrowseItems::letters(item, row);
  if (letters.empty()) return {};
  const LetterView& first = letters.front();
  return sort == Sort::date ? first.date : sort == Sort::subject ? first.subject : first.from;
}

constexpr uint32_t kNone = UINT32_MAX;  ///< the rank of what lacks a key: last whichever way

/// What texts are first compared by: their beginnings as numbers, which do not have to be looked up in memory.
uint64_t beginning_of(std::string_view text) {
  uint64_t out = 0;
  for (size_t k = 0; k < sizeof out; ++k)
    out = out << 8U | (k < text.size() ? static_cast<unsigned char>(text[k]) : 0U);
  return out;
}

/// The ranks of texts among the different ones; many letters have the same day, subject or sender, and equal texts are never compared.
std::vector<uint32_t> ranks_of(const std::vector<std::string_view>& texts) {
  struct Different {
    uint64_t beginning;
    std::string_view text;
    uint32_t number;
  };
  std::vector<uint32_t> ranks(texts.size(), kNone);
  std::vector<Different> different;
  std::unordered_map<std::string_view, uint32_t> numbers;
  numbers.reserve(texts.size());
  for (size_t k = 0; k < texts.size(); ++k) {
    if (texts[k].empty()) continue;
    const auto [at, fresh] = numbers.try_emplace(texts[k], static_cast<uint32_t>(different.size()));
    if (fresh) different.push_back({beginning_of(texts[k]), texts[k], at->second});
    ranks[k] = at->second;
  }
  std::ranges::sort(different, [](const Different& a, const Different& b) {
    return a.beginning != b.beginning ? a.beginning < b.beginning : a.text < b.text;
  });
  std::vector<uint32_t> rank_of(different.size());
  for (uint32_t rank = 0; rank < different.size(); ++rank) rank_of[different[rank].number] = rank;
  for (uint32_t& rank : ranks) rank = rank == kNone ? kNone : rank_of[rank];
  return ranks;
}

/// What each item is sorted by, as numbers.
std::vector<uint32_t> sort_keys(const std::vector<BrowseItem>& items, const PackedRows& rows, Sort sort) {
  std::vector<uint32_t> pages;
  std::vector<std::string_view> texts;
  RowView row;
  for (const BrowseItem& item : items) {
    row.read(rows[item.row]);
    if (sort == Sort::pages) {
      pages.push_back(std::min(row.pages, kNone - 1));
    } else {
      texts.push_back(key_of(sort, item, row));
    }
  }
  return sort == Sort::pages ? pages : ranks_of(texts);
}

void sort_by(const std::vector<uint32_t>& keys, bool descending, std::vector<uint32_t>& places) {
  std::ranges::stable_sort(places, [&](uint32_t a, uint32_t b) {
    if (keys[a] == kNone || keys[b] == kNone) return keys[a] != kNone && keys[b] == kNone;
    return descending ? keys[b] < keys[a] : keys[a] < keys[b];
  });
}

}  // namespace

uint16_t year_of(std::string_view date) {
  uint16_t year = 0;
  if (date.size() < kYearDigits) return 0;
  const auto [end, error] = std::from_chars(date.data(), date.data() + kYearDigits, year);
  return error == std::errc() && end == date.data() + kYearDigits ? year : uint16_t{0};
}

BrowseItems::BrowseItems(BrowsedAs as, const PackedRows& rows) {
  items_.reserve(rows.size());
  RowView row;
  for (uint32_t place = 0; place < rows.size(); ++place) {
    row.read(rows[place]);
    if (as == BrowsedAs::documents) add(place, row, BrowseItem::kAllLetters);
    if (as == BrowsedAs::documents) continue;
    for (uint32_t letter = 0; letter < row.letters.size(); ++letter) add(place, row, letter);
  }
}

std::span<const LetterView> BrowseItems::letters(const BrowseItem& item, const RowView& row) {
  if (item.letter == BrowseItem::kAllLetters) return row.letters;
  return item.letter < row.letters.size() ? std::span(&row.letters[item.letter], 1) : std::span<const LetterView>();
}

void BrowseItems::add(uint32_t place, const RowView& row, uint32_t letter) {
  BrowseItem item;
  item.row = place;
  item.letter = letter;
  item.language = row.read_through ? language_number(row.language) : uint16_t{0};
  item.years = static_cast<uint32_t>(years_.size());
  item.named = static_cast<uint32_t>(named_.size());
  for (const LetterView& one : letters(item, row)) {
    item.types = static_cast<uint16_t>(item.types | 1U << static_cast<unsigned>(one.type));
    if (const uint16_t year = year_of(one.date); year != 0) years_.push_back(year);
    named_.insert(named_.end(), one.correspondents.begin(), one.correspondents.end());
  }
  const auto each_once = [](auto& pool, uint32_t from) {
    const auto begin = pool.begin() + static_cast<std::ptrdiff_t>(from);
    std::sort(begin, pool.end());
    pool.erase(std::unique(begin, pool.end()), pool.end());
    const size_t count = std::min<size_t>(pool.size() - from, UINT16_MAX);
    pool.resize(from + count);
    return static_cast<uint16_t>(count);
  };
  item.years_count = each_once(years_, item.years);
  item.named_count = each_once(named_, item.named);
  items_.push_back(item);
}

uint16_t BrowseItems::language_number(std::string_view language) {
  const auto known = language_numbers_.find(language);
  if (known != language_numbers_.end()) return known->second;
  languages_.emplace_back(language);
  return language_numbers_.emplace(language, static_cast<uint16_t>(languages_.size() - 1)).first->second;
}

const std::vector<uint32_t>& BrowseItems::order(Sort sort, bool descending, const PackedRows& rows) const {
  const std::lock_guard guard(mutex_);
  std::vector<uint32_t>& places = orders_[2 * static_cast<size_t>(sort) + (descending ? 1 : 0)];
  if (places.size() == items_.size()) return places;
  places.resize(items_.size());
  std::iota(places.begin(), places.end(), 0U);
  if (sort == Sort::received) {
    if (descending) std::ranges::reverse(places);
  } else {
    sort_by(sort_keys(items_, rows, sort), descending, places);
  }
  return places;
}

}  // namespace recto::app
