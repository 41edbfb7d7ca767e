#include "search/records.h"

#include <algorithm>

namespace recto::search {
namespace {

uint32_t get(std::string_view bytes, size_t at) {
  uint32_t value = 0;
  for (size_t k = 0; k < 4; ++k) value |= static_cast<uint32_t>(static_cast<unsigned char>(bytes[at + k])) << (8 * k);
  return value;
}

}  // namespace

void RecordSet::add(RecordRange range) {
  ranges_.push_back(range);
  std::sort(ranges_.begin(), ranges_.end(),
            [](const RecordRange& a, const RecordRange& b) { return a.first < b.first; });
  std::vector<RecordRange> joined;
  for (const RecordRange& next : ranges_) {
    if (!joined.empty() && next.first <= uint64_t{joined.back().last} + 1) {
      joined.back().last = std::max(joined.back().last, next.last);
    } else {
      joined.push_back(next);
    }
  }
  ranges_ = std::move(joined);
}

bool RecordSet::contains(uint32_t record) const {
  const auto after = std::upper_bound(ranges_.begin(), ranges_.end(), record,
                                      [](uint32_t value, const RecordRange& range) { return value < range.first; });
  return after != ranges_.begin() && record <= (after - 1)->last;
}

uint64_t RecordSet::size() const {
  uint64_t sum = 0;
  for (const RecordRange& range : ranges_) sum += uint64_t{range.last} - range.first + 1;
  return sum;
}

std::string RecordSet::encode() const {
  std::string out;
  for (const RecordRange& range : ranges_) out += encode_range(range);
  return out;
}

Result<RecordSet> RecordSet::decode(std::string_view bytes) {
  RecordSet out;
  for (size_t at = 0; at < bytes.size(); at += 8) {
    const RecordRange range = TRY(decode_range(bytes.substr(at, 8)));
    if (!out.ranges_.empty() && range.first <= out.ranges_.back().last) {
      return fail(ErrorKind::corrupt, "the index is damaged: build it again");
    }
    out.ranges_.push_back(range);
  }
  return out;
}

std::string encode_reading(const IndexedReading& indexed) {
  std::string out;
  for (int k = 0; k < 8; ++k) out.push_back(static_cast<char>(indexed.reading >> (8 * k) & 0xFF));
  return indexed.records ? out + encode_range(*indexed.records) : out;
}

Result<IndexedReading> decode_reading(std::string_view bytes) {
  if (bytes.size() < 8) return fail(ErrorKind::corrupt, "the index is damaged: build it again");
  IndexedReading out{uint64_t{get(bytes, 4)} << 32 | get(bytes, 0), std::nullopt};
  if (bytes.size() > 8) out.records = TRY(decode_range(bytes.substr(8)));
  return out;
}

std::string encode_range(RecordRange range) {
  std::string out;
  for (const uint32_t value : {range.first, range.last}) {
    for (int k = 0; k < 4; ++k) out.push_back(static_cast<char>(value >> (8 * k) & 0xFF));
  }
  return out;
}

Result<RecordRange> decode_range(std::string_view bytes) {
  if (bytes.size() != 8 || get(bytes, 0) > get(bytes, 4)) {
    return fail(ErrorKind::corrupt, "the index is damaged: build it again");
  }
  return RecordRange{get(bytes, 0), get(bytes, 4)};
}

}  // namespace recto::search
