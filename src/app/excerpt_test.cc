#include "app/excerpt.h"

#include <gtest/gtest.h>

namespace recto::app {
namespace {

TEST(Around, cuts_at_whole_words) {
  const std::u32string text = U"one two three four five six";
  const Excerpt cut = around(text, {CharOffset(14), CharOffset(18)}, 7);
  EXPECT_EQ(cut.before, U"three ");
  EXPECT_EQ(cut.after, U" five");
}

TEST(Around, gives_all_where_there_is_room_and_takes_any_range) {
  EXPECT_EQ(around(U"a b c", {CharOffset(2), CharOffset(3)}, 99).before, U"a ");
  EXPECT_EQ(around(U"a b c", {CharOffset(2), CharOffset(3)}, 99).after, U" c");
  EXPECT_EQ(around(U"ab", {CharOffset(7), CharOffset(9)}, 5).before, U"ab");
}

}  // namespace
}  // namespace recto::app
