#include "base/result.h"

#include <gtest/gtest.h>

#include "base/clock.h"

namespace recto {
namespace {

Result<int> half(int n) {
  if (n % 2 != 0) return fail(ErrorKind::invalid_input, "not even", std::to_string(n));
  return n / 2;
}

Result<int> quarter(int n) { return half(TRY(half(n))); }

Result<void> both_even(int a, int b) {
  TRY(half(a));
  TRY(half(b));
  return {};
}

TEST(Result, try_passes_the_error_on) {
  EXPECT_EQ(*quarter(12), 3);
  EXPECT_EQ(quarter(6).error().subject, "3");
  EXPECT_TRUE(both_even(2, 4).has_value());
  EXPECT_EQ(both_even(2, 5).error().kind, ErrorKind::invalid_input);
}

TEST(Error, says_one_sentence_with_its_cause) {
  const Result<int> inner = half(3);
  const Result<int> outer = fail(ErrorKind::io, "cannot go on", "file.txt", inner.error());
  EXPECT_EQ(outer.error().sentence(), "file.txt: cannot go on (3: not even)");
}

TEST(ErrorKind, names_are_read_back) {
  for (int i = 0; i <= static_cast<int>(ErrorKind::cancelled); ++i) {
    const auto kind = static_cast<ErrorKind>(i);
    EXPECT_EQ(error_kind_from(to_string(kind)), kind);
  }
  EXPECT_FALSE(error_kind_from("other"));
}

TEST(Clock, writes_rfc3339) {
  EXPECT_EQ(rfc3339(0), "1970-01-01T00:00:00.000Z");
  EXPECT_EQ(rfc3339(951'782'400'123), "2000-02-29T00:00:00.123Z");
  EXPECT_EQ(rfc3339(-1), "1969-12-31T23:59:59.999Z");
}

}  // namespace
}  // namespace recto
