#include "readers/image/second_look.h"

#include <gmock/gmock.h>

#include "readers/image/decode.h"
#include "readers/image/test_pages.h"
#include "text/utf8.h"

namespace recto::image {
namespace {

/// A page of which only one line has been read, and badly.
struct ReadInPart {
  Grey scan = *grey_of(*english_page());
  Sheet sheet = make_sheet(scan, {});
  std::vector<LineResult> lines;
  Engines engines;

  ReadInPart() {
    TextLine line = find_lines(sheet.pieces, Direction::left_to_right).lines.at(2);
    ReadLine read{{{U"Ihe", 0.2f, 0, 40}}, 0.2f};
    lines.push_back({line, picture_box(line, sheet.grey.box()), read, Script::latin});
  }
  std::string text() const { return text::encode_utf8(assemble(lines, sheet, 100).text); }
};

TEST(SecondLook, AddsTheLinesThatWereMissedInTheirOrder) {
  ReadInPart page;
  auto done = look_again({page.scan, page.sheet, 0}, Deadline(), page.engines, page.lines);
  ASSERT_TRUE(done) << done.error().sentence();
  EXPECT_THAT(page.text(), testing::ContainsRegex("Governor of Samara(.|\n)*stores at the port(.|\n)*audited by"));
  EXPECT_THAT(page.text(), testing::Not(testing::HasSubstr("Ihe")));
}

TEST(SecondLook, HasNoTimeAfterTheDeadline) {
  ReadInPart page;
  ASSERT_TRUE(look_again({page.scan, page.sheet, 0}, Deadline(std::chrono::milliseconds(0)), page.engines, page.lines));
  EXPECT_EQ(page.lines.size(), 1u);
}

TEST(SecondLook, LeavesAPageAloneThatReadsWell) {
  ReadInPart page;
  page.lines.front().read = {{{std::u32string(400, U'x'), 0.95f, 0, 40}}, 0.95f};
  ASSERT_TRUE(look_again({page.scan, page.sheet, 0}, Deadline(), page.engines, page.lines));
  EXPECT_EQ(page.lines.size(), 1u);
}

}  // namespace
}  // namespace recto::image
