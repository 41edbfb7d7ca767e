#pragma once
// The numbers of Xapian's records that belong to a document, and those that no longer count.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace recto::search {

/// Records first … last, both included.
struct RecordRange {
  uint32_t first = 0, last = 0;
  bool operator==(const RecordRange&) const = default;
};

/// Ranges that ascend and do not overlap.
class RecordSet {
 public:
  void add(RecordRange range);
  bool contains(uint32_t record) const;
  bool empty() const { return ranges_.empty(); }
  /// How many records are in it.
  uint64_t size() const;

  /// Eight bytes a range.
  std::string encode() const;
  /// Errors: corrupt.
  static Result<RecordSet> decode(std::string_view bytes);

 private:
  std::vector<RecordRange> ranges_;
};

/// What the index has of a document.
struct IndexedReading {
  uint64_t reading = 0;                ///< which reading of it (IndexedDocument::reading)
  std::optional<RecordRange> records;  ///< none if no page of it has a word
};
/// 8 bytes, or 16.
std::string encode_reading(const IndexedReading& indexed);
/// Errors: corrupt.
Result<IndexedReading> decode_reading(std::string_view bytes);

std::string encode_range(RecordRange range);
/// Errors: corrupt.
Result<RecordRange> decode_range(std::string_view bytes);

}  // namespace recto::search
