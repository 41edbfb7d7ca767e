#pragma once
// The numbers of Xapian's records that belong to a document, and those that no longer count.

#include <cstdint>
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

std::string encode_range(RecordRange range);
/// Errors: corrupt.
Result<RecordRange> decode_range(std::string_view bytes);

}  // namespace recto::search
