#include "app/browse_items.h"

#include <algorithm>
#include <charconv>
#include <numeric>

namespace recto::app {
namespace {

constexpr size_t kYearDigits = 4;

using Sort = BrowseQuery::Sort;

/// What an item is sorted by; empty where it has none.
const std::string& key_of(Sort sort, const BrowseItem& item, const DocumentRow& row) {
  static const std::string kNone;
  if (sort == Sort::file) return row.document.untrusted_file;
  const auto letters = BrowseItems::letters(item, row);
  if (letters.empty()) return kNone;
  const LetterRow& first = letters.front();
  return sort == Sort::date ? first.date : sort == Sort::subject ? first.subject : first.from;
}

void sort_by_pages(std::vector<uint32_t>& places, const std::vector<BrowseItem>& items,
                   std::span<const DocumentRow> rows, bool descending) {
  std::ranges::stable_sort(places, [&](uint32_t a, uint32_t b) {
    const uint32_t left = rows[items[a].row].document.pages, right = rows[items[b].row].document.pages;
    return descending ? right < left : left < right;
  });
}

/// Those without what is sorted by come last.
void sort_by_text(std::vector<uint32_t>& places, const std::vector<BrowseItem>& items, Sort sort,
                  std::span<const DocumentRow> rows, bool descending) {
  std::ranges::stable_sort(places, [&](uint32_t a, uint32_t b) {
    const std::string& left = key_of(sort, items[a], rows[items[a].row]);
    const std::string& right = key_of(sort, items[b], rows[items[b].row]);
    if (left.empty() != right.empty()) return right.empty();
    return descending ? right < left : left < right;
  });
}

}  // namespace

uint16_t year_of(const std::string& date) {
  uint16_t year = 0;
  if (date.size() < kYearDigits) return 0;
  const auto [end, error] = std::from_chars(date.data(), date.data() + kYearDigits, year);
  return error == std::errc() && end == date.data() + kYearDigits ? year : uint16_t{0};
}

BrowseItems::BrowseItems(BrowsedAs as, std::span<const DocumentRow> rows) {
  items_.reserve(rows.size());
  for (uint32_t place = 0; place < rows.size(); ++place) {
    const DocumentRow& row = rows[place];
    if (as == BrowsedAs::documents) add(place, row, BrowseItem::kAllLetters);
    if (as == BrowsedAs::documents) continue;
    for (uint32_t letter = 0; letter < row.letters.size(); ++letter) add(place, row, letter);
  }
}

std::span<const LetterRow> BrowseItems::letters(const BrowseItem& item, const DocumentRow& row) {
  if (item.letter == BrowseItem::kAllLetters) return row.letters;
  return item.letter < row.letters.size() ? std::span(&row.letters[item.letter], 1) : std::span<const LetterRow>();
}

void BrowseItems::add(uint32_t place, const DocumentRow& row, uint32_t letter) {
  BrowseItem item;
  item.row = place;
  item.letter = letter;
  item.language = row.read ? language_number(row.language) : uint16_t{0};
  item.years = static_cast<uint32_t>(years_.size());
  item.named = static_cast<uint32_t>(named_.size());
  for (const LetterRow& one : letters(item, row)) {
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

uint16_t BrowseItems::language_number(const std::string& language) {
  const auto [at, fresh] = language_numbers_.emplace(language, static_cast<uint16_t>(languages_.size()));
  if (fresh) languages_.push_back(language);
  return at->second;
}

const std::vector<uint32_t>& BrowseItems::order(Sort sort, bool descending, std::span<const DocumentRow> rows) const {
  const std::lock_guard guard(mutex_);
  std::vector<uint32_t>& places = orders_[2 * static_cast<size_t>(sort) + (descending ? 1 : 0)];
  if (places.size() == items_.size()) return places;
  places.resize(items_.size());
  std::iota(places.begin(), places.end(), 0U);
  if (sort == Sort::received) {
    if (descending) std::ranges::reverse(places);
  } else if (sort == Sort::pages) {
    sort_by_pages(places, items_, rows, descending);
  } else {
    sort_by_text(places, items_, sort, rows, descending);
  }
  return places;
}

}  // namespace recto::app
