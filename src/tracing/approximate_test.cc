#include "tracing/approximate.h"

#include <gtest/gtest.h>

#include <random>

#include "tracing/approximate_reference.h"

namespace recto::tracing {
namespace {

std::u32string random_text(std::mt19937& random, size_t length, size_t letters) {
  std::u32string out;
  for (size_t k = 0; k < length; ++k) out += static_cast<char32_t>((random() % 2 ? U'a' : U'ا') + random() % letters);
  return out;
}

/// A stretch of the text with some of its scalars changed, dropped or doubled.
std::u32string noisy_stretch(std::mt19937& random, std::u32string_view text, size_t length, size_t percent) {
  std::u32string out;
  const size_t start = text.size() > length ? random() % (text.size() - length) : 0;
  for (const char32_t c : text.substr(start, length)) {
    const size_t fate = random() % 100 < percent ? random() % 3 : 3;
    if (fate != 0) out += fate == 1 ? U'z' : c;
    if (fate == 2) out += c;
  }
  return out.empty() ? U"a" : out;
}

TEST(ApproximatePattern, FindsAnExactStretch) {
  const ApproximatePattern pattern(U"the convoy");
  EXPECT_EQ(pattern.best(U"when the convoy left", 3, 5), (std::vector<Occurrence>{{5, 15, 0}}));
}

TEST(ApproximatePattern, FindsEveryPlaceAtTheLeastDistance) {
  const ApproximatePattern pattern(U"abc");
  EXPECT_EQ(pattern.best(U"abc xbc abc", 1, 5), (std::vector<Occurrence>{{0, 3, 0}, {8, 11, 0}}));
}

TEST(ApproximatePattern, NothingWithinTheBoundIsNothing) {
  const ApproximatePattern pattern(U"convoy");
  EXPECT_TRUE(pattern.best(U"zzzzzzzzz", 2, 5).empty());
  EXPECT_EQ(pattern.distance(U"zzzzzzzzz", 2), std::nullopt);
  EXPECT_EQ(pattern.distance(U"", 6), 6U);
}

TEST(ApproximatePattern, AgreesWithTheReference) {
  const uint32_t seed = std::random_device()();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  for (int round = 0; round < 3000; ++round) {
    const std::u32string text = random_text(random, random() % 400, 2 + random() % 12);
    const std::u32string wanted = round % 3 ? noisy_stretch(random, text, 1 + random() % 200, random() % 40)
                                            : random_text(random, 1 + random() % 150, 2 + random() % 12);
    const std::vector<uint32_t> expected = reference::distances(wanted, text);
    const uint32_t least = *std::min_element(expected.begin(), expected.end());
    const ApproximatePattern pattern(wanted);
    const uint32_t most = static_cast<uint32_t>(random() % (wanted.size() + 1));
    const std::optional<uint32_t> got = pattern.distance(text, most);
    ASSERT_EQ(got.has_value(), least <= most)
        << "pattern " << wanted.size() << " text " << text.size() << " most " << most;
    if (!got) continue;
    ASSERT_EQ(*got, least);
    const std::vector<Occurrence> places = pattern.best(text, most, 100);
    if (expected[0] > least) {
      ASSERT_EQ(places.at(0).end, std::min_element(expected.begin(), expected.end()) - expected.begin());
    }
    for (const Occurrence& place : places) {
      ASSERT_EQ(expected[place.end], place.distance);
      ASSERT_EQ(reference::distance(wanted, std::u32string_view(text).substr(place.start, place.end - place.start)),
                place.distance);
    }
  }
}

}  // namespace
}  // namespace recto::tracing
