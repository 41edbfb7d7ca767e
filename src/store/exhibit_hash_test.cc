#include "store/exhibit_hash.h"

#include <gtest/gtest.h>

#include "base/hash.h"

namespace recto::store {
namespace {

TEST(ExhibitHash, IsTheSha256InAnyPieces) {
  const std::string bytes = "The committee will not meet before the month is over. " + std::string(300, 'x');
  for (size_t length = 0; length <= bytes.size(); ++length) {
    ExhibitHash hash;
    const auto all = std::as_bytes(std::span(bytes.data(), length));
    hash.add(all.first(length / 3));
    hash.add(all.subspan(length / 3));
    EXPECT_EQ(hash.finish().hex, to_hex(sha256(bytes.substr(0, length))));
  }
}

}  // namespace
}  // namespace recto::store
