#include "readers/text/reader.h"

#include <gmock/gmock.h>

#include "readers/harness/ask.h"
#include "readers/harness/flow.h"
#include "text/utf8.h"

namespace recto::text_reader {
namespace {

using harness::ask;
using ::testing::HasSubstr;
using ::testing::SizeIs;

harness::Answered read(std::string_view bytes) {
  TextReader reader;
  return ask(reader, bytes);
}

TEST(TextReader, Utf8ComesOutAsItIs) {
  const std::u32string text = U"First line\n\n\tsecond  line, لا إله\u200F «x»\u00A0\U0001F600\n  end";
  const auto answer = read(text::encode_utf8(text));
  EXPECT_EQ(answer.text(), text);
  EXPECT_EQ(answer.complaint(), "");
  const Page page = answer.pages()[0];
  ASSERT_THAT(page.words, SizeIs(9));
  EXPECT_EQ(page.words[2].start, CharOffset(13));
  EXPECT_TRUE(page.words[2].box.empty());
}

TEST(TextReader, LineEndsBecomeOne) { EXPECT_EQ(read("a\r\nb\rc\n\r\nd").text(), U"a\nb\nc\n\nd"); }

TEST(TextReader, FormFeedsPartPages) {
  const auto answer = read("one\f\ftwo\f");
  ASSERT_THAT(answer.pages(), SizeIs(3));
  EXPECT_EQ(answer.text(0), U"one");
  EXPECT_EQ(answer.text(1), U"");
  EXPECT_TRUE(answer.pages()[1].blank);
  EXPECT_EQ(answer.text(2), U"two");
}

TEST(TextReader, LongTextsAreCutAtLines) {
  std::string line(99, 'x');
  line += '\n';
  std::string file;
  for (int i = 0; i < 2500; ++i) file += line;
  const auto answer = read(file);
  ASSERT_THAT(answer.pages(), SizeIs(3));
  EXPECT_EQ(answer.text(0).size(), 100'000U);
  EXPECT_EQ(answer.text(2).size(), 50'000U);
  EXPECT_EQ(answer.text(0).back(), U'\n');
}

TEST(TextReader, OneEndlessLineIsCutAtASpaceOrAnywhere) {
  const auto spaced = read(std::string(70'000, 'x') + " " + std::string(70'000, 'y'));
  ASSERT_THAT(spaced.pages(), SizeIs(2));
  EXPECT_EQ(spaced.text(0).size(), 70'001U);
  EXPECT_EQ(read(std::string(250'000, 'x')).pages().size(), 3U);
}

TEST(TextReader, EmptyFilesAreABlankPage) {
  ASSERT_THAT(read("").pages(), SizeIs(1));
  EXPECT_TRUE(read("").pages()[0].blank);
  EXPECT_TRUE(read(" \n\n").pages()[0].blank);
}

TEST(TextReader, BinaryIsRefused) {
  const auto answer =
      read(std::string_view("\x7F"
                            "ELF\2\1\1\0\0\0\0\0\0",
                            13));
  ASSERT_THAT(answer.all<wire::Refused>(), SizeIs(1));
  EXPECT_THAT(answer.complaint(), HasSubstr("binary"));
}

TEST(TextReader, CutAtEveryByteIsAnswered) {
  const std::string file = text::encode_utf8(U"First line\r\nالسطر الثاني\f«ثلاثة» \U0001F600\n");
  for (size_t i = 0; i <= file.size(); ++i) EXPECT_TRUE(read(file.substr(0, i)).end.has_value()) << i;
}

}  // namespace
}  // namespace recto::text_reader
