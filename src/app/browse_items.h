#pragma once
// What is browsed, as numbers in arrays: documents with all their letters, or single letters. Made of the register's rows whenever they changed, some 20 ms for 10⁵ of them;
// filtering and counting all of it then takes a few milliseconds, and each order is sorted once.

#include <array>
#include <cstdint>
#include <map>
#include <mutex>
#include <span>
#include <string>
#include <vector>

#include "app/document_register.h"
#include "app/packed_rows.h"

namespace recto::app {

/// A document with all its letters, or one letter.
struct BrowseItem {
  static constexpr uint32_t kAllLetters = UINT32_MAX;
  uint32_t row = 0;          ///< the register's
  uint32_t letter = 0;       ///< its place among the row's letters, or kAllLetters
  uint16_t types = 0;        ///< a bit for each LetterType
  uint16_t language = 0;     ///< of BrowseItems::languages; 0: not known yet
  uint32_t years = 0;        ///< where its years begin, each once
  uint32_t named = 0;        ///< where its correspondents begin, each once, ascending
  uint16_t years_count = 0;  ///< how many
  uint16_t named_count = 0;
};

class BrowseItems {
 public:
  BrowseItems(BrowsedAs as, const PackedRows& rows);

  const std::vector<BrowseItem>& items() const { return items_; }
  std::span<const uint16_t> years(const BrowseItem& item) const {
    return std::span(years_).subspan(item.years, item.years_count);
  }
  std::span<const uint32_t> named(const BrowseItem& item) const {
    return std::span(named_).subspan(item.named, item.named_count);
  }
  /// By their numbers; the one of 0 is empty.
  const std::vector<std::string>& languages() const { return languages_; }
  /// The letters of an item; empty where the row was read anew since and has fewer.
  static std::span<const LetterView> letters(const BrowseItem& item, const RowView& row);

  /// The places of items in an order, made when it is first asked for. `rows` are those of the constructor, or what they have become. Safe from several threads.
  const std::vector<uint32_t>& order(BrowseQuery::Sort sort, bool descending, const PackedRows& rows) const;

 private:
  static constexpr size_t kSorts = 6;
  void add(uint32_t place, const RowView& row, uint32_t letter);
  uint16_t language_number(std::string_view language);

  std::vector<BrowseItem> items_;
  std::vector<uint16_t> years_;
  std::vector<uint32_t> named_;
  std::vector<std::string> languages_ = {""};
  std::map<std::string, uint16_t, std::less<>> language_numbers_;
  mutable std::mutex mutex_;  ///< over the orders
  mutable std::array<std::vector<uint32_t>, 2 * kSorts> orders_;
};

/// The year a date begins with; 0 where there is none.
uint16_t year_of(std::string_view date);

}  // namespace recto::app
