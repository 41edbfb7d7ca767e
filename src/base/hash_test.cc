#include "base/hash.h"

#include <gtest/gtest.h>

namespace recto {
namespace {

// FIPS 180-4, examples of the standard.
TEST(Sha256, known_answers) {
  EXPECT_EQ(to_hex(sha256("")), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(to_hex(sha256("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Sha256, pieces_make_the_whole) {
  Sha256Stream stream;
  const std::string text = "abc";
  for (const char& c : text) stream.add(std::as_bytes(std::span(&c, 1)));
  EXPECT_EQ(stream.finish(), sha256("abc"));
}

}  // namespace
}  // namespace recto
