#include "text/offset_map.h"

#include <algorithm>

namespace recto::text {

/// One of the two texts: where its starts are kept in a run, and its length.
struct OffsetMap::Side {
  uint32_t Run::*start;
  uint32_t length;
};

void OffsetMap::add(uint32_t derived, uint32_t source) { append(derived, source, derived == source); }

void OffsetMap::add_block(uint32_t derived, uint32_t source) { append(derived, source, derived == 1 && source == 1); }

void OffsetMap::append(uint32_t derived, uint32_t source, bool one_to_one) {
  if (derived == 0 && source == 0) return;
  if (!one_to_one || runs_.empty() || !runs_.back().one_to_one) {
    runs_.push_back({derived_length_, source_length_, one_to_one});
  }
  derived_length_ += derived;
  source_length_ += source;
}

CharRange OffsetMap::convert(CharRange range, const Side& from, const Side& to) const {
  const uint32_t end = std::min(range.end.value, from.length);
  const uint32_t start = std::min(range.start.value, end);
  // The last run that starts at or before an offset: runs without a length in `from` share their start with the next.
  const auto run_at = [&](uint32_t offset) {
    const auto after = std::upper_bound(runs_.begin(), runs_.end(), offset,
                                        [&](uint32_t value, const Run& run) { return value < run.*from.start; });
    return after - 1;
  };
  if (runs_.empty()) return {};
  if (start == from.length) return {CharOffset(to.length), CharOffset(to.length)};
  const auto first = run_at(start);
  const uint32_t begin = (*first).*to.start + (first->one_to_one ? start - (*first).*from.start : 0);
  if (start == end) return {CharOffset(begin), CharOffset(begin)};
  const auto last = run_at(end - 1);
  const uint32_t stop = last->one_to_one          ? (*last).*to.start + (end - (*last).*from.start)
                        : last + 1 == runs_.end() ? to.length
                                                  : (*(last + 1)).*to.start;
  return {CharOffset(begin), CharOffset(stop)};
}

CharRange OffsetMap::to_source(CharRange derived) const {
  return convert(derived, {&Run::derived_start, derived_length_}, {&Run::source_start, source_length_});
}

CharRange OffsetMap::to_derived(CharRange source) const {
  return convert(source, {&Run::source_start, source_length_}, {&Run::derived_start, derived_length_});
}

}  // namespace recto::text
