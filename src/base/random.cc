#include "base/random.h"

#include <sodium.h>

#include <vector>

#include "base/hash.h"
#include "base/result.h"

namespace recto::inline base {

std::string random_hex(unsigned bytes) {
  CHECK(sodium_init() >= 0);
  std::vector<unsigned char> drawn(bytes);
  randombytes_buf(drawn.data(), drawn.size());
  return to_hex(drawn);
}

bool equal_secrets(std::string_view a, std::string_view b) {
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace recto::inline base
