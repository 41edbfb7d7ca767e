#include "text/words.h"

#include <gtest/gtest.h>

#include "text/utf8.h"

namespace recto::text {
namespace {

std::string cut(std::u32string_view text, CharRange range) {
  return encode_utf8(text.substr(range.start.value, range.length()));
}

std::vector<std::string> words_of(std::string_view bytes) {
  const std::u32string text = decode_utf8_lossy(bytes);
  std::vector<std::string> out;
  for (const WordSpan& word : words(text))
    out.push_back(cut(text, word.range) + (word.kind == WordKind::number ? "#" : ""));
  return out;
}

std::vector<std::string> sentences_of(std::string_view bytes) {
  const std::u32string text = decode_utf8_lossy(bytes);
  std::vector<std::string> out;
  for (const CharRange& sentence : sentences(text)) out.push_back(cut(text, sentence));
  return out;
}

using Strings = std::vector<std::string>;

TEST(Words, letters_with_marks_joiners_and_tatweel) {
  EXPECT_EQ(words_of("مُحَمَّد مـحـمـد، (القيادة)"), (Strings{"مُحَمَّد", "مـحـمـد", "القيادة"}));
  EXPECT_EQ(words_of("the minister’s don't 'quoted' Rifāʿī"),
            (Strings{"the", "minister’s", "don't", "quoted", "Rifāʿī"}));
  EXPECT_EQ(words_of("co\u00ADop ـــ ''"), (Strings{"co\u00ADop"}));
}

TEST(Words, numbers_with_the_separators_inside_them) {
  EXPECT_EQ(words_of("2,500 14/3/2011. ٢٫٥ 12:30, 7."), (Strings{"2,500#", "14/3/2011#", "٢٫٥#", "12:30#", "7#"}));
  EXPECT_EQ(words_of("214/ق/3"), (Strings{"214#", "ق", "3#"}));
  EXPECT_EQ(words_of("B2 لعام2013"), (Strings{"B", "2#", "لعام", "2013#"}));
  EXPECT_EQ(words_of(""), Strings{});
}

TEST(Sentences, end_at_marks_and_blank_lines) {
  EXPECT_EQ(sentences_of("It rained. Who knew? We did!  \n\nA heading\n\nThe rest"),
            (Strings{"It rained.", "Who knew?", "We did!", "A heading", "The rest"}));
  EXPECT_EQ(sentences_of("وصل الكتاب. هل قرأته؟ نعم؛ قرأته"), (Strings{"وصل الكتاب.", "هل قرأته؟", "نعم؛", "قرأته"}));
  EXPECT_EQ(sentences_of("He said “Go.” Then he left."), (Strings{"He said “Go.”", "Then he left."}));
}

TEST(Sentences, do_not_end_in_abbreviations_initials_and_numbers) {
  EXPECT_EQ(sentences_of("Gen. J. Harrow paid 3.50 to Dr. Mott at 12:30."),
            (Strings{"Gen. J. Harrow paid 3.50 to Dr. Mott at 12:30."}));
  EXPECT_EQ(sentences_of("كتب د. سالم. ثم ذهب"), (Strings{"كتب د. سالم.", "ثم ذهب"}));
  EXPECT_EQ(sentences_of("1. The first point. 2. The second, of 2013. Then more."),
            (Strings{"1. The first point.", "2. The second, of 2013.", "Then more."}));
  EXPECT_EQ(sentences_of("one line\nof two"), (Strings{"one line\nof two"}));
}

}  // namespace
}  // namespace recto::text
