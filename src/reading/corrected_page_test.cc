#include "reading/corrected_page.h"

#include <gtest/gtest.h>

namespace recto::reading {
namespace {

/// A page whose words are ten points a letter wide, in one line.
Page page_with(std::u32string text) {
  Page page;
  page.text = std::move(text);
  for (size_t i = 0; i < page.text.size(); ++i) {
    if (page.text[i] == U' ') continue;
    const size_t start = i;
    while (i < page.text.size() && page.text[i] != U' ') ++i;
    page.words.push_back({CharOffset(static_cast<uint32_t>(start)),
                          CharOffset(static_cast<uint32_t>(i - start)),
                          {static_cast<float>(start) * 10, 0, static_cast<float>(i) * 10, 12},
                          0.5F});
  }
  return page;
}

Correction correction_of(const Page& page, const std::u32string& read, std::u32string text) {
  Correction out;
  const auto start = static_cast<uint32_t>(page.text.find(read));
  out.at.page = page.number;
  out.at.range = {CharOffset(start), CharOffset(start + static_cast<uint32_t>(read.size()))};
  out.read = read;
  out.boxes = boxes_of(page, out.at.range);
  out.text = std::move(text);
  return out;
}

std::u32string word(const Page& page, size_t k) {
  return page.text.substr(page.words[k].start.value, page.words[k].length.value);
}

TEST(CorrectedPage, HasTheNewWordsInTheOldPlaces) {
  const Page page = page_with(U"letter no 3l7 of May");
  const auto out = corrected_page(page, std::vector{correction_of(page, U"3l7", U"317 / t")});
  EXPECT_EQ(out.page.text, U"letter no 317 / t of May");
  ASSERT_EQ(out.page.words.size(), 7U);
  EXPECT_EQ(word(out.page, 2), U"317");
  EXPECT_EQ(word(out.page, 5), U"of");
  EXPECT_EQ(out.page.words[4].box, page.words[2].box);
  EXPECT_EQ(out.page.words[2].confidence, 1);
  EXPECT_EQ(out.page.words[5].box, page.words[3].box);
  EXPECT_EQ(out.to_read.to_source({CharOffset(10), CharOffset(13)}), (CharRange{CharOffset(10), CharOffset(13)}));
  EXPECT_EQ(out.to_read.to_source({CharOffset(18), CharOffset(20)}), (CharRange{CharOffset(14), CharOffset(16)}));
}

TEST(CorrectedPage, KeepsTheRestOfAWordThatIsCut) {
  const Page page = page_with(U"الرقم:٣١٧/ت/٥ والتاريخ");
  const auto out = corrected_page(page, std::vector{correction_of(page, U"٥", U"٦")});
  EXPECT_EQ(out.page.text, U"الرقم:٣١٧/ت/٦ والتاريخ");
  ASSERT_EQ(out.applied.size(), 1U);
  EXPECT_EQ(out.applied[0].range.start, CharOffset(0));
}

TEST(CorrectedPage, StrikesOutWhatIsNotWritten) {
  const Page page = page_with(U"one ~~ two");
  const auto out = corrected_page(page, std::vector{correction_of(page, U"~~ ", U"")});
  EXPECT_EQ(out.page.text, U"one two");
  EXPECT_EQ(out.page.words.size(), 2U);
}

TEST(CorrectedPage, TheNewestHoldsAndOneAsReadTakesBack) {
  const Page page = page_with(U"a b c");
  const auto first = correction_of(page, U"b c", U"x y"), second = correction_of(page, U"c", U"z");
  EXPECT_EQ(corrected_page(page, std::vector{first, second}).page.text, U"a b z");
  EXPECT_EQ(corrected_page(page, std::vector{second, first}).page.text, U"a x y");
  const auto back = corrected_page(page, std::vector{first, correction_of(page, U"b c", U"b c")});
  EXPECT_EQ(back.page.text, U"a b c");
  EXPECT_TRUE(back.applied.empty());
}

TEST(CorrectedPage, FindsItsWordsAgainInAnotherReading) {
  const Page page = page_with(U"to the head 3l7");
  const auto said = correction_of(page, U"3l7", U"317");
  EXPECT_EQ(corrected_page(page_with(U"x to the head 3l7"), std::vector{said}).page.text, U"x to the head 317");
  Page other = page_with(U"to tne head 3i7");
  EXPECT_EQ(corrected_page(other, std::vector{said}).page.text, U"to tne head 317");
  for (Word& moved : other.words) moved.box = {};
  const auto lost = corrected_page(other, std::vector{said});
  EXPECT_EQ(lost.page.text, other.text);
  EXPECT_EQ(lost.lost.size(), 1U);
}

TEST(CorrectedPage, LeavesOtherPagesAlone) {
  const Page page = page_with(U"a b");
  auto said = correction_of(page, U"b", U"c");
  said.at.page = PageNumber(2);
  EXPECT_EQ(corrected_page(page, std::vector{said}).page, page);
}

}  // namespace
}  // namespace recto::reading
