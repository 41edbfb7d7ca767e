#include "text/arabic.h"

#include <gmock/gmock.h>

#include "text/fold.h"
#include "text/utf8.h"

namespace recto::text {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::Not;

std::string stem(std::string_view word) {
  return encode_utf8(light_stem(folded(decode_utf8_lossy(word), Folding::spelling)));
}

TEST(Clitics, every_chain_longest_first) {
  EXPECT_THAT(without_clitics(U"وبالقياده"), ElementsAre(U"قياده", U"القياده", U"بالقياده"));
  EXPECT_THAT(without_clitics(U"للقياده"), ElementsAre(U"قياده", U"لقياده"));
  EXPECT_THAT(without_clitics(U"والقياده"), Contains(U"القياده"));
  EXPECT_THAT(without_clitics(U"ولد"), ElementsAre(U"لد"));
  EXPECT_THAT(without_clitics(U"به"), ElementsAre());
  EXPECT_THAT(without_clitics(U"محمد"), ElementsAre());
}

TEST(LightStem, inflections_share_a_stem) {
  EXPECT_EQ(stem("المتطوعين"), stem("متطوعون"));
  EXPECT_EQ(stem("والقيادة"), stem("قيادتها"));
  EXPECT_EQ(stem("بيتها"), stem("البيت"));
  EXPECT_EQ(stem("الاجتماعات"), stem("اجتماعهم"));
  EXPECT_EQ(stem("كتاباً"), stem("الكتاب"));
  EXPECT_EQ(stem("ولد"), "ولد");
  EXPECT_EQ(stem("بيت"), "بيت");
  EXPECT_EQ(stem("harbour"), "harbour");
}

TEST(VisualOrder, broken_layers_are_turned) {
  // "محمد 2011" drawn from left to right: digits first, then the letters from the last to the first.
  EXPECT_EQ(to_logical_order(U"2011 \uFEAA\uFEE4\uFEA4\uFEE3"), U"محمد 2011");
  EXPECT_EQ(to_logical_order(U"(\uFEAA\uFEE4\uFEA4\uFEE3) 14/3/2011 e-mail"), U"e-mail 14/3/2011 (محمد)");
  EXPECT_EQ(to_logical_order(U"\uFEE3\uFEA4\uFEE4\uFEAA 2011"), U"\uFEE3\uFEA4\uFEE4\uFEAA 2011");
  EXPECT_EQ(to_logical_order(U"محمد 2011"), U"محمد 2011");
}

TEST(VisualOrder, reversed_letters_are_noticed) {
  std::u32string line = U"إلى القيادة العامة في المدينة الكبيرة";
  EXPECT_FALSE(seems_reversed(line));
  std::reverse(line.begin(), line.end());
  EXPECT_TRUE(seems_reversed(line));
  EXPECT_FALSE(seems_reversed(U"plain English text"));
  EXPECT_FALSE(seems_reversed(U""));
}

}  // namespace
}  // namespace recto::text
