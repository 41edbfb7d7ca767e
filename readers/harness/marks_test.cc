#include "readers/harness/marks.h"

#include <gmock/gmock.h>

#include <vector>

namespace recto::harness {
namespace {

using ::testing::Each;
using ::testing::ElementsAre;

struct Canvas {
  std::vector<unsigned char> samples;
  RgbCanvas rgb;
  explicit Canvas(unsigned char grey) : samples(20 * 10 * 3, grey), rgb{samples, 20, 10} {}
  std::vector<int> at(int x, int y) const {
    const size_t i = (static_cast<size_t>(y) * 20 + static_cast<size_t>(x)) * 3;
    return {samples[i], samples[i + 1], samples[i + 2]};
  }
};

TEST(Marks, PassageTintsPaperAndKeepsInk) {
  Canvas paper(255), ink(0);
  draw_mark(paper.rgb, {2, 2, 6, 5}, 0);
  draw_mark(ink.rgb, {2, 2, 6, 5}, 0);
  EXPECT_THAT(paper.at(2, 2), ElementsAre(255, 240, 110));
  EXPECT_THAT(paper.at(6, 5), ElementsAre(255, 255, 255));
  EXPECT_THAT(ink.samples, Each(0));
}

TEST(Marks, DifferenceFramesWithoutTouchingTheWords) {
  Canvas paper(255);
  draw_mark(paper.rgb, {4, 4, 8, 6}, 1, 1);
  EXPECT_THAT(paper.at(3, 4), ElementsAre(208, 24, 24));
  EXPECT_THAT(paper.at(4, 3), ElementsAre(208, 24, 24));
  EXPECT_THAT(paper.at(5, 5), ElementsAre(255, 255, 255));
}

TEST(Marks, OutsideOrEmptyOrHugeIsHarmless) {
  Canvas paper(255);
  draw_mark(paper.rgb, {100, 100, 120, 120}, 0);
  draw_mark(paper.rgb, {5, 5, 5, 9}, 0);
  EXPECT_THAT(paper.samples, Each(255));
  draw_mark(paper.rgb, {-1e30F, -1e30F, 1e30F, 1e30F}, 4);
  EXPECT_THAT(paper.samples, Each(0));
  draw_mark(paper.rgb, {-5, -5, 25, 15}, 200, 1000);
}

}  // namespace
}  // namespace recto::harness
