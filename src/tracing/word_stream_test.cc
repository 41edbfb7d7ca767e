#include "tracing/word_stream.h"

#include <gtest/gtest.h>

#include "text/utf8.h"
#include "tracing/word_kinds.h"

namespace recto::tracing {
namespace {

std::string stream(std::u32string_view text) { return text::encode_utf8(word_stream(text).text); }

TEST(WordStream, FoldsWordsAndSpaces) {
  EXPECT_EQ(stream(U"“The  convoy\nLEFT”, he said."), "the convoy left he said");
  EXPECT_EQ(stream(U"أُعلِنَ  الأمرُ"), stream(U"اعلن الامر"));
  EXPECT_EQ(stream(U"> quoted\n> twice"), "quoted twice");
}
TEST(WordStream, KeepsWhatANumberMeans) {
  EXPECT_EQ(stream(U"2,400 men"), stream(U"2400 men"));
  EXPECT_EQ(stream(U"٢٬٤٠٠"), "2400");
  EXPECT_NE(stream(U"2.400 men"), stream(U"2400 men"));
  EXPECT_NE(stream(U"24,00 men"), stream(U"2400 men"));
  EXPECT_EQ(stream(U"1,234,567.5"), "1234567.5");
  EXPECT_NE(stream(U"$500"), stream(U"500"));
  EXPECT_NE(stream(U"5%"), stream(U"5"));
  EXPECT_NE(stream(U"2½"), stream(U"2"));
  EXPECT_NE(stream(U"at -5 degrees"), stream(U"at 5 degrees"));
  EXPECT_EQ(stream(U"pages 3-5"), "pages 3 5");
}
TEST(WordStream, KnowsPlacesAndJoints) {
  const WordStream words = word_stream(U"they co-\noperate well-known B6");
  ASSERT_EQ(words.tokens.size(), 7U);
  EXPECT_EQ(words.tokens[2].joint, Joint::line_hyphen);
  EXPECT_EQ(words.tokens[4].joint, Joint::hyphen);
  EXPECT_EQ(words.tokens[6].joint, Joint::touching);
  EXPECT_EQ(words.tokens[2].range, (CharRange{CharOffset(9), CharOffset(16)}));
  const WordStream::Tokens touched = words.touching(words.tokens[1].start + 1, words.tokens[3].start + 1);
  EXPECT_EQ(touched.first, 1U);
  EXPECT_EQ(touched.last, 4U);
}

TEST(WordKinds, TellDifferencesApart) {
  const auto kind = [](std::u32string_view story, std::u32string_view source, std::u32string_view before = {}) {
    const WordStream a = word_stream(story), b = word_stream(source);
    return kind_of_replacement({story, a.text, before, TokenKind::letters},
                               {source, b.text, before, TokenKind::letters});
  };
  EXPECT_EQ(kind(U"2,400", U"2,500"), DifferenceKind::digit);
  EXPECT_EQ(kind(U"is", U"isn’t"), DifferenceKind::negation);
  EXPECT_EQ(kind(U"لن", U"لم"), DifferenceKind::negation);
  EXPECT_EQ(kind(U"Harrow", U"Lindt"), DifferenceKind::name);
  EXPECT_EQ(kind(U"كريم", U"نديم", U"العقيد"), DifferenceKind::name);
  EXPECT_EQ(kind(U"depot", U"harbour"), DifferenceKind::word);
}
TEST(WordKinds, FoldingMustNotHideMeaning) {
  EXPECT_TRUE(folding_hides_meaning(U"US", U"us"));
  EXPECT_FALSE(folding_hides_meaning(U"NOT", U"not"));
  EXPECT_TRUE(folding_hides_meaning(U"قُتل", U"قَتل"));
  EXPECT_FALSE(folding_hides_meaning(U"قُتل", U"قتل"));
  EXPECT_FALSE(folding_hides_meaning(U"محمَّد", U"محمد"));
}
TEST(WordKinds, PartingKeepsMeaningOnlyWhereItMust) {
  EXPECT_TRUE(parting_keeps_meaning({U"co", U"operate"}, {Joint::line_hyphen}));
  EXPECT_FALSE(parting_keeps_meaning({U"re", U"signed"}, {Joint::hyphen}));
  EXPECT_FALSE(parting_keeps_meaning({U"not", U"able"}, {Joint::apart}));
  EXPECT_TRUE(parting_keeps_meaning({U"قاءد", U"الفرع"}, {Joint::apart}));
  EXPECT_FALSE(parting_keeps_meaning({U"لا", U"يكون"}, {Joint::apart}));
}

}  // namespace
}  // namespace recto::tracing
