#include "readers/image/lines.h"

#include <gtest/gtest.h>

#include <random>

namespace recto::image {
namespace {

/// Boxes of ink on a white page.
struct Page {
  Ink ink{800, 400};
  void fill(const PixelBox& box) {
    for (int y = box.y0; y < box.y1; ++y)
      for (int x = box.x0; x < box.x1; ++x) ink.at(x, y) = 1;
  }
  /// A row of letters like upright boxes, standing on `foot`.
  void letters(int x, int foot, int height, int count) {
    for (int k = 0; k < count; ++k, x += height) fill({x, foot - height, x + height / 2, foot});
  }
  Pieces pieces() const { return pieces_of(ink); }
};

TEST(Lines, ALineIsFramedAroundItsLettersNotAroundWhatIsWrittenOverIt) {
  Page page;
  page.letters(100, 120, 20, 20);
  page.fill({300, 75, 310, 99});  // a mark that ends just above the letters
  Pieces pieces = page.pieces();
  Layout layout = find_lines(pieces, Direction::left_to_right);
  ASSERT_EQ(layout.lines.size(), 1u);
  EXPECT_LE(layout.lines[0].box.y0, 95);
  PixelBox frame = letter_frame(pieces, layout.lines[0], 0.15, 0.15);
  EXPECT_EQ(frame.y0, 97);
  EXPECT_EQ(frame.y1, 123);
  EXPECT_EQ(frame.x0, layout.lines[0].frame.x0);
}

TEST(Lines, AHeadingMuchLargerThanTheTextIsOneLine) {
  Page page;
  page.letters(100, 110, 60, 7);
  for (int row = 0; row < 8; ++row) page.letters(100, 170 + row * 28, 14, 45);
  Layout layout = find_lines(page.pieces(), Direction::left_to_right);
  ASSERT_EQ(layout.lines.size(), 9u);
  EXPECT_EQ(layout.lines[0].box, (PixelBox{100, 50, 490, 110}));
  EXPECT_EQ(layout.lines[0].letter_height, 42);  // at most three times the page's
}

TEST(Lines, AnEmblemBetweenTheSidesOfALetterheadJoinsNoLines) {
  Page page;
  for (int row = 0; row < 3; ++row) {
    page.letters(60, 60 + row * 28, 14, 12);
    page.letters(560, 60 + row * 28, 14, 12);
  }
  page.fill({370, 40, 440, 120});
  for (int row = 0; row < 8; ++row) page.letters(60, 170 + row * 28, 14, 48);
  for (const Direction direction : {Direction::left_to_right, Direction::right_to_left}) {
    Pieces pieces = page.pieces();
    size_t short_lines = 0;
    for (const TextLine& line : find_lines(pieces, direction).lines) {
      short_lines += line.box.height() == 14 && line.box.width() == 161;
    }
    EXPECT_EQ(short_lines, 6u);
  }
}

TEST(Lines, InArabicAnEmblemIsNoPartOfTheLineBesideIt) {
  Page page;
  for (int row = 0; row < 3; ++row) page.letters(60, 60 + row * 28, 14, 12);
  page.fill({240, 40, 310, 120});
  for (int row = 0; row < 8; ++row) page.letters(60, 170 + row * 28, 14, 48);
  const Layout layout = find_lines(page.pieces(), Direction::right_to_left);
  ASSERT_EQ(layout.lines.size(), 11u);
  for (const TextLine& line : layout.lines) EXPECT_LE(line.box.height(), 14);
}

TEST(Lines, PrintStandsInARowAndDustDoesNot) {
  Page print, dust;
  print.letters(100, 120, 20, 20);
  std::mt19937 random(7);
  auto below = [&](int most) { return static_cast<int>(random() % static_cast<unsigned>(most)); };
  for (int k = 0; k < 120; ++k) {
    int x = below(780), y = below(380), size = 8 + below(8);
    dust.fill({x, y, x + size, y + size});
  }
  auto in_rows = [](const Page& page) {
    Pieces pieces = page.pieces();
    int rows = 0;
    for (const TextLine& line : find_lines(pieces, Direction::left_to_right).lines)
      rows += stands_in_row(letters_in(pieces, line));
    return rows;
  };
  EXPECT_EQ(in_rows(print), 1);
  EXPECT_EQ(in_rows(dust), 0);
}

}  // namespace
}  // namespace recto::image
