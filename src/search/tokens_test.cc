#include "search/tokens.h"

#include <gtest/gtest.h>

#include "text/utf8.h"

namespace recto::search {
namespace {

std::vector<std::string> terms(std::u32string_view text) {
  std::vector<std::string> out;
  for (const Token& token : tokens(text)) out.push_back(text::encode_utf8(letters_of(token.term)));
  return out;
}
using Strings = std::vector<std::string>;

TEST(Tokens, words_are_folded) {
  EXPECT_EQ(terms(U"والقِيادة إلى The Minister’s don't"), (Strings{"والقياده", "الي", "the", "ministers", "dont"}));
  EXPECT_EQ(terms(U"\uFEFBجئ Łódź Управление"), (Strings{"لاجي", "lodz", "управление"}));
}

TEST(Tokens, numbers_are_parts_without_grouping) {
  EXPECT_EQ(terms(U"2,500 ٢٬٥٠٠ 14/03/2011 ١٤٫٥ 1,23 12,3456 007 0"),
            (Strings{"2500", "2500", "14", "3", "2011", "14", "5", "1", "23", "12", "3456", "7", "0"}));
}

TEST(Tokens, ranges_lead_to_the_text) {
  const std::u32string text = U"رقم ٢٬٥٠٠ في 14/03";
  const std::vector<Token> found = tokens(text);
  ASSERT_EQ(found.size(), 5U);
  EXPECT_EQ(text.substr(found[1].range.start.value, found[1].range.length()), U"٢٬٥٠٠");
  EXPECT_EQ(text.substr(found[4].range.start.value, found[4].range.length()), U"03");
}

TEST(Terms, go_there_and_back) {
  for (const std::u32string_view word :
       {U"القياده", U"harbour7", U"управление", U"\u066E\u06A1\u06BA\u0649", U"東京"}) {
    EXPECT_EQ(letters_of(term_of(word)), word);
  }
  EXPECT_EQ(term_of(U"قياده").size(), 5U);
}

TEST(WordKeys, forms_and_misread_dots_share_a_key) {
  WordKeys keys;
  const auto key = [&](std::u32string_view word) { return keys.key_of(term_of(word)); };
  EXPECT_EQ(key(U"القياده"), key(U"والقياده"));
  EXPECT_EQ(key(U"المتطوعين"), key(U"متطوعون"));
  EXPECT_EQ(key(U"تدريب"), key(U"ندزيب"));
  EXPECT_EQ(key(U"committees"), key(U"committee"));
  EXPECT_EQ(key(U"2011"), "2011");
  EXPECT_NE(key(U"خالد"), key(U"محمد"));
  EXPECT_EQ(keys.key_of(""), "");
}

}  // namespace
}  // namespace recto::search
