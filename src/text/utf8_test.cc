#include "text/utf8.h"

#include <gtest/gtest.h>

namespace recto::text {
namespace {

TEST(Utf8, round_trips_the_edges_of_every_length) {
  const std::u32string text = {0, 0x7F, 0x80, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFF, 0x10000, 0x10FFFF};
  const std::string bytes = encode_utf8(text);
  EXPECT_EQ(decode_utf8(bytes).value(), text);
  EXPECT_EQ(decode_utf8_lossy(bytes), text);
  EXPECT_EQ(bytes.size(), 1U + 1 + 2 + 2 + 3 + 3 + 3 + 3 + 4 + 4);
}

TEST(Utf8, strict_decoding_names_the_byte) {
  for (const std::string_view bad :
       {"ab\x80", "ab\xC0\xAF", "ab\xED\xA0\x80", "ab\xF4\x90\x80\x80", "ab\xE2\x82", "ab\xFF"}) {
    const auto text = decode_utf8(bad);
    ASSERT_FALSE(text.has_value());
    EXPECT_EQ(text.error().kind, ErrorKind::invalid_input);
    EXPECT_NE(text.error().message.find("byte 2 "), std::string::npos) << text.error().message;
  }
}

// The Unicode standard, section 3.9, table 3-8.
TEST(Utf8, each_maximal_subpart_becomes_one_replacement) {
  EXPECT_EQ(decode_utf8_lossy("a\xF1\x80\x80\xE1\x80\xC2"
                              "b\x80"
                              "c\x80\xBF"
                              "d"),
            U"a\uFFFD\uFFFD\uFFFDb\uFFFDc\uFFFD\uFFFDd");
  EXPECT_EQ(decode_utf8_lossy("\xED\xA0\x80"), U"\uFFFD\uFFFD\uFFFD");
}

TEST(Utf8, encoding_replaces_what_is_no_scalar) {
  EXPECT_EQ(encode_utf8(std::u32string{0xD800, 0x110000}), "\xEF\xBF\xBD\xEF\xBF\xBD");
}

}  // namespace
}  // namespace recto::text
