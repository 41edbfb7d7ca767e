#include "text/offset_map.h"

#include <gtest/gtest.h>

#include <random>

#include "text/range_for_test.h"

namespace recto::text {
namespace {

TEST(OffsetMap, an_empty_map_maps_nothing) {
  const OffsetMap map;
  EXPECT_EQ(map.to_source(range(0, 9)), range(0, 0));
  EXPECT_EQ(map.to_derived(range(3, 9)), range(0, 0));
}

TEST(OffsetMap, dropped_grown_and_shrunk) {
  OffsetMap map;  // source: ab--cdXe+, derived: abcdYZe
  map.add(2, 2);
  map.add(0, 2);
  map.add(2, 2);
  map.add(2, 1);
  map.add(1, 2);
  EXPECT_EQ(map.derived_length(), CharOffset(7));
  EXPECT_EQ(map.source_length(), CharOffset(9));
  EXPECT_EQ(map.to_source(range(0, 2)), range(0, 2));
  EXPECT_EQ(map.to_source(range(2, 3)), range(4, 5));
  EXPECT_EQ(map.to_source(range(1, 3)), range(1, 5));
  EXPECT_EQ(map.to_source(range(5, 6)), range(6, 7));
  EXPECT_EQ(map.to_source(range(6, 7)), range(7, 9));
  EXPECT_EQ(map.to_source(range(7, 7)), range(9, 9));
  EXPECT_EQ(map.to_derived(range(2, 4)), range(2, 2));
  EXPECT_EQ(map.to_derived(range(6, 7)), range(4, 6));
  EXPECT_EQ(map.to_derived(range(8, 100)), range(6, 7));
}

TEST(OffsetMap, agrees_with_a_plain_table) {
  const unsigned seed = 7;
  std::mt19937 random(seed);
  for (int round = 0; round < 200; ++round) {
    OffsetMap map;
    std::vector<CharRange> source_of;  // of each derived scalar
    uint32_t at = 0;
    for (int k = 0; k < 20; ++k) {
      const uint32_t derived = static_cast<uint32_t>(random() % 3), source = static_cast<uint32_t>(random() % 3);
      map.add(derived, source);
      for (uint32_t i = 0; i < derived; ++i) {
        source_of.push_back(derived == source ? range(at + i, at + i + 1) : range(at, at + source));
      }
      at += source;
    }
    for (uint32_t start = 0; start < source_of.size(); ++start) {
      for (uint32_t end = start + 1; end <= source_of.size(); ++end) {
        EXPECT_EQ(map.to_source(range(start, end)), (CharRange{source_of[start].start, source_of[end - 1].end}))
            << "seed " << seed << " round " << round;
      }
    }
  }
}

}  // namespace
}  // namespace recto::text
